-- As it was before.
DROP TRIGGER on_the_way ON blank;
DROP FUNCTION guard_blank_on_the_way();
DROP TRIGGER never_changed ON blank_receipt;
DROP TRIGGER never_changed ON blank_transfer;
