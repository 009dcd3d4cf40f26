DROP TRIGGER guarded_uncorrected ON legacy_content;
DROP FUNCTION guard_legacy_content_uncorrected();
CREATE OR REPLACE FUNCTION guard_legacy_reissue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content_digest IS DISTINCT FROM (
        SELECT legacy_content.content_digest FROM birth_case
        JOIN legacy_content ON legacy_content.certificate_id = birth_case.legacy_id WHERE birth_case.id = NEW.case_id
    ) THEN
        PERFORM break_promise('certificate_reissued_unchanged', 'a reissue says what its original says');
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_legacy_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.certificate_id <> OLD.certificate_id OR NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('legacy_standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
        ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
        ('under_review', 'revoked')) THEN
        PERFORM break_promise('legacy_standing_moves', 'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER guarded ON legacy_correction_decision;
DROP FUNCTION guard_legacy_correction_decision();
DROP TRIGGER never_changed ON legacy_correction_decision;
DROP TRIGGER never_changed ON legacy_correction;
