DROP TRIGGER changed_parent ON certificate;
DROP FUNCTION guard_changed_parent();
