DROP TRIGGER guarded ON card_reading;
DROP FUNCTION guard_card_reading();
DROP TRIGGER only_ends ON kiosk;
DROP FUNCTION guard_kiosk();
DROP TRIGGER never_changed ON card_reading;
DROP TRIGGER never_removed ON kiosk;
