DROP TRIGGER guarded ON authorisation_ending;
DROP TRIGGER guarded ON authorisation;
DROP TRIGGER never_changed ON authorisation_ending;
DROP TRIGGER never_changed ON authorisation;
DROP FUNCTION guard_authorisation_ending();
DROP FUNCTION guard_authorisation();
