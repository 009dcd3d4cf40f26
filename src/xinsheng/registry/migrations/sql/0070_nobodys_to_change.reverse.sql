-- As it was before.

DROP TRIGGER guarded ON person;
DROP FUNCTION guard_person();
DROP TRIGGER guarded ON seal;
DROP FUNCTION guard_seal();
CREATE OR REPLACE FUNCTION guard_case_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.destroyed_at IS NOT NULL OR NEW.case_id <> OLD.case_id THEN
        PERFORM break_promise('case_key_never_returns', 'a destroyed key never returns');
    END IF;
    RETURN NEW;
END $$;
