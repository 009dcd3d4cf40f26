-- What was written of a sign-in stays; a session that ended does not live again under its old mark.

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON sign_in_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON live_session FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_live_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.person_id <> OLD.person_id THEN
        PERFORM break_promise('live_session_of_its_person', 'a session is of one person');
    END IF;
    IF NEW.mark = OLD.mark AND (OLD.ended_at IS NOT NULL
        OR (NEW.way, NEW.passkey_id, NEW.begun_at) IS DISTINCT FROM (OLD.way, OLD.passkey_id, OLD.begun_at)) THEN
        PERFORM break_promise('live_session_ends_once', 'a session only ends, once');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON live_session FOR EACH ROW EXECUTE FUNCTION guard_live_session();

-- A system administrator is let enrol by the two others: another kind of proposal.
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
