CREATE OR REPLACE FUNCTION guard_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM material WHERE id = NEW.material_id AND kind = 'authorisation' AND satisfied_by = 'signed_statement'
    ) THEN
        PERFORM break_promise('authorisation_is_signed_here', 'only an authorisation signed here names an agent');
    END IF;
    IF EXISTS (
        SELECT FROM material JOIN birth_case ON birth_case.id = material.case_id JOIN person ON person.id = given_by_id
        WHERE material.id = NEW.material_id AND mother_paper_index IS DISTINCT FROM paper_no_index
          AND mother_paper_index IS NOT NULL
    ) THEN
        PERFORM break_promise('authorisation_is_the_mothers_own', 'nobody but the mother sends another in her place');
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_authorisation_ending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    paper material%ROWTYPE;
    last_day date;
BEGIN
    SELECT m.* INTO paper FROM material m WHERE m.id = NEW.authorisation_id;
    SELECT until_on INTO last_day FROM authorisation WHERE material_id = NEW.authorisation_id;
    IF NEW.how = 'used' AND paper.case_id IS DISTINCT FROM (SELECT case_id FROM declaration WHERE id = NEW.declaration_id) THEN
        PERFORM break_promise('authorisation_used_on_its_own_case', 'an authorisation serves the case it was signed on');
    END IF;
    IF NEW.how = 'used' AND (NEW.ended_at AT TIME ZONE 'Asia/Shanghai')::date > last_day THEN
        PERFORM break_promise('authorisation_used_in_its_time', 'an authorisation is not used after its last day');
    END IF;
    IF NEW.how = 'revoked' AND NEW.ended_by_id <> paper.given_by_id THEN
        PERFORM break_promise('authorisation_taken_back_by_its_signer', 'who signed an authorisation takes it back');
    END IF;
    RETURN NEW;
END $$;
