DROP TRIGGER guarded ON legacy_inquiry_finding;
DROP FUNCTION guard_legacy_inquiry_finding();
DROP TRIGGER never_changed ON legacy_inquiry_finding;
DROP TRIGGER never_changed ON legacy_inquiry;
