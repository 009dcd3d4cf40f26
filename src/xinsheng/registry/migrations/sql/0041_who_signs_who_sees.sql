-- An authorisation is signed by whom the case names as the mother; a destruction was seen by two who had no hand in it,
-- on a day that had come, of paper that was waste by then.
CREATE OR REPLACE FUNCTION guard_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM material WHERE id = NEW.material_id AND kind = 'authorisation' AND satisfied_by = 'signed_statement'
    ) THEN
        PERFORM break_promise('authorisation_is_signed_here', 'only an authorisation signed here names an agent');
    END IF;
    IF EXISTS (
        SELECT FROM material JOIN birth_case ON birth_case.id = material.case_id JOIN person ON person.id = given_by_id
        WHERE material.id = NEW.material_id AND mother_paper_index IS DISTINCT FROM paper_no_index
          AND mother_paper_index IS NOT NULL
    ) THEN
        PERFORM break_promise('authorisation_is_the_mothers_own', 'nobody but the mother sends another in her place');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_blank_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."on" > (NEW.at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('blank_destruction_has_happened', 'what is written down was done by then');
    END IF;
    IF EXISTS (
        SELECT FROM person WHERE id IN (NEW.handled_by_id, NEW.checked_by_id)
        AND name IN (NEW.first_witness, NEW.second_witness)
    ) THEN
        PERFORM break_promise('blank_destruction_seen_by_others', 'a witness is neither who handled it nor who checked');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON blank_destruction FOR EACH ROW EXECUTE FUNCTION guard_blank_destruction();

CREATE OR REPLACE FUNCTION guard_destroyed_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM blank JOIN blank_move ON blank_move.blank_id = blank.no AND blank_move.to_status = 'void'
        JOIN blank_destruction ON blank_destruction.id = NEW.destruction_id
        WHERE blank.no = NEW.blank_id AND blank.status = 'void' AND blank_move.reason NOT IN ('lost', 'stolen')
          AND (blank_move.at AT TIME ZONE 'Asia/Shanghai')::date <= blank_destruction."on"
    ) THEN
        PERFORM break_promise('destroyed_blank_was_waste', 'what is destroyed is void by then, and its paper was there');
    END IF;
    RETURN NEW;
END $$;
