-- A request is answered by a parent, once, in its time; agreed to, it is by a consent for just what was asked.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON licence_request FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON licence_request_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_licence_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.until_on < (NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('licence_request_ends_after_it_is_made', 'its last day is not before its asking');
    END IF;
    IF NOT EXISTS (SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose) THEN
        PERFORM break_promise('licence_request_within_its_purposes', 'an office asks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON licence_request FOR EACH ROW EXECUTE FUNCTION guard_licence_request();

CREATE FUNCTION guard_licence_request_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked licence_request%ROWTYPE;
BEGIN
    SELECT * INTO asked FROM licence_request WHERE id = NEW.request_id;
    IF NEW.answered_at < asked.asked_at OR (NEW.answered_at AT TIME ZONE 'Asia/Shanghai')::date > asked.until_on THEN
        PERFORM break_promise('licence_request_answered_in_its_time', 'a request is answered until its last day');
    END IF;
    IF NOT EXISTS (
        SELECT FROM certificate JOIN birth_case ON birth_case.id = certificate.case_id
        JOIN person ON person.id = NEW.answered_by_id
        WHERE certificate.id = asked.certificate_id
          AND person.paper_no_index IN (birth_case.mother_paper_index, birth_case.father_paper_index)
    ) THEN
        PERFORM break_promise('licence_request_answered_by_a_parent', 'a parent named on a licence answers for it');
    END IF;
    IF NEW.consent_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM licence_consent WHERE id = NEW.consent_id AND given_by_id = NEW.answered_by_id
          AND (certificate_id, agency_id, purpose) = (asked.certificate_id, asked.agency_id, asked.purpose)
    ) THEN
        PERFORM break_promise('licence_request_agreed_as_asked', 'what is agreed to is what was asked');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON licence_request_answer
    FOR EACH ROW EXECUTE FUNCTION guard_licence_request_answer();
