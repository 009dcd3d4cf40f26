-- A licence number stands in the register once at a time, also where two confirm it at one moment.
CREATE FUNCTION guard_laboratory_licence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('laboratory licence ' || NEW.licence_key));
    IF EXISTS (SELECT FROM laboratory WHERE licence_key = NEW.licence_key AND NOT EXISTS (
        SELECT FROM laboratory_ending WHERE laboratory_id = laboratory.id)) THEN
        PERFORM break_promise('laboratory_licensed_once', 'a licence number has one open entry');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_licence BEFORE INSERT ON laboratory FOR EACH ROW EXECUTE FUNCTION guard_laboratory_licence();

-- A second look is of a person who serves at another institution alone.
CREATE FUNCTION guard_second_reviewer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    looked_on date := (NEW.reviewed_at AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
    IF EXISTS (
        SELECT FROM appointment JOIN birth_case ON birth_case.office_id = appointment.office_id
        WHERE birth_case.id = NEW.case_id AND appointment.person_id = NEW.reviewed_by_id
            AND appointment.from_on <= looked_on
            AND (appointment.until_on IS NULL OR appointment.until_on >= looked_on)
            AND NOT EXISTS (SELECT FROM appointment_ending AS ended
                            WHERE ended.appointment_id = appointment.id AND ended."on" <= looked_on)
    ) THEN
        PERFORM break_promise('second_review_by_another_institution', 'who serves at the first body is of no other');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_reviewer BEFORE INSERT ON second_review FOR EACH ROW EXECUTE FUNCTION guard_second_reviewer();
