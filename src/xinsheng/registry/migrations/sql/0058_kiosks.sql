-- A place where cards are read is only ended; what it reads serves its own use, at its own office, while it is in force.
CREATE TRIGGER never_removed BEFORE DELETE ON kiosk FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON card_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_kiosk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.until IS NOT NULL OR to_jsonb(NEW) - 'until' <> to_jsonb(OLD) - 'until' THEN
        PERFORM break_promise('kiosk_only_ends', 'key and use of a place where cards are read are not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_ends BEFORE UPDATE ON kiosk FOR EACH ROW EXECUTE FUNCTION guard_kiosk();

CREATE FUNCTION guard_card_reading() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place kiosk%ROWTYPE;
BEGIN
    SELECT * INTO place FROM kiosk WHERE id = NEW.kiosk_id;
    IF place.until IS NOT NULL OR place.since > NEW.read_at THEN
        PERFORM break_promise('card_reading_by_a_place_in_force', 'what a place reads that has ended serves for nothing');
    END IF;
    IF (place.use = 'self_service') <> (NEW.purpose = 'sign_in') THEN
        PERFORM break_promise('card_reading_within_its_use', 'a counter reads for its officer, a self-service place for whoever signs in');
    END IF;
    IF NEW.case_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM birth_case WHERE id = NEW.case_id AND office_id = place.office_id
    ) THEN
        PERFORM break_promise('card_reading_at_its_office', 'a counter reads for the cases of its own office');
    END IF;
    IF NEW.material_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM material
        WHERE id = NEW.material_id AND case_id = NEW.case_id AND kind = NEW.purpose || '_id'
          AND satisfied_by = 'seen_at_counter' AND seen_by_id = NEW.read_by_id
    ) THEN
        PERFORM break_promise('card_reading_of_its_paper', 'a card that was read is the paper of whose card it is, seen by who read it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON card_reading FOR EACH ROW EXECUTE FUNCTION guard_card_reading();
