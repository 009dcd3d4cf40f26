-- What a hospital's system sent never changes; of the system itself only its end is ever set, once.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON received_birth FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON hospital_client FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_hospital_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.until IS NOT NULL OR to_jsonb(NEW) - 'until' <> to_jsonb(OLD) - 'until' THEN
        PERFORM break_promise('hospital_client_only_ends', 'the keys of a hospital''s system are not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_ends BEFORE UPDATE ON hospital_client FOR EACH ROW EXECUTE FUNCTION guard_hospital_client();

-- A message is of the institution whose system sent it, and about a birth there.
CREATE FUNCTION guard_received_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.office_id <> (SELECT office_id FROM hospital_client WHERE id = NEW.client_id)
        OR NEW.office_id <> (SELECT office_id FROM birth_case WHERE id = NEW.case_id) THEN
        PERFORM break_promise('received_birth_of_its_office', 'a system sends only the births of its own institution');
    END IF;
    IF NEW.previous_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM received_birth WHERE id = NEW.previous_id AND office_id = NEW.office_id
            AND identifier = NEW.identifier AND seq = NEW.seq - 1 AND recorded_at < NEW.recorded_at) THEN
        PERFORM break_promise('received_birth_follows', 'a version follows the one before it, and was recorded later');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER of_its_office BEFORE INSERT ON received_birth FOR EACH ROW EXECUTE FUNCTION guard_received_birth();
