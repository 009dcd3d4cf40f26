-- What was entered of an older certificate stands; what corrects it is another's confirmation, on one nothing stands on.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON legacy_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON legacy_correction_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION guard_legacy_correction_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.decided_by_id = (SELECT proposed_by_id FROM legacy_correction WHERE id = NEW.correction_id) THEN
        PERFORM break_promise('legacy_correction_by_another', 'who proposed a correction does not decide it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON legacy_correction_decision
    FOR EACH ROW EXECUTE FUNCTION guard_legacy_correction_decision();

-- A standing names the correction that counts. It moves with it only where the number itself was wrong, or is not any more.
CREATE OR REPLACE FUNCTION guard_legacy_standing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said legacy_correction%ROWTYPE;
BEGIN
    IF NEW.certificate_id <> OLD.certificate_id OR NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('legacy_standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF NEW.correction_id IS NOT DISTINCT FROM OLD.correction_id THEN
        IF (OLD.state, NEW.state) NOT IN (
            ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
            ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
            ('under_review', 'revoked')) THEN
            PERFORM break_promise('legacy_standing_moves', 'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
        END IF;
        RETURN NEW;
    END IF;
    SELECT legacy_correction.* INTO said FROM legacy_correction
        JOIN legacy_correction_decision AS decision ON decision.correction_id = legacy_correction.id AND decision.confirmed
        WHERE legacy_correction.id = NEW.correction_id AND legacy_correction.certificate_id = NEW.certificate_id
            AND legacy_correction.standing_version = OLD.version;
    IF said.id IS NULL THEN
        PERFORM break_promise('legacy_correction_confirmed', 'a correction is proposed, and confirmed by another, as it stands now');
    END IF;
    IF OLD.state <> 'valid' AND NOT (OLD.state = 'void' AND EXISTS (
        SELECT FROM legacy_correction WHERE id = OLD.correction_id AND withdrawn)) THEN
        PERFORM break_promise('legacy_correction_of_what_is_in_force', 'only what is in force, or was entered under a wrong number, is corrected');
    END IF;
    IF NEW.state <> (CASE WHEN said.withdrawn THEN 'void' ELSE 'valid' END) THEN
        PERFORM break_promise('legacy_correction_moves', 'a wrong number is void, and what is corrected is in force');
    END IF;
    IF EXISTS (SELECT FROM birth_case WHERE legacy_id = NEW.certificate_id AND stage <> 'closed') THEN
        PERFORM break_promise('legacy_correction_under_a_succession', 'what a succession stands on is not corrected');
    END IF;
    RETURN NEW;
END $$;

-- A reissue says what its original said, as it is entered or was corrected last (invariant 15).
CREATE OR REPLACE FUNCTION guard_legacy_reissue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content_digest IS DISTINCT FROM (
        SELECT CASE WHEN standing.correction_id IS NULL THEN content.content_digest ELSE corrected.content_digest END
        FROM birth_case
        JOIN legacy_standing AS standing ON standing.certificate_id = birth_case.legacy_id
        LEFT JOIN legacy_content AS content ON content.certificate_id = birth_case.legacy_id
        LEFT JOIN legacy_correction AS corrected ON corrected.id = standing.correction_id
        WHERE birth_case.id = NEW.case_id
    ) THEN
        PERFORM break_promise('certificate_reissued_unchanged', 'a reissue says what its original says');
    END IF;
    RETURN NEW;
END $$;
-- What was corrected is not entered again beside it.
CREATE FUNCTION guard_legacy_content_uncorrected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM legacy_standing WHERE certificate_id = NEW.certificate_id AND correction_id IS NOT NULL) THEN
        PERFORM break_promise('legacy_content_uncorrected', 'what was corrected is not entered again');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_uncorrected BEFORE INSERT ON legacy_content
    FOR EACH ROW EXECUTE FUNCTION guard_legacy_content_uncorrected();
