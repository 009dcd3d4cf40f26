CREATE INDEX birth_case_office_id_d45f4f2e ON birth_case (office_id);
CREATE INDEX delivery_office_id_b079861d ON delivery (office_id);
CREATE INDEX journal_entry_actor_id_50c64a09 ON journal_entry (actor_id);
CREATE INDEX received_birth_case_id_fbe71b6a ON received_birth (case_id);
CREATE INDEX received_birth_office_id_5eb42fe3 ON received_birth (office_id);
CREATE OR REPLACE FUNCTION guard_received_birth() RETURNS trigger LANGUAGE plpgsql AS $$
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
ALTER FUNCTION guard_received_birth() RESET ALL;
