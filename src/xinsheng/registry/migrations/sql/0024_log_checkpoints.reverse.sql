DROP TRIGGER never_changed ON log_checkpoint;
DROP TRIGGER guarded ON log_checkpoint;
DROP FUNCTION guard_log_checkpoint();
