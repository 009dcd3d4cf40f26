-- A couple's registration: what never changes, what moves one way, what is found by a name.

CREATE INDEX registration_woman_name_characters ON registration USING gin (string_to_array(woman_name, NULL));
CREATE INDEX registration_man_name_characters ON registration USING gin (string_to_array(man_name, NULL));

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON register_comparison FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON on_site_paper FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON service_certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON service_elicence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON ordinary_print FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON registration FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON query_code FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON phone_confirmation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON service_standing FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON service_number FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A message's secret is kept as it is or burnt.
CREATE TRIGGER never_changed BEFORE UPDATE ON message_secret FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The clock starts once; only its last day is counted again (invariant 45). Who has ended does not come alive again.
-- The policies of the township that handles it are frozen at the first declaration, and stay (design 10).
CREATE OR REPLACE FUNCTION guard_registration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.case_id <> OLD.case_id THEN
        PERFORM break_promise('registration_stays_with_its_case', 'a registration stays with its case');
    END IF;
    IF OLD.accepted_at IS NOT NULL
       AND (NEW.accepted_at, NEW.accepted_code) IS DISTINCT FROM (OLD.accepted_at, OLD.accepted_code) THEN
        PERFORM break_promise('registration_clock_starts_once', 'the clock of a registration starts once');
    END IF;
    IF OLD.policies IS NOT NULL AND NEW.policies IS DISTINCT FROM OLD.policies THEN
        PERFORM break_promise('registration_ends_under_its_policies', 'a registration ends under the policies it was declared under');
    END IF;
    IF NOT OLD.is_live AND NEW.is_live AND OLD.couple_index IS NOT NULL THEN
        PERFORM break_promise('registration_lives_once', 'a registration that ended does not come alive again');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON registration FOR EACH ROW EXECUTE FUNCTION guard_registration();

-- A code is ended once and never changed (invariant 43).
CREATE FUNCTION guard_query_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.case_id, NEW.locator, NEW.salt, NEW.secret, NEW.issued_at, NEW.issued_by_id)
        IS DISTINCT FROM
       (OLD.id, OLD.case_id, OLD.locator, OLD.salt, OLD.secret, OLD.issued_at, OLD.issued_by_id)
       OR OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    THEN
        PERFORM break_promise('query_code_is_ended_once', 'a query code is ended once, and nothing else of it changes');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON query_code FOR EACH ROW EXECUTE FUNCTION guard_query_code();

-- A phone is confirmed once.
CREATE FUNCTION guard_phone_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.case_id, NEW.phone_index, NEW.code_digest, NEW.sent_at, NEW.expires_at)
        IS DISTINCT FROM
       (OLD.id, OLD.case_id, OLD.phone_index, OLD.code_digest, OLD.sent_at, OLD.expires_at)
       OR OLD.confirmed_at IS NOT NULL
    THEN
        PERFORM break_promise('phone_confirmation_once', 'a phone is confirmed once, and nothing else of it changes');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON phone_confirmation FOR EACH ROW EXECUTE FUNCTION guard_phone_confirmation();

-- A version follows the one before it on the same case (invariants 14, 16).
CREATE FUNCTION guard_service_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before_it service_certificate;
BEGIN
    IF NEW.previous_id IS NOT NULL THEN
        SELECT * INTO before_it FROM service_certificate WHERE id = NEW.previous_id;
        IF (before_it.case_id, before_it.version) IS DISTINCT FROM (NEW.case_id, (NEW.version - 1)::smallint) THEN
            PERFORM break_promise('service_certificate_follows_the_one_before', 'a version follows the one before it');
        END IF;
    END IF;
    IF NOT EXISTS (
        SELECT FROM seal WHERE id = NEW.seal_id AND kind = 'service_registration'
          AND daterange(in_force_from, in_force_until, '[]') @> NEW.issued_on
    ) THEN
        PERFORM break_promise('service_certificate_right_seal', 'this seal may not be used on this certificate that day');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON service_certificate FOR EACH ROW EXECUTE FUNCTION guard_service_certificate();

-- valid -> under_review | superseded | void | revoked; under_review may return to valid; the rest are final.
CREATE FUNCTION guard_service_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.case_id IS DISTINCT FROM (SELECT case_id FROM service_certificate WHERE id = NEW.certificate_id) THEN
            PERFORM break_promise('service_standing_of_its_case', 'a standing names its certificate''s case');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.certificate_id, NEW.case_id) <> (OLD.certificate_id, OLD.case_id) THEN
        PERFORM break_promise('service_standing_of_its_case', 'a standing stays with its certificate and case');
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('service_standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
        ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
        ('under_review', 'revoked')) THEN
        PERFORM break_promise('service_standing_moves',
                              'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON service_standing
    FOR EACH ROW EXECUTE FUNCTION guard_service_standing();

-- A file is of a certificate that has a standing: what is void from the start is never filed.
CREATE FUNCTION guard_service_elicence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM service_standing WHERE certificate_id = NEW.certificate_id AND state = 'valid') THEN
        PERFORM break_promise('service_elicence_is_in_force', 'a file is filed with its certificate''s standing');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON service_elicence FOR EACH ROW EXECUTE FUNCTION guard_service_elicence();

-- Serials are dense: the next is the last plus one.
CREATE FUNCTION guard_service_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.year <> OLD.year OR NEW.last <> OLD.last + 1 THEN
        PERFORM break_promise('service_number_is_the_next', 'a serial is the last one plus one');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON service_number FOR EACH ROW EXECUTE FUNCTION guard_service_number();
