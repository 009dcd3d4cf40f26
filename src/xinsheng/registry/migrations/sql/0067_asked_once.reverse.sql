CREATE OR REPLACE FUNCTION guard_result_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <> coalesce((SELECT max(position) FROM result_place), 0) + 1 THEN
        PERFORM break_promise('result_place_is_the_next', 'the results have no gap');
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER guarded ON result_leap;
DROP FUNCTION guard_result_leap();
DROP TRIGGER never_changed ON result_leap;

CREATE OR REPLACE FUNCTION guard_licence_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.until_on < (NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('licence_request_ends_after_it_is_made', 'its last day is not before its asking');
    END IF;
    IF NOT EXISTS (SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose) THEN
        PERFORM break_promise('licence_request_within_its_purposes', 'an office asks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_licence_consent() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION guard_licence_request_answer() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP FUNCTION holds_licence(uuid, uuid, uuid);
