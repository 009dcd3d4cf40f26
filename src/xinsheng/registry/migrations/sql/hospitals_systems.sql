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
