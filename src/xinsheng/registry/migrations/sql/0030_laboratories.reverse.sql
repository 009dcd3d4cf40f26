DROP TRIGGER guarded ON laboratory_ending;
DROP FUNCTION guard_laboratory_ending();
DROP TRIGGER never_changed ON laboratory_ending;
DROP TRIGGER never_changed ON laboratory;
