DROP TRIGGER counted ON blank_destruction;
DROP FUNCTION require_destroyed_blanks();
DROP TRIGGER guarded ON destroyed_blank;
DROP FUNCTION guard_destroyed_blank();
DROP TRIGGER never_changed ON destroyed_blank;
DROP TRIGGER never_changed ON blank_destruction;
