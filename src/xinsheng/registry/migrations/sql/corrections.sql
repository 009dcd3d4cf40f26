-- What a couple said is wrong with a certificate is kept as it was said, and is said of a certificate of its own case.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM service_standing
        WHERE certificate_id = NEW.certificate_id AND case_id = NEW.case_id AND state = 'valid'
    ) THEN
        PERFORM break_promise('correction_of_what_is_in_force', 'only a certificate in force is corrected');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON correction FOR EACH ROW EXECUTE FUNCTION guard_correction();
