-- Whoever is above an office is above it for ever; a list names many at once, and no line of them comes back to itself.
CREATE FUNCTION guard_office_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT NEW.authority_id AS id
            UNION
            SELECT office.authority_id FROM office JOIN above ON office.id = above.id
        )
        SELECT FROM above WHERE id = NEW.id
    ) THEN
        PERFORM break_promise('office_line_is_no_circle', 'no office is above itself');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guarded_line AFTER INSERT OR UPDATE OF authority_id ON office
    FOR EACH ROW WHEN (NEW.authority_id IS NOT NULL) EXECUTE FUNCTION guard_office_line();

-- Invariant 20, by the seals themselves and not by duties alone; the person's row is the lock.
CREATE FUNCTION keeps_stock_and_seal(keeper uuid, place uuid, begins date, ends date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM appointment AS held
        LEFT JOIN appointment_ending AS ending ON ending.appointment_id = held.id
        WHERE held.person_id = keeper AND held.office_id = place AND held.duty = 'stock_keeper'
          AND (held.from_on, coalesce(least(held.until_on + 1, ending."on"), 'infinity'))
              OVERLAPS (begins, coalesce(ends + 1, 'infinity'))
          AND coalesce(ending."on" > held.from_on, true)
    )
$$;

CREATE FUNCTION guard_seal_keeper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM person WHERE id = NEW.keeper_id FOR NO KEY UPDATE;
    IF keeps_stock_and_seal(NEW.keeper_id, NEW.office_id, NEW.in_force_from, NEW.in_force_until) THEN
        PERFORM break_promise('seal_keeper_keeps_no_stock', 'who keeps an office''s stock does not keep its seal');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_keeper BEFORE INSERT ON seal FOR EACH ROW EXECUTE FUNCTION guard_seal_keeper();

CREATE FUNCTION guard_stock_keeper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM seal WHERE keeper_id = NEW.person_id AND office_id = NEW.office_id
            AND keeps_stock_and_seal(NEW.person_id, NEW.office_id, in_force_from, in_force_until)
    ) THEN
        PERFORM break_promise('stock_keeper_keeps_no_seal', 'who keeps an office''s seal does not keep its stock');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guarded_seal AFTER INSERT ON appointment
    FOR EACH ROW WHEN (NEW.duty = 'stock_keeper') EXECUTE FUNCTION guard_stock_keeper();
