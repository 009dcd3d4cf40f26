-- As it was before.
DROP TRIGGER guarded ON ordinary_print;
DROP FUNCTION guard_ordinary_print();
DROP TRIGGER guarded ON ordinary_form_spoiling;
DROP FUNCTION guard_ordinary_form_spoiling();
DROP TRIGGER never_changed ON ordinary_form_spoiling;
DROP TRIGGER never_changed ON ordinary_form_intake;
