-- A second way in is enrolled beside a passkey, by the same two others; it cools, is used once a step, and ends once.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON one_time_secret FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON one_time_standing FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_one_time_secret() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    permission enrolment;
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    SELECT * INTO permission FROM enrolment WHERE id = NEW.enrolment_id;
    IF permission.person_id <> NEW.person_id OR NOT EXISTS (
        SELECT FROM passkey JOIN passkey_standing ON passkey_id = passkey.id
        WHERE enrolment_id = NEW.enrolment_id AND state = 'in_force'
    ) THEN
        PERFORM break_promise('one_time_secret_beside_its_passkey', 'a second way in is enrolled beside a passkey in force');
    END IF;
    IF NEW.enrolled_at < permission.opened_at OR NEW.enrolled_at >= permission.expires_at THEN
        PERFORM break_promise('one_time_secret_enrolled_in_time', 'a second way in is enrolled before the codes expire');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => permission.cooling_hours) THEN
        PERFORM break_promise('one_time_secret_cools', 'a second way in opens nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM one_time_secret AS other JOIN one_time_standing ON secret_id = other.id
               WHERE other.person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('one_time_secret_one_per_person', 'the old second way ends before a new one is enrolled');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON one_time_secret FOR EACH ROW EXECUTE FUNCTION guard_one_time_secret();

CREATE FUNCTION guard_one_time_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.secret_id <> OLD.secret_id THEN
        PERFORM break_promise('one_time_standing_of_its_secret', 'a standing stays with its secret');
    END IF;
    IF OLD.state = 'ended' THEN
        PERFORM break_promise('one_time_standing_ends_once', 'a second way in that ended does not come back');
    END IF;
    IF NEW.last_step < OLD.last_step THEN
        PERFORM break_promise('one_time_standing_rises', 'the step of the last code never falls');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON one_time_standing FOR EACH ROW EXECUTE FUNCTION guard_one_time_standing();
