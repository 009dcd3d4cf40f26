-- What was written of a sign-in stays; a session that ended does not live again under its old mark.

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON sign_in_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON live_session FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_live_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.person_id <> OLD.person_id THEN
        PERFORM break_promise('live_session_of_its_person', 'a session is of one person');
    END IF;
    IF NEW.mark = OLD.mark AND (OLD.ended_at IS NOT NULL
        OR (NEW.way, NEW.passkey_id, NEW.begun_at) IS DISTINCT FROM (OLD.way, OLD.passkey_id, OLD.begun_at)) THEN
        PERFORM break_promise('live_session_ends_once', 'a session only ends, once');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON live_session FOR EACH ROW EXECUTE FUNCTION guard_live_session();

