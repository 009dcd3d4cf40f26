DROP TRIGGER guarded ON passkey_standing;
DROP TRIGGER guarded ON passkey;
DROP TRIGGER guarded ON enrolment;
DROP FUNCTION guard_passkey_standing(), guard_passkey(), guard_enrolment();
DROP TRIGGER never_removed ON passkey_standing;
DROP TRIGGER never_changed ON passkey;
DROP TRIGGER never_changed ON enrolment;
