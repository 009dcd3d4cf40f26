-- What moves, moves one step at a time and along permitted ways only.

CREATE FUNCTION break_promise(promise text, said text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', said USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = promise;
END $$;

-- A case: the version grows by exactly one; what it was opened as stays (design 10, rules over time), its original too.
CREATE OR REPLACE FUNCTION guard_birth_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('case_version_grows_by_one', 'a case''s version grows by exactly one');
    END IF;
    IF (NEW.id, NEW.service, NEW.service_version, NEW.policies, NEW.office_id, NEW.newborn_id, NEW.opened_at,
        NEW.birth_order, NEW.plurality, NEW.original_id)
        IS DISTINCT FROM
       (OLD.id, OLD.service, OLD.service_version, OLD.policies, OLD.office_id, OLD.newborn_id, OLD.opened_at,
        OLD.birth_order, OLD.plurality, OLD.original_id)
    THEN
        PERFORM break_promise('case_stays_what_it_was_opened_as', 'a case stays what it was opened as');
    END IF;
    IF NEW.round < OLD.round THEN
        PERFORM break_promise('case_round_never_falls', 'a case''s round never falls');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON birth_case FOR EACH ROW EXECUTE FUNCTION guard_birth_case();

-- A case's key: once destroyed it never comes back.
CREATE FUNCTION guard_case_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.destroyed_at IS NOT NULL OR NEW.case_id <> OLD.case_id THEN
        PERFORM break_promise('case_key_never_returns', 'a destroyed key never returns');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON case_key FOR EACH ROW EXECUTE FUNCTION guard_case_key();

-- A blank: stock -> assigned | void, assigned -> used | void; used and void are for ever (invariant 2).
CREATE FUNCTION guard_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'stock' THEN
            PERFORM break_promise('blank_arrives_in_stock', 'a blank arrives in stock');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.no <> OLD.no THEN
        PERFORM break_promise('blank_no_never_changes', 'a blank''s number never changes');
    END IF;
    IF (OLD.status, NEW.status) NOT IN (('stock', 'stock'), ('stock', 'assigned'), ('stock', 'void'),
                                        ('assigned', 'used'), ('assigned', 'void')) THEN
        PERFORM break_promise('blank_moves', 'a blank does not move from ' || OLD.status || ' to ' || NEW.status);
    END IF;
    IF NEW.case_id IS DISTINCT FROM OLD.case_id AND (OLD.status, NEW.status) <> ('stock', 'assigned') THEN
        PERFORM break_promise('blank_case_is_set_once', 'a blank''s case is set once, when it is assigned');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON blank FOR EACH ROW EXECUTE FUNCTION guard_blank();

-- A standing: valid -> under_review | superseded | void | revoked; under_review may return to valid; the rest
-- are final. It speaks for its certificate's newborn, for ever (invariants 2, 7).
CREATE FUNCTION guard_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM certificate WHERE id = NEW.certificate_id) THEN
            PERFORM break_promise('standing_of_its_newborn', 'a standing names its certificate''s newborn');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.certificate_id, NEW.newborn_id) <> (OLD.certificate_id, OLD.newborn_id) THEN
        PERFORM break_promise('standing_of_its_newborn', 'a standing stays with its certificate and newborn');
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
        ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
        ('under_review', 'revoked')) THEN
        PERFORM break_promise('standing_moves', 'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON standing FOR EACH ROW EXECUTE FUNCTION guard_standing();
