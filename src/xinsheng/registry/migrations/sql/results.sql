-- What a hospital's system learns: whoever lets a standing move, the result is there with it, and stays as it is.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON result FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON result_place FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The books write it themselves: no act can forget it. Of a birth that no system sent there is none.
CREATE FUNCTION note_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO result (office_id, identifier, case_id, certificate_id, version, state, since)
    SELECT sent.office_id, sent.identifier, sent.case_id, NEW.certificate_id, NEW.version, NEW.state, NEW.since
    FROM received_birth AS sent JOIN birth_case ON birth_case.id = sent.case_id
    WHERE birth_case.newborn_id = NEW.newborn_id
    ORDER BY sent.seq DESC LIMIT 1;
    RETURN NULL;
END $$;
CREATE TRIGGER told AFTER INSERT OR UPDATE ON standing FOR EACH ROW EXECUTE FUNCTION note_result();

-- Places are dense, from 1.
CREATE FUNCTION guard_result_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <> coalesce((SELECT max(position) FROM result_place), 0) + 1 THEN
        PERFORM break_promise('result_place_is_the_next', 'the results have no gap');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON result_place FOR EACH ROW EXECUTE FUNCTION guard_result_place();
