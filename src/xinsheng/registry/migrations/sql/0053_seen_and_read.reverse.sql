DROP TRIGGER guarded_seen ON blank;
DROP FUNCTION guard_seen_blank();
