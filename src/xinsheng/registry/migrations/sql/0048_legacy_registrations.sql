-- What an old birth service certificate was entered with stays.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON legacy_registration FOR EACH ROW EXECUTE FUNCTION refuse_change();
