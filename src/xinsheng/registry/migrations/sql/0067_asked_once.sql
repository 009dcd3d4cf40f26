-- An office's own number names one request of its for ever, whatever it says under it the second time.
CREATE OR REPLACE FUNCTION guard_licence_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.until_on < (NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('licence_request_ends_after_it_is_made', 'its last day is not before its asking');
    END IF;
    IF NEW.asked_index IS NULL THEN
        PERFORM break_promise('licence_request_told_from_another', 'what an office asks is told from what it asked');
    END IF;
    IF NOT EXISTS (SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose) THEN
        PERFORM break_promise('licence_request_within_its_purposes', 'an office asks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;

-- In restored books the places of results go on above whatever was given since the backup; otherwise they are dense.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON result_leap FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_result_leap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <= greatest((SELECT max(position) FROM result_place), (SELECT max(position) FROM result_leap)) THEN
        PERFORM break_promise('result_leap_is_forward', 'places that were given are not given again');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON result_leap FOR EACH ROW EXECUTE FUNCTION guard_result_leap();

CREATE OR REPLACE FUNCTION guard_result_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <> 1 + greatest(
        (SELECT max(position) FROM result_place), (SELECT max(position) FROM result_leap), 0
    ) THEN
        PERFORM break_promise('result_place_is_the_next', 'the results have no gap');
    END IF;
    RETURN NEW;
END $$;

-- A couple's certificate is shared by either of the two, as a child's is by either parent, and answered for likewise.
CREATE FUNCTION holds_licence(who uuid, birth uuid, couple uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM certificate JOIN birth_case ON birth_case.id = certificate.case_id JOIN person ON person.id = who
        WHERE certificate.id = birth
          AND EXISTS (SELECT FROM elicence WHERE elicence.certificate_id = certificate.id)
          AND person.paper_no_index IN (birth_case.mother_paper_index, birth_case.father_paper_index)
    ) OR EXISTS (
        SELECT FROM service_certificate AS held JOIN registration ON registration.case_id = held.case_id
        JOIN person ON person.id = who
        WHERE held.id = couple
          AND EXISTS (SELECT FROM service_elicence WHERE service_elicence.certificate_id = held.id)
          AND person.paper_no_index IN (registration.woman_index, registration.man_index)
    )
$$;

CREATE OR REPLACE FUNCTION guard_licence_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT holds_licence(NEW.given_by_id, NEW.certificate_id, NEW.service_certificate_id) THEN
        PERFORM break_promise('licence_consent_is_a_parents', 'a parent or spouse named on a licence lets others look');
    END IF;
    IF NOT EXISTS (
        SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose
    ) THEN
        PERFORM break_promise('licence_consent_within_its_purposes', 'an office looks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_licence_request_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked licence_request%ROWTYPE;
BEGIN
    SELECT * INTO asked FROM licence_request WHERE id = NEW.request_id;
    IF NEW.answered_at < asked.asked_at OR (NEW.answered_at AT TIME ZONE 'Asia/Shanghai')::date > asked.until_on THEN
        PERFORM break_promise('licence_request_answered_in_its_time', 'a request is answered until its last day');
    END IF;
    IF NOT holds_licence(NEW.answered_by_id, asked.certificate_id, asked.service_certificate_id) THEN
        PERFORM break_promise('licence_request_answered_by_a_parent', 'a parent or spouse on a licence answers for it');
    END IF;
    IF NEW.consent_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM licence_consent AS given WHERE given.id = NEW.consent_id
          AND given.given_by_id = NEW.answered_by_id
          AND (given.certificate_id, given.service_certificate_id, given.agency_id, given.purpose)
              IS NOT DISTINCT FROM
              (asked.certificate_id, asked.service_certificate_id, asked.agency_id, asked.purpose)
    ) THEN
        PERFORM break_promise('licence_request_agreed_as_asked', 'what is agreed to is what was asked');
    END IF;
    RETURN NEW;
END $$;
