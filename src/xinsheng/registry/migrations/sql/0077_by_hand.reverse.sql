DROP TRIGGER guarded ON handwriting;
DROP FUNCTION guard_handwriting();
DROP TRIGGER never_changed ON handwriting;
