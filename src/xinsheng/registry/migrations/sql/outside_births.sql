-- A birth outside an institution: what its certificate rests on, and that a parentage report serves one birth.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON parentage_report FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON parentage_report_use FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A report is declared for the birth that holds it.
CREATE FUNCTION guard_parentage_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM parentage_report_use AS held
        JOIN newborn ON newborn.delivery_id = held.delivery_id
        JOIN birth_case ON birth_case.newborn_id = newborn.id
        JOIN declaration ON declaration.case_id = birth_case.id
        WHERE held.id = NEW.use_id AND held.given_back_at IS NULL
          AND birth_case.id = NEW.case_id AND declaration.id = NEW.declaration_id
    ) THEN
        PERFORM break_promise('parentage_report_of_its_birth', 'a report is declared for the birth that holds it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON parentage_report FOR EACH ROW EXECUTE FUNCTION guard_parentage_report();

-- The report that the last declaration of a case rests on, and whether it is still held for it.
CREATE FUNCTION report_use_of_case(which uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT report.use_id FROM declaration
    LEFT JOIN parentage_report AS report ON report.declaration_id = declaration.id
    WHERE declaration.case_id = which ORDER BY declaration.seq DESC LIMIT 1
$$;

-- A use is taken once and given back once, and never while a certificate that is not void rests on it.
CREATE FUNCTION guard_parentage_report_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.given_back_at IS NOT NULL
       OR (NEW.id, NEW.delivery_id, NEW.licence_key, NEW.report_key, NEW.taken_at)
          IS DISTINCT FROM (OLD.id, OLD.delivery_id, OLD.licence_key, OLD.report_key, OLD.taken_at) THEN
        PERFORM break_promise('parentage_report_use_stays', 'the use of a report is only ever given back');
    END IF;
    IF EXISTS (
        SELECT FROM certificate
        JOIN blank ON blank.no = certificate.blank_id
        JOIN newborn ON newborn.id = certificate.newborn_id
        WHERE newborn.delivery_id = OLD.delivery_id AND blank.status <> 'void'
          AND report_use_of_case(certificate.case_id) = OLD.id
    ) THEN
        PERFORM break_promise('parentage_report_use_is_needed', 'a certificate rests on this report');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON parentage_report_use
    FOR EACH ROW EXECUTE FUNCTION guard_parentage_report_use();

-- Whether an officer's last word on some current paper of this kind is that it can be accepted.
CREATE FUNCTION is_accepted(which uuid, paper text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM material
        CROSS JOIN LATERAL (SELECT finding FROM material_finding
                            WHERE material_id = material.id ORDER BY found_at DESC, id LIMIT 1) AS last
        WHERE material.case_id = which AND material.kind = paper AND last.finding = 'accepted'
          AND NOT EXISTS (SELECT FROM material AS later WHERE later.replaces_id = material.id)
    )
$$;

-- Invariant 10: no certificate without its grounds. Inside an institution that is the attendant's signed block;
-- outside it the declared report that this birth holds, found acceptable, and an accepted declaration of parentage.
CREATE FUNCTION guard_certificate_grounds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    served text;
BEGIN
    SELECT service INTO served FROM birth_case WHERE id = NEW.case_id;
    IF served = 'first_issuance_inside'
       AND NOT EXISTS (SELECT FROM delivery_record WHERE case_id = NEW.case_id) THEN
        PERFORM break_promise('certificate_inside_has_a_signed_block', 'no certificate without a signed block');
    END IF;
    IF served = 'first_issuance_outside' AND NOT (
        EXISTS (SELECT FROM parentage_report_use
                WHERE id = report_use_of_case(NEW.case_id) AND given_back_at IS NULL)
        AND is_accepted(NEW.case_id, 'parentage_test')
        AND is_accepted(NEW.case_id, 'parentage_declaration')
    ) THEN
        PERFORM break_promise('certificate_outside_has_its_grounds',
                              'no certificate without an accepted report and declaration of parentage');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER grounded BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION guard_certificate_grounds();
