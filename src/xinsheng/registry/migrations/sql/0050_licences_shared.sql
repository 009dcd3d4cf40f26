-- An office that looks at licences is only ended; a consent is a parent's own, and is used in its time by its office.
CREATE TRIGGER never_removed BEFORE DELETE ON agency FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON licence_consent FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON licence_consent_ending FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE ON licence_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.until IS NOT NULL OR to_jsonb(NEW) - 'until' <> to_jsonb(OLD) - 'until' THEN
        PERFORM break_promise('agency_only_ends', 'keys and purposes of an office are not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_ends BEFORE UPDATE ON agency FOR EACH ROW EXECUTE FUNCTION guard_agency();

CREATE FUNCTION guard_licence_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM certificate JOIN elicence ON elicence.certificate_id = certificate.id
        JOIN birth_case ON birth_case.id = certificate.case_id
        JOIN person ON person.id = NEW.given_by_id
        WHERE certificate.id = NEW.certificate_id
          AND person.paper_no_index IN (birth_case.mother_paper_index, birth_case.father_paper_index)
    ) THEN
        PERFORM break_promise('licence_consent_is_a_parents', 'a parent named on a licence lets others look at it');
    END IF;
    IF NOT EXISTS (
        SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose
    ) THEN
        PERFORM break_promise('licence_consent_within_its_purposes', 'an office looks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON licence_consent FOR EACH ROW EXECUTE FUNCTION guard_licence_consent();

CREATE FUNCTION guard_licence_consent_ending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given licence_consent%ROWTYPE;
BEGIN
    SELECT * INTO given FROM licence_consent WHERE id = NEW.consent_id;
    IF NEW.ended_at < given.given_at OR NEW.ended_at >= given.until_at THEN
        PERFORM break_promise('licence_consent_used_in_its_time', 'a consent is used, or taken back, in its time');
    END IF;
    IF NEW.how = 'used' AND NOT EXISTS (SELECT FROM agency WHERE id = given.agency_id AND until IS NULL) THEN
        PERFORM break_promise('licence_consent_used_by_an_office_in_force', 'an office that has ended looks at nothing');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON licence_consent_ending
    FOR EACH ROW EXECUTE FUNCTION guard_licence_consent_ending();

CREATE FUNCTION guard_licence_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM licence_consent_ending WHERE consent_id = NEW.look_id AND how = 'used') THEN
        PERFORM break_promise('licence_answer_to_a_look', 'what was taken back is answered to nobody');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON licence_answer FOR EACH ROW EXECUTE FUNCTION guard_licence_answer();
