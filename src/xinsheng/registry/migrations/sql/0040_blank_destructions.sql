-- What was destroyed stays so: only void numbers whose paper was there, each once, as many as were counted.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_destruction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON destroyed_blank FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_destroyed_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM blank JOIN blank_move ON blank_move.blank_id = blank.no AND blank_move.to_status = 'void'
        WHERE blank.no = NEW.blank_id AND blank.status = 'void' AND blank_move.reason NOT IN ('lost', 'stolen')
    ) THEN
        PERFORM break_promise('destroyed_blank_was_waste', 'what is destroyed is void, and its paper was there');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON destroyed_blank FOR EACH ROW EXECUTE FUNCTION guard_destroyed_blank();

CREATE FUNCTION require_destroyed_blanks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.quantity <> (SELECT count(*) FROM destroyed_blank WHERE destruction_id = NEW.id) THEN
        PERFORM break_promise('blank_destruction_counts_its_numbers', 'as many numbers as were counted');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER counted AFTER INSERT ON blank_destruction DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION require_destroyed_blanks();
