DROP TRIGGER never_changed ON new_phone;
