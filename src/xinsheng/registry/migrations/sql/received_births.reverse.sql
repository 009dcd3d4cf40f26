DROP TRIGGER never_removed ON result_delivery;
DROP TRIGGER never_removed ON received_again;
DROP TRIGGER goes_on ON received_again;
DROP FUNCTION guard_received_again();
CREATE OR REPLACE FUNCTION guard_received_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.office_id <> (SELECT office_id FROM hospital_client WHERE id = NEW.client_id)
        OR NEW.office_id <> (SELECT office_id FROM birth_case WHERE id = NEW.case_id) THEN
        PERFORM break_promise('received_birth_of_its_office', 'a system sends only the births of its own institution');
    END IF;
    IF NEW.previous_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM received_birth WHERE id = NEW.previous_id AND office_id = NEW.office_id
            AND identifier = NEW.identifier AND seq = NEW.seq - 1 AND recorded_at < NEW.recorded_at) THEN
        PERFORM break_promise('received_birth_follows', 'a version follows the one before it, and was recorded later');
    END IF;
    RETURN NEW;
END $$;
