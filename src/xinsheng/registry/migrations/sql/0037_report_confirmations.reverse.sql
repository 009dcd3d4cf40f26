DROP TRIGGER confirmed ON certificate;
DROP FUNCTION guard_certificate_laboratory();
DROP TRIGGER guarded ON report_confirmation;
DROP FUNCTION guard_report_confirmation();
DROP TRIGGER never_changed ON report_confirmation;
