-- A list that was brought stays as it was read: what two people decided about is what is set up.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON brought_list FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON brought_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
