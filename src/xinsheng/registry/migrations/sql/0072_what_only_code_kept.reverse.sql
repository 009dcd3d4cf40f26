CREATE OR REPLACE FUNCTION guard_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'in_force_until' <> to_jsonb(OLD) - 'in_force_until'
       OR (NEW.in_force_until IS NULL AND OLD.in_force_until IS NOT NULL) THEN
        PERFORM break_promise('seal_stays_what_it_is', 'of a seal only its last day may be set, and none taken away');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_laboratory_licence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('laboratory licence ' || NEW.licence_key));
    IF EXISTS (SELECT FROM laboratory WHERE licence_key = NEW.licence_key AND NOT EXISTS (
        SELECT FROM laboratory_ending WHERE laboratory_id = laboratory.id)) THEN
        PERFORM break_promise('laboratory_licensed_once', 'a licence number has one open entry');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_certificate_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.id = NEW.proposal_id AND proposal.kind = 'token_enrolment' AND decision.confirmed
          AND proposal.payload ->> 'person' = NEW.person_id::text
          AND NEW.person_id NOT IN (proposal.proposed_by_id, decision.decided_by_id)
          AND NEW.enrolled_at >= decision.decided_at
    ) THEN
        PERFORM break_promise('certificate_token_by_two_others', 'two other people let a person sign with a token');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => NEW.cooling_hours) THEN
        PERFORM break_promise('certificate_token_cools', 'a token signs nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM certificate_token AS other JOIN certificate_token_standing ON token_id = other.id
               WHERE other.person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('certificate_token_one_per_person', 'the old token ends before a new one is let in');
    END IF;
    RETURN NEW;
END $$;
