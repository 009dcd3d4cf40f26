DROP TRIGGER never_changed ON log_node;
DROP TRIGGER guarded ON log_node;
DROP FUNCTION guard_log_node();
