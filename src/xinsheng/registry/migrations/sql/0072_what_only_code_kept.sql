-- A key of a token is one person's for ever, in whatever certificate, and nobody's once it was revoked; what is let in
-- is the very certificate that two people were shown.
CREATE OR REPLACE FUNCTION guard_certificate_token() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own integer := 4 + get_byte(NEW.certificates, 2) * 256 + get_byte(NEW.certificates, 3);  -- length of the first, DER
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    PERFORM pg_advisory_xact_lock(hashtext('token key ' || encode(NEW.public_key, 'hex')));
    IF NOT EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.id = NEW.proposal_id AND proposal.kind = 'token_enrolment' AND decision.confirmed
          AND proposal.payload ->> 'person' = NEW.person_id::text
          AND substr(decode(proposal.payload ->> 'certificates', 'base64'), 1, own) = substr(NEW.certificates, 1, own)
          AND NEW.person_id NOT IN (proposal.proposed_by_id, decision.decided_by_id)
          AND NEW.enrolled_at >= decision.decided_at
    ) THEN
        PERFORM break_promise('certificate_token_by_two_others', 'two other people let a person sign with a token');
    END IF;
    IF NEW.fingerprint <> sha256(substr(NEW.certificates, 1, own))
       OR position(NEW.public_key IN substr(NEW.certificates, 1, own)) = 0 THEN
        PERFORM break_promise('certificate_token_is_its_certificates', 'fingerprint and key are the certificate''s own');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => NEW.cooling_hours) THEN
        PERFORM break_promise('certificate_token_cools', 'a token signs nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM certificate_token AS other JOIN certificate_token_standing ON token_id = other.id
               WHERE other.person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('certificate_token_one_per_person', 'the old token ends before a new one is let in');
    END IF;
    IF EXISTS (SELECT FROM certificate_token AS other JOIN certificate_token_standing ON token_id = other.id
               WHERE other.public_key = NEW.public_key
                 AND (other.person_id <> NEW.person_id OR ended_reason = 'revoked')) THEN
        PERFORM break_promise('certificate_token_key_of_one_person', 'a key is one person''s, until it is revoked');
    END IF;
    RETURN NEW;
END $$;

-- One licence number is one laboratory's on any day, also where its end lies ahead.
CREATE OR REPLACE FUNCTION guard_laboratory_licence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('laboratory licence ' || NEW.licence_key));
    IF EXISTS (
        SELECT FROM laboratory LEFT JOIN laboratory_ending AS ending ON ending.laboratory_id = laboratory.id
        WHERE licence_key = NEW.licence_key
          AND (ending."on" IS NULL OR (ending."on" > NEW.from_on AND ending."on" > laboratory.from_on))
    ) THEN
        PERFORM break_promise('laboratory_licensed_once', 'a licence number has one entry on any day');
    END IF;
    RETURN NEW;
END $$;

-- A seal that was retired does not come back: its last day only comes nearer (threat T3).
CREATE OR REPLACE FUNCTION guard_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'in_force_until' <> to_jsonb(OLD) - 'in_force_until'
       OR (NEW.in_force_until IS NULL AND OLD.in_force_until IS NOT NULL) THEN
        PERFORM break_promise('seal_stays_what_it_is', 'of a seal only its last day may be set, and none taken away');
    END IF;
    IF NEW.in_force_until > OLD.in_force_until THEN
        PERFORM break_promise('seal_ends_once', 'a retired seal does not come back');
    END IF;
    RETURN NEW;
END $$;
