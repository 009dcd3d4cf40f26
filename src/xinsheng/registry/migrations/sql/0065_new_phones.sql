-- What was given is never changed; a later number is a later row.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON new_phone FOR EACH ROW EXECUTE FUNCTION refuse_change();
