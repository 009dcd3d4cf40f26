-- A message is of the institution whose system sent it, while that is in force, and about a birth there. One
-- identifier is one newborn's and one newborn has one, until its entry is withdrawn; what asks for a correction comes
-- after the attendant's signature.
CREATE FUNCTION guard_received_birth() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    about birth_case;
BEGIN
    SELECT * INTO about FROM birth_case WHERE id = NEW.case_id;
    IF NEW.office_id <> (SELECT office_id FROM hospital_client WHERE id = NEW.client_id)
        OR NEW.office_id <> about.office_id THEN
        PERFORM break_promise('received_birth_of_its_office', 'a system sends only the births of its own institution');
    END IF;
    PERFORM FROM hospital_client WHERE id = NEW.client_id AND until IS NULL FOR SHARE;
    IF NOT FOUND THEN
        PERFORM break_promise('received_birth_of_a_system_in_force', 'a system that has ended sends nothing');
    END IF;
    IF NEW.previous_id IS NOT NULL AND (NOT EXISTS (
        SELECT FROM received_birth WHERE id = NEW.previous_id AND office_id = NEW.office_id
            AND identifier = NEW.identifier AND seq = NEW.seq - 1 AND recorded_at < NEW.recorded_at)
        OR EXISTS (SELECT FROM received_again WHERE received_id = NEW.previous_id AND recorded_at >= NEW.recorded_at)
    ) THEN
        PERFORM break_promise('received_birth_follows', 'a version follows the one before it, and was recorded later');
    END IF;
    IF EXISTS (
        SELECT FROM received_birth AS said JOIN birth_case ON birth_case.id = said.case_id
        WHERE said.id = NEW.previous_id AND said.case_id <> NEW.case_id
            AND (birth_case.stage <> 'closed' OR birth_case.loss <> '')
    ) OR EXISTS (SELECT FROM received_birth WHERE case_id = NEW.case_id AND identifier <> NEW.identifier) THEN
        PERFORM break_promise('received_birth_of_one_newborn', 'an identifier is one newborn''s, and its only one');
    END IF;
    IF NEW.is_request AND about.stage = 'opened' THEN
        PERFORM break_promise('received_birth_asks_who_signed', 'nobody is asked to correct what nobody has signed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER of_its_office BEFORE INSERT ON received_birth FOR EACH ROW EXECUTE FUNCTION guard_received_birth();

CREATE FUNCTION guard_received_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.recorded_at <= (SELECT recorded_at FROM received_birth WHERE id = NEW.received_id)
        OR EXISTS (SELECT FROM received_birth WHERE previous_id = NEW.received_id)
        OR (TG_OP = 'UPDATE' AND (NEW.received_id <> OLD.received_id OR NEW.recorded_at <= OLD.recorded_at)) THEN
        PERFORM break_promise('received_again_goes_on', 'only the last version is said again, each time later');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER goes_on BEFORE INSERT OR UPDATE ON received_again FOR EACH ROW EXECUTE FUNCTION guard_received_again();
CREATE TRIGGER never_removed BEFORE DELETE ON received_again FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- How far a system was told of results moves, and never goes away.
CREATE TRIGGER never_removed BEFORE DELETE ON result_delivery FOR EACH ROW EXECUTE FUNCTION refuse_change();
