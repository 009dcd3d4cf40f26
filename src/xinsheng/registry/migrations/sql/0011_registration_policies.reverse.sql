-- As it was before.
CREATE OR REPLACE FUNCTION guard_registration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.case_id <> OLD.case_id THEN
        PERFORM break_promise('registration_stays_with_its_case', 'a registration stays with its case');
    END IF;
    IF OLD.accepted_at IS NOT NULL
       AND (NEW.accepted_at, NEW.accepted_code) IS DISTINCT FROM (OLD.accepted_at, OLD.accepted_code) THEN
        PERFORM break_promise('registration_clock_starts_once', 'the clock of a registration starts once');
    END IF;
    IF NOT OLD.is_live AND NEW.is_live AND OLD.couple_index IS NOT NULL THEN
        PERFORM break_promise('registration_lives_once', 'a registration that ended does not come alive again');
    END IF;
    RETURN NEW;
END $$;
