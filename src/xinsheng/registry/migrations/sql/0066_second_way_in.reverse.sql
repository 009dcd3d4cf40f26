DROP TRIGGER guarded ON one_time_standing;
DROP FUNCTION guard_one_time_standing();
DROP TRIGGER guarded ON one_time_secret;
DROP FUNCTION guard_one_time_secret();
DROP TRIGGER never_removed ON one_time_standing;
DROP TRIGGER never_changed ON one_time_secret;
