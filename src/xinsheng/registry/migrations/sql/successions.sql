-- One certificate takes another's place: at most one, of the same child, by other hands, in one transaction.


-- A succession is opened on a certificate in force, of the same child.
CREATE FUNCTION guard_succession() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM standing
        WHERE certificate_id = NEW.original_id AND newborn_id = NEW.newborn_id AND state = 'valid'
    ) THEN
        PERFORM break_promise('case_succeeds_what_is_in_force', 'only a certificate in force, of this child, is succeeded');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_succession BEFORE INSERT ON birth_case FOR EACH ROW
    WHEN (NEW.original_id IS NOT NULL) EXECUTE FUNCTION guard_succession();


-- Invariants 8 and 16: a certificate comes into force after its predecessor is out of it, and one of them does.
CREATE FUNCTION guard_coming_into_force() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before_it uuid := (SELECT predecessor_id FROM certificate WHERE id = NEW.certificate_id);
BEGIN
    IF before_it IS NOT NULL AND NEW.state = 'valid' AND (
        NOT EXISTS (SELECT FROM standing WHERE certificate_id = before_it AND state = 'superseded')
        OR EXISTS (SELECT FROM certificate AS other JOIN standing ON standing.certificate_id = other.id
                   WHERE other.predecessor_id = before_it AND other.id <> NEW.certificate_id
                     AND standing.state <> 'void')
    ) THEN
        PERFORM break_promise('standing_only_of_the_head', 'a certificate takes the place of one, and no other does');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_head BEFORE INSERT ON standing FOR EACH ROW EXECUTE FUNCTION guard_coming_into_force();

-- What is superseded has what supersedes it when the transaction ends: no reissue is finished with none in force.
CREATE FUNCTION require_successor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM certificate JOIN standing ON standing.certificate_id = certificate.id
        JOIN elicence ON elicence.certificate_id = certificate.id
        WHERE certificate.predecessor_id = NEW.certificate_id
    ) THEN
        PERFORM break_promise('standing_superseded_by_another', 'what is superseded has a successor that was filed');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER succeeded AFTER UPDATE ON standing DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'superseded' AND OLD.state <> 'superseded') EXECUTE FUNCTION require_successor();


-- A reissue is sealed after another than its printer has reviewed that very print; a replacement after the old paper came in.
CREATE FUNCTION guard_succession_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sealed certificate;
BEGIN
    SELECT * INTO sealed FROM certificate WHERE id = NEW.certificate_id;
    IF sealed.kind = 'reissue' AND NOT EXISTS (
        SELECT FROM certificate_review
        WHERE certificate_id = sealed.id AND reviewed_by_id NOT IN (sealed.printed_by_id, NEW.sealed_by_id)
    ) THEN
        PERFORM break_promise('seal_intent_after_the_review', 'a reissue is sealed after another has reviewed it');
    END IF;
    IF sealed.kind = 'replacement' AND NOT EXISTS (SELECT FROM paper_return WHERE case_id = sealed.case_id) THEN
        PERFORM break_promise('seal_intent_after_the_return', 'a replacement is sealed after the old paper came in');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_succession BEFORE INSERT ON seal_intent FOR EACH ROW EXECUTE FUNCTION guard_succession_seal();

CREATE FUNCTION guard_certificate_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    printed certificate;
BEGIN
    SELECT * INTO printed FROM certificate WHERE id = NEW.certificate_id;
    IF printed.kind <> 'reissue' OR NEW.reviewed_by_id = printed.printed_by_id THEN
        PERFORM break_promise('certificate_review_by_another', 'a reissue is reviewed by another than its printer');
    END IF;
    IF NEW.statement_digest <> printed.statement_digest THEN
        PERFORM break_promise('certificate_review_same_statement', 'what is reviewed is what was printed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON certificate_review FOR EACH ROW EXECUTE FUNCTION guard_certificate_review();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON certificate_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON paper_return FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON certificate_review DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'passkey') EXECUTE FUNCTION require_act_signature();

CREATE FUNCTION guard_paper_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.certificate_id IS DISTINCT FROM (SELECT original_id FROM birth_case WHERE id = NEW.case_id AND service = 'replacement') THEN
        PERFORM break_promise('paper_return_of_the_original', 'the paper handed in is the one to be replaced');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON paper_return FOR EACH ROW EXECUTE FUNCTION guard_paper_return();
