DROP TRIGGER guarded ON correction;
DROP FUNCTION guard_correction();
DROP TRIGGER never_changed ON correction;
