DROP TRIGGER never_changed ON legacy_registration;
