-- Passkeys: two others let a person enrol, the cooling time is kept, the counter never falls, an end is final.

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON enrolment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON passkey FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON passkey_standing FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An enrolment is confirmed by a second person, and neither is the one enrolled (threat T7). Without a proposal only
-- who never had a passkey, and only while nobody was enrolled by proposal. A system administrator is let enrol by the
-- two others: another kind of proposal.
CREATE OR REPLACE FUNCTION guard_enrolment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.proposal_id IS NULL THEN
        IF EXISTS (SELECT FROM passkey WHERE person_id = NEW.person_id)
           OR EXISTS (SELECT FROM enrolment WHERE proposal_id IS NOT NULL) THEN
            PERFORM break_promise('enrolment_is_proposed', 'after the beginning every enrolment is proposed');
        END IF;
    ELSIF NOT EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.id = NEW.proposal_id AND proposal.kind IN ('enrolment', 'system_enrolment') AND decision.confirmed
          AND proposal.payload ->> 'person' = NEW.person_id::text
          AND NEW.person_id NOT IN (proposal.proposed_by_id, decision.decided_by_id)
    ) THEN
        PERFORM break_promise('enrolment_by_two_others', 'two other people let a person enrol');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON enrolment FOR EACH ROW EXECUTE FUNCTION guard_enrolment();

-- A passkey is its enrolment's: the same person, in time, after the cooling time; one in force per person.
CREATE FUNCTION guard_passkey() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    permission enrolment;
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    SELECT * INTO permission FROM enrolment WHERE id = NEW.enrolment_id;
    IF permission.person_id <> NEW.person_id THEN
        PERFORM break_promise('passkey_of_its_person', 'a passkey is the person''s whose enrolment it is');
    END IF;
    IF NEW.enrolled_at < permission.opened_at OR NEW.enrolled_at >= permission.expires_at THEN
        PERFORM break_promise('passkey_enrolled_in_time', 'a passkey is enrolled before the codes expire');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => permission.cooling_hours) THEN
        PERFORM break_promise('passkey_cools', 'a passkey opens nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM passkey JOIN passkey_standing ON passkey_id = passkey.id
               WHERE person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('passkey_one_in_force_per_person', 'the old passkey ends before a new one is enrolled');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON passkey FOR EACH ROW EXECUTE FUNCTION guard_passkey();

CREATE FUNCTION guard_passkey_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.passkey_id <> OLD.passkey_id THEN
        PERFORM break_promise('passkey_standing_of_its_passkey', 'a standing stays with its passkey');
    END IF;
    IF OLD.state = 'ended' THEN
        PERFORM break_promise('passkey_standing_ends_once', 'a passkey that ended does not come back');
    END IF;
    IF NEW.sign_count < OLD.sign_count THEN
        PERFORM break_promise('passkey_standing_counts_up', 'the counter of a passkey never falls');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON passkey_standing FOR EACH ROW EXECUTE FUNCTION guard_passkey_standing();
