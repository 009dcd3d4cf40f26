-- An office has one seal of a kind on any day, so that what is sealed says which: the next begins after the last one's
-- last day. A seal's last day only comes nearer, so that it is enough to look when one begins (threat T3).
CREATE FUNCTION guard_seal_of_a_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('seal of ' || NEW.office_id || ' ' || NEW.kind));
    IF EXISTS (
        SELECT FROM seal
        WHERE office_id = NEW.office_id AND kind = NEW.kind
          AND in_force_from <= coalesce(NEW.in_force_until, 'infinity')
          AND coalesce(in_force_until, 'infinity') >= NEW.in_force_from
    ) THEN
        PERFORM break_promise('seal_one_of_a_kind', 'an office has one seal of a kind in force on any day');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_kind BEFORE INSERT ON seal FOR EACH ROW EXECUTE FUNCTION guard_seal_of_a_kind();
