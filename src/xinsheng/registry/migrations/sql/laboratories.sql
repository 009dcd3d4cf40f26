-- A laboratory's licence and its end are entered once; it does not end before it began.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON laboratory FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON laboratory_ending FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION guard_laboratory_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."on" < (SELECT from_on FROM laboratory WHERE id = NEW.laboratory_id) THEN
        PERFORM break_promise('laboratory_ends_after_it_begins', 'a licence does not end before it began');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON laboratory_ending FOR EACH ROW EXECUTE FUNCTION guard_laboratory_ending();
