-- A laboratory's answer about a declared report, and what it holds back (threat T16).
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON report_confirmation FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_report_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.declaration_id IS DISTINCT FROM
       (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1) THEN
        PERFORM break_promise('report_confirmation_of_the_last_declaration', 'what was answered is what is declared now');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON report_confirmation FOR EACH ROW EXECUTE FUNCTION guard_report_confirmation();

-- Where the case's policy asks the laboratory: no certificate before it answered of the last declaration (or its days
-- passed), and none on another answer than a confirmation that no other institution cleared since.
CREATE FUNCTION guard_certificate_laboratory() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claimed birth_case;
    answered report_confirmation;
    looked second_review;
BEGIN
    SELECT * INTO claimed FROM birth_case WHERE id = NEW.case_id;
    IF claimed.service <> 'first_issuance_outside'
       OR claimed.policies -> 'outside_laboratory_confirms' IS DISTINCT FROM 'true' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO answered FROM report_confirmation WHERE declaration_id =
        (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1);
    IF answered.id IS NULL THEN
        PERFORM break_promise('certificate_after_the_laboratory', 'the laboratory is heard before a certificate rests on its report');
    END IF;
    SELECT * INTO looked FROM second_review WHERE case_id = NEW.case_id ORDER BY reviewed_at DESC, id LIMIT 1;
    IF answered.answer <> 'confirmed'
       AND (looked.finding IS DISTINCT FROM 'cleared' OR looked.declaration_id <> answered.declaration_id
            OR looked.reviewed_at < answered.at OR looked.reviewed_by_id = NEW.printed_by_id) THEN
        PERFORM break_promise('certificate_not_against_the_laboratory',
                              'what a laboratory does not confirm is cleared by another institution first');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER confirmed BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION guard_certificate_laboratory();
