-- What no act changes is nobody's to change: with another key in its place a case would be unreadable and not destroyed;
-- under another name or day a seal would have sealed what it never did; with another's number one person would reach
-- another's cases (invariant 29).

CREATE OR REPLACE FUNCTION guard_case_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.destroyed_at IS NOT NULL OR NEW.case_id <> OLD.case_id THEN
        PERFORM break_promise('case_key_never_returns', 'a destroyed key never returns');
    END IF;
    IF NEW.wrapped <> OLD.wrapped THEN
        PERFORM break_promise('case_key_is_never_exchanged', 'a case keeps its key until that is destroyed');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'in_force_until' <> to_jsonb(OLD) - 'in_force_until'
       OR (NEW.in_force_until IS NULL AND OLD.in_force_until IS NOT NULL) THEN
        PERFORM break_promise('seal_stays_what_it_is', 'of a seal only its last day may be set, and none taken away');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON seal FOR EACH ROW EXECUTE FUNCTION guard_seal();

CREATE FUNCTION guard_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.paper_no_index IS NOT NULL
        AND (NEW.paper_no_index IS DISTINCT FROM OLD.paper_no_index OR NEW.paper_kind <> OLD.paper_kind))
       OR (OLD.paper_no_cipher IS NOT NULL AND NEW.paper_no_cipher IS DISTINCT FROM OLD.paper_no_cipher) THEN
        PERFORM break_promise('person_keeps_their_number', 'whose paper a number is does not change');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION guard_person();
