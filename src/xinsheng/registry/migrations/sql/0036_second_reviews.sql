-- A flagged parentage report is looked at by another institution, where the case's policy asks for it (threat T16).
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON second_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON second_review DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'passkey') EXECUTE FUNCTION require_act_signature();

-- It is of another institution, and of what is declared last.
CREATE FUNCTION guard_second_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.office_id = (SELECT office_id FROM birth_case WHERE id = NEW.case_id) THEN
        PERFORM break_promise('second_review_by_another_institution', 'a second look is another institution''s');
    END IF;
    IF NEW.declaration_id IS DISTINCT FROM
       (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1) THEN
        PERFORM break_promise('second_review_of_the_last_declaration', 'what is looked at is what is declared now');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON second_review FOR EACH ROW EXECUTE FUNCTION guard_second_review();

-- No certificate on a flagged report before it was cleared: by another person, of the last declaration, no report since.
CREATE FUNCTION guard_certificate_second_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claimed birth_case;
    looked second_review;
BEGIN
    SELECT * INTO claimed FROM birth_case WHERE id = NEW.case_id;
    IF claimed.service <> 'first_issuance_outside' OR claimed.policies -> 'outside_second_reviewer' IS DISTINCT FROM 'true'
       OR NOT EXISTS (SELECT FROM jsonb_array_elements_text(claimed.flags) AS flag WHERE starts_with(flag, 'report_')) THEN
        RETURN NEW;
    END IF;
    SELECT * INTO looked FROM second_review WHERE case_id = NEW.case_id ORDER BY reviewed_at DESC, id LIMIT 1;
    IF looked.finding IS DISTINCT FROM 'cleared' OR looked.reviewed_by_id = NEW.printed_by_id
       OR looked.declaration_id <> (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1)
       OR EXISTS (SELECT FROM material WHERE case_id = NEW.case_id AND kind = 'parentage_test'
                  AND given_at > looked.reviewed_at
                  AND NOT EXISTS (SELECT FROM material AS later WHERE later.replaces_id = material.id)) THEN
        PERFORM break_promise('certificate_after_the_second_review',
                              'a flagged report is cleared by another institution before a certificate rests on it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER looked_at BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION guard_certificate_second_review();
