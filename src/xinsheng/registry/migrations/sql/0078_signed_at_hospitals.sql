-- What came from a hospital's system is signed at that system's own pages, while it is in force, on its institution's
-- case; what came from our own pages names no system (threats T1, T8).
CREATE FUNCTION guard_act_signature_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.client_id IS NOT NULL)
       IS DISTINCT FROM (SELECT channel = 'exchange' FROM journal_entry WHERE id = NEW.entry_id) THEN
        PERFORM break_promise('act_signature_where', 'what is signed at a hospital''s system is what it sent, and only that');
    END IF;
    IF NEW.client_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM hospital_client JOIN birth_case ON birth_case.office_id = hospital_client.office_id
        WHERE hospital_client.id = NEW.client_id AND birth_case.id = NEW.case_id
          AND hospital_client.signs_at = NEW.origin AND hospital_client.until IS NULL
    ) THEN
        PERFORM break_promise('act_signature_place', 'a hospital''s system is let in for its own pages and institution');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_place BEFORE INSERT ON act_signature
    FOR EACH ROW EXECUTE FUNCTION guard_act_signature_place();
