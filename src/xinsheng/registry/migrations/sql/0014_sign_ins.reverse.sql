DROP TRIGGER guarded ON live_session;
DROP FUNCTION guard_live_session();
DROP TRIGGER never_removed ON live_session;
DROP TRIGGER never_changed ON sign_in_event;

CREATE OR REPLACE FUNCTION guard_enrolment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.proposal_id IS NULL THEN
        IF EXISTS (SELECT FROM passkey WHERE person_id = NEW.person_id)
           OR EXISTS (SELECT FROM enrolment WHERE proposal_id IS NOT NULL) THEN
            PERFORM break_promise('enrolment_is_proposed', 'after the beginning every enrolment is proposed');
        END IF;
    ELSIF NOT EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.id = NEW.proposal_id AND proposal.kind = 'enrolment' AND decision.confirmed
          AND proposal.payload ->> 'person' = NEW.person_id::text
          AND NEW.person_id NOT IN (proposal.proposed_by_id, decision.decided_by_id)
    ) THEN
        PERFORM break_promise('enrolment_by_two_others', 'two other people let a person enrol');
    END IF;
    RETURN NEW;
END $$;
