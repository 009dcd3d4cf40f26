-- A certificate from before these books: found or typed by two, superseded once, its number nobody else's.

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON record_sought FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON record_look_up FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON record_supply FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON original_stated FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON legacy_certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON legacy_content FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON legacy_standing FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One number, one paper: a legacy certificate's is no blank's, whichever comes first, or both at once.
CREATE FUNCTION guard_legacy_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('certificate number'));
    IF EXISTS (SELECT FROM blank WHERE no = NEW.no) THEN
        PERFORM break_promise('legacy_certificate_number_is_no_blanks', 'a legacy certificate bears no blank''s number');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON legacy_certificate FOR EACH ROW EXECUTE FUNCTION guard_legacy_number();
CREATE FUNCTION guard_blank_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('certificate number'));
    IF EXISTS (SELECT FROM arrived JOIN legacy_certificate ON legacy_certificate.no = arrived.no) THEN
        PERFORM break_promise('blank_number_is_no_legacy_certificates', 'a blank bears no legacy certificate''s number');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guarded_number AFTER INSERT ON blank REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION guard_blank_number();

-- A case's legacy certificate is set once, on one in force; else a case stays what it was opened as.
CREATE FUNCTION guard_legacy_succession() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.legacy_id IS NOT NULL THEN
        PERFORM break_promise('case_keeps_its_legacy_original', 'a case''s legacy certificate is set once');
    END IF;
    IF NOT EXISTS (SELECT FROM legacy_standing WHERE certificate_id = NEW.legacy_id AND state = 'valid') THEN
        PERFORM break_promise('case_succeeds_what_is_in_force', 'only a certificate in force is succeeded');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_legacy_insert BEFORE INSERT ON birth_case FOR EACH ROW
    WHEN (NEW.legacy_id IS NOT NULL) EXECUTE FUNCTION guard_legacy_succession();
CREATE TRIGGER guarded_legacy_update BEFORE UPDATE ON birth_case FOR EACH ROW
    WHEN (NEW.legacy_id IS DISTINCT FROM OLD.legacy_id) EXECUTE FUNCTION guard_legacy_succession();

-- A reissue says what its original said, of whichever kind; without one that is known there is none (invariant 15).
CREATE FUNCTION guard_legacy_reissue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content_digest IS DISTINCT FROM (
        SELECT legacy_content.content_digest FROM birth_case
        JOIN legacy_content ON legacy_content.certificate_id = birth_case.legacy_id WHERE birth_case.id = NEW.case_id
    ) THEN
        PERFORM break_promise('certificate_reissued_unchanged', 'a reissue says what its original says');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_legacy BEFORE INSERT ON certificate FOR EACH ROW
    WHEN (NEW.kind = 'reissue' AND NEW.predecessor_id IS NULL) EXECUTE FUNCTION guard_legacy_reissue();

-- It comes into force after the paper from before is out of it, and one of them does (invariants 8, 16).
CREATE FUNCTION guard_legacy_coming_into_force() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before_it text := (SELECT birth_case.legacy_id FROM certificate JOIN birth_case ON birth_case.id = certificate.case_id
                       WHERE certificate.id = NEW.certificate_id);
BEGIN
    IF before_it IS NOT NULL AND NEW.state = 'valid' AND (
        NOT EXISTS (SELECT FROM legacy_standing WHERE certificate_id = before_it AND state = 'superseded')
        OR EXISTS (SELECT FROM certificate AS other JOIN birth_case ON birth_case.id = other.case_id
                   JOIN standing ON standing.certificate_id = other.id
                   WHERE birth_case.legacy_id = before_it AND other.id <> NEW.certificate_id AND standing.state <> 'void')
    ) THEN
        PERFORM break_promise('standing_only_of_the_head', 'a certificate takes the place of one, and no other does');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_legacy_head BEFORE INSERT ON standing FOR EACH ROW EXECUTE FUNCTION guard_legacy_coming_into_force();

-- A legacy standing moves as every standing; what is superseded has what supersedes it when the transaction ends.
CREATE FUNCTION guard_legacy_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.certificate_id <> OLD.certificate_id OR NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('legacy_standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
        ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
        ('under_review', 'revoked')) THEN
        PERFORM break_promise('legacy_standing_moves', 'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON legacy_standing FOR EACH ROW EXECUTE FUNCTION guard_legacy_standing();
CREATE FUNCTION require_legacy_successor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM birth_case JOIN certificate ON certificate.case_id = birth_case.id
        JOIN standing ON standing.certificate_id = certificate.id
        JOIN elicence ON elicence.certificate_id = certificate.id
        WHERE birth_case.legacy_id = NEW.certificate_id
    ) THEN
        PERFORM break_promise('standing_superseded_by_another', 'what is superseded has a successor that was filed');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER succeeded AFTER UPDATE ON legacy_standing DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'superseded' AND OLD.state <> 'superseded') EXECUTE FUNCTION require_legacy_successor();

-- Nothing is confirmed on a silent register (mission D2): what a case prints, somebody found or typed off a paper.
CREATE FUNCTION guard_legacy_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.source = 'register' AND NOT EXISTS (
        SELECT FROM record_look_up WHERE case_id = NEW.case_id AND source = 'register' AND answer = 'found') THEN
        PERFORM break_promise('legacy_content_was_found', 'what the register did not find is not off the register');
    END IF;
    IF NEW.source = 'evidence' AND NOT EXISTS (
        SELECT FROM record_look_up WHERE case_id = NEW.case_id AND answer <> 'unreachable') THEN
        PERFORM break_promise('legacy_content_after_an_answer', 'nothing is typed while the register is silent');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON legacy_content FOR EACH ROW EXECUTE FUNCTION guard_legacy_content();
