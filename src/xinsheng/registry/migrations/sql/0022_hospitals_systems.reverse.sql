-- As it was before.
DROP TRIGGER of_its_office ON received_birth;
DROP FUNCTION guard_received_birth();
DROP TRIGGER only_ends ON hospital_client;
DROP FUNCTION guard_hospital_client();
DROP TRIGGER never_removed ON hospital_client;
DROP TRIGGER never_changed ON received_birth;
