-- What was exported is what its entry in the journal names: no row of it is ever another.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON archive_export FOR EACH ROW EXECUTE FUNCTION refuse_change();
