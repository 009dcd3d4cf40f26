-- One of a couple sends somebody with their registration: on their own form, before it is lodged, for the two named.
-- Whosever it is, its last day does not lie before its signing, and nothing is done by it before it was signed.
CREATE OR REPLACE FUNCTION guard_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    paper material%ROWTYPE;
    form birth_case%ROWTYPE;
BEGIN
    SELECT * INTO paper FROM material WHERE id = NEW.material_id;
    SELECT * INTO form FROM birth_case WHERE id = paper.case_id;
    IF (paper.kind, paper.satisfied_by) IS DISTINCT FROM ('authorisation', 'signed_statement') THEN
        PERFORM break_promise('authorisation_is_signed_here', 'only an authorisation signed here names an agent');
    END IF;
    IF NEW.until_on < (paper.given_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('authorisation_ends_after_it_is_signed', 'its last day is not before its signing');
    END IF;
    IF form.mother_paper_index IS NOT NULL AND EXISTS (
        SELECT FROM person WHERE id = paper.given_by_id AND paper_no_index IS DISTINCT FROM form.mother_paper_index
    ) THEN
        PERFORM break_promise('authorisation_is_the_mothers_own', 'nobody but the mother sends another in her place');
    END IF;
    IF (form.service = 'service_registration') IS DISTINCT FROM (NEW.couple_index IS NOT NULL) THEN
        PERFORM break_promise('authorisation_names_a_couple_or_a_child', 'a couple sends with their own registration');
    END IF;
    IF form.service = 'service_registration' AND (form.stage <> 'begun' OR NOT EXISTS (
        SELECT FROM claim WHERE case_id = form.id AND person_id = paper.given_by_id AND through = 'identity'
    )) THEN
        PERFORM break_promise('authorisation_on_ones_own_form', 'one of a couple sends with the form they began online');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_authorisation_ending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    paper material%ROWTYPE;
    signed authorisation%ROWTYPE;
BEGIN
    SELECT m.* INTO paper FROM material m WHERE m.id = NEW.authorisation_id;
    SELECT a.* INTO signed FROM authorisation a WHERE a.material_id = NEW.authorisation_id;
    IF NEW.how = 'used' AND paper.case_id IS DISTINCT FROM (SELECT case_id FROM declaration WHERE id = NEW.declaration_id) THEN
        PERFORM break_promise('authorisation_used_on_its_own_case', 'an authorisation serves the case it was signed on');
    END IF;
    IF NEW.how = 'used' AND (NEW.ended_at AT TIME ZONE 'Asia/Shanghai')::date > signed.until_on THEN
        PERFORM break_promise('authorisation_used_in_its_time', 'an authorisation is not used after its last day');
    END IF;
    IF NEW.ended_at < paper.given_at THEN
        PERFORM break_promise('authorisation_ends_after_it_is_signed', 'what is not signed yet has no end');
    END IF;
    IF NEW.how = 'revoked' AND NEW.ended_by_id <> paper.given_by_id THEN
        PERFORM break_promise('authorisation_taken_back_by_its_signer', 'who signed an authorisation takes it back');
    END IF;
    IF NEW.how = 'used' AND signed.couple_index IS NOT NULL AND NOT EXISTS (
        SELECT FROM registration WHERE case_id = paper.case_id AND couple_index = signed.couple_index
    ) THEN
        PERFORM break_promise('authorisation_used_for_its_couple', 'an authorisation serves the two whom it names');
    END IF;
    IF NEW.how = 'used' AND signed.couple_index IS NOT NULL AND NOT EXISTS (
        SELECT FROM person WHERE id = NEW.ended_by_id AND paper_no_index = signed.agent_index
    ) THEN
        PERFORM break_promise('authorisation_used_by_whom_it_names', 'nobody comes in the place of whom a couple sent');
    END IF;
    RETURN NEW;
END $$;
