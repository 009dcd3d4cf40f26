-- As 0044 had it.
DROP TRIGGER counts ON legacy_correction_decision;
DROP FUNCTION require_corrected_standing();
CREATE OR REPLACE FUNCTION guard_legacy_correction_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.decided_by_id = (SELECT proposed_by_id FROM legacy_correction WHERE id = NEW.correction_id) THEN
        PERFORM break_promise('legacy_correction_by_another', 'who proposed a correction does not decide it');
    END IF;
    RETURN NEW;
END $$;

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
