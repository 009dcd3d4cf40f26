DROP TRIGGER guarded_seal ON appointment;
DROP FUNCTION guard_stock_keeper();
DROP TRIGGER guarded_keeper ON seal;
DROP FUNCTION guard_seal_keeper();
DROP FUNCTION keeps_stock_and_seal(uuid, uuid, date, date);
DROP TRIGGER guarded_line ON office;
DROP FUNCTION guard_office_line();
