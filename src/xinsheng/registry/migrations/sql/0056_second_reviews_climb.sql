-- A second look that nobody gave climbs to an authority, never to who handles the case, and only while one is waited for.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON second_review_climb FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_second_review_climb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM birth_case JOIN office ON office.id = NEW.office_id
        WHERE birth_case.id = NEW.case_id AND birth_case.service = 'first_issuance_outside'
            AND birth_case.stage = 'declared' AND office.kind IN ('county', 'prefecture', 'province')
    ) THEN
        PERFORM break_promise('second_review_climbs_to_an_authority', 'a second look climbs to an authority while it is waited for');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON second_review_climb FOR EACH ROW EXECUTE FUNCTION guard_second_review_climb();
