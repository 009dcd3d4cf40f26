-- From the birth to the seal: nothing without what must come before it.

-- Invariant 9: a delivery of m children has orders 1 to m.
CREATE FUNCTION guard_newborn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.birth_order > (SELECT plurality FROM delivery WHERE id = NEW.delivery_id) THEN
        PERFORM break_promise('newborn_within_plurality', 'a birth order is at most the delivery''s plurality');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON newborn FOR EACH ROW EXECUTE FUNCTION guard_newborn();

-- A certificate bears the number assigned to its case, and is of the case's newborn (invariants 4, 16). It is of its
-- case's kind and names its case's original; a reissue says what its original says (invariants 15, 16).
CREATE OR REPLACE FUNCTION guard_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its_case birth_case;
BEGIN
    IF NOT EXISTS (SELECT FROM blank WHERE no = NEW.blank_id AND status = 'assigned' AND case_id = NEW.case_id) THEN
        PERFORM break_promise('certificate_bears_the_assigned_number', 'a certificate bears its case''s number');
    END IF;
    IF NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM birth_case WHERE id = NEW.case_id)
       OR (NEW.predecessor_id IS NOT NULL
           AND NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM certificate WHERE id = NEW.predecessor_id)) THEN
        PERFORM break_promise('certificate_of_its_newborn', 'a certificate is of its case''s newborn');
    END IF;
    SELECT * INTO its_case FROM birth_case WHERE id = NEW.case_id;
    IF NEW.predecessor_id IS DISTINCT FROM its_case.original_id THEN
        PERFORM break_promise('certificate_succeeds_its_original', 'a certificate takes the place of its case''s original');
    END IF;
    IF NEW.kind <> (CASE its_case.service WHEN 'reissue' THEN 'reissue' WHEN 'replacement' THEN 'replacement'
                    ELSE 'first_issuance' END) THEN
        PERFORM break_promise('certificate_of_its_service', 'a certificate is of the kind that its service issues');
    END IF;
    IF NEW.kind = 'reissue' AND NEW.predecessor_id IS NOT NULL
       AND NEW.content_digest <> (SELECT content_digest FROM certificate WHERE id = NEW.predecessor_id) THEN
        PERFORM break_promise('certificate_reissued_unchanged', 'a reissue says what its original says');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION guard_certificate();

-- Invariant 20: the seal was in force, the certificate's own office's, and of the kind this certificate asks.
CREATE FUNCTION guard_seal_intent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM certificate AS sealed JOIN seal ON seal.office_id = sealed.office_id
        WHERE sealed.id = NEW.certificate_id AND seal.id = NEW.seal_id
          AND (sealed.kind = 'reissue') = (seal.kind = 'reissue')
          AND daterange(seal.in_force_from, seal.in_force_until, '[]')
              @> (NEW.sealed_at AT TIME ZONE 'Asia/Shanghai')::date
    ) THEN
        PERFORM break_promise('seal_intent_right_seal', 'this seal may not be used on this certificate that day');
    END IF;
    IF NEW.statement_digest <> (SELECT statement_digest FROM certificate WHERE id = NEW.certificate_id) THEN
        PERFORM break_promise('seal_intent_same_statement', 'what is sealed is what was printed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON seal_intent FOR EACH ROW EXECUTE FUNCTION guard_seal_intent();

-- Invariant 13: an e-licence or an abandonment follows an intent, never both; the case's row is the lock.
CREATE FUNCTION guard_seal_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    other CONSTANT text := CASE TG_TABLE_NAME WHEN 'elicence' THEN 'seal_abandonment' ELSE 'elicence' END;
    there boolean;
BEGIN
    PERFORM FROM birth_case WHERE id = (SELECT case_id FROM certificate WHERE id = NEW.certificate_id)
        FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM seal_intent WHERE certificate_id = NEW.certificate_id) THEN
        PERFORM break_promise(TG_TABLE_NAME || '_needs_an_intent', 'a seal''s outcome needs its intent');
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE certificate_id = $1)', other) INTO there USING NEW.certificate_id;
    IF there THEN
        PERFORM break_promise('seal_one_outcome', 'an intent is carried out or abandoned, never both');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON elicence FOR EACH ROW EXECUTE FUNCTION guard_seal_outcome();
CREATE TRIGGER guarded BEFORE INSERT ON seal_abandonment FOR EACH ROW EXECUTE FUNCTION guard_seal_outcome();
