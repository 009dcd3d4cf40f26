-- Duties are kept apart by natural persons; the person's (or the case's) row is the lock between two hands at once.

-- Invariant 25: no administrator has business duties, no one two administrator duties.
-- Invariant 20: who keeps an office's stock does not keep its seals.
CREATE FUNCTION guard_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    administrators CONSTANT text[] := ARRAY['system_administrator', 'security_administrator', 'audit_administrator'];
    keepers CONSTANT text[] := ARRAY['stock_keeper', 'seal_keeper'];
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT FROM appointment AS held
        LEFT JOIN appointment_ending AS ending ON ending.appointment_id = held.id
        WHERE held.person_id = NEW.person_id
          AND held.duty <> NEW.duty
          AND (held.from_on, coalesce(least(held.until_on + 1, ending."on"), 'infinity'))
              OVERLAPS (NEW.from_on, coalesce(NEW.until_on + 1, 'infinity'))
          AND coalesce(ending."on" > held.from_on, true)
          AND (held.duty = ANY (administrators) OR NEW.duty = ANY (administrators)
               OR (held.office_id = NEW.office_id AND held.duty = ANY (keepers) AND NEW.duty = ANY (keepers)))
    ) THEN
        PERFORM break_promise('appointment_duties_apart', 'these two duties are never one person''s at one time');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON appointment FOR EACH ROW EXECUTE FUNCTION guard_appointment();

-- A proposal is decided by another person than its proposer.
CREATE FUNCTION guard_proposal_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.decided_by_id = (SELECT proposed_by_id FROM proposal WHERE id = NEW.proposal_id) THEN
        PERFORM break_promise('proposal_decision_two_people', 'nobody decides on their own proposal');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON proposal_decision FOR EACH ROW EXECUTE FUNCTION guard_proposal_decision();

-- Invariant 21: nobody has two of attendant, collector, issuing officer, sealing officer on one case, over all rounds.
-- Invariant 22: who reissues, reviews or seals a reissue had no hand on any certificate of the chain.
CREATE OR REPLACE FUNCTION guard_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM birth_case WHERE id = NEW.case_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM hand WHERE case_id = NEW.case_id AND person_id = NEW.person_id AND duty <> NEW.duty) THEN
        PERFORM break_promise('hand_duties_apart', 'one person has one duty on a case');
    END IF;
    IF NEW.duty IN ('reissue_officer', 'reviewer', 'sealing_officer') AND EXISTS (
        WITH RECURSIVE chain AS (
            SELECT certificate.id, certificate.case_id, certificate.predecessor_id
            FROM certificate JOIN birth_case ON birth_case.original_id = certificate.id
            WHERE birth_case.id = NEW.case_id AND birth_case.service = 'reissue'
            UNION
            SELECT before_it.id, before_it.case_id, before_it.predecessor_id
            FROM certificate AS before_it JOIN chain ON chain.predecessor_id = before_it.id
        )
        SELECT FROM chain JOIN hand ON hand.case_id = chain.case_id WHERE hand.person_id = NEW.person_id
    ) THEN
        PERFORM break_promise('hand_fresh_on_the_chain', 'who reissues had no hand on any certificate of the chain');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON hand FOR EACH ROW EXECUTE FUNCTION guard_hand();
