DROP TRIGGER never_changed ON archive_export;
