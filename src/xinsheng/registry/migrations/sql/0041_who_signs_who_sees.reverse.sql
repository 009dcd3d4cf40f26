DROP TRIGGER guarded ON blank_destruction;
DROP FUNCTION guard_blank_destruction();
CREATE OR REPLACE FUNCTION guard_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM material WHERE id = NEW.material_id AND kind = 'authorisation' AND satisfied_by = 'signed_statement'
    ) THEN
        PERFORM break_promise('authorisation_is_signed_here', 'only an authorisation signed here names an agent');
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_destroyed_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM blank JOIN blank_move ON blank_move.blank_id = blank.no AND blank_move.to_status = 'void'
        WHERE blank.no = NEW.blank_id AND blank.status = 'void' AND blank_move.reason NOT IN ('lost', 'stolen')
    ) THEN
        PERFORM break_promise('destroyed_blank_was_waste', 'what is destroyed is void, and its paper was there');
    END IF;
    RETURN NEW;
END $$;
