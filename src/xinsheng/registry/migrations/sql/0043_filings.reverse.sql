DROP TRIGGER owed ON standing;
DROP FUNCTION owe_filings();
DROP FUNCTION state_registers();
DROP TRIGGER guarded ON filing;
DROP FUNCTION guard_filing();
DROP TRIGGER never_removed ON filing;
DROP TRIGGER never_removed ON filing_line;
