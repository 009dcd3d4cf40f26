-- As 0050 had it.
CREATE OR REPLACE FUNCTION guard_licence_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM licence_consent_ending WHERE consent_id = NEW.look_id AND how = 'used') THEN
        PERFORM break_promise('licence_answer_to_a_look', 'what was taken back is answered to nobody');
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER guarded ON licence_answered;
DROP TRIGGER never_changed ON licence_answered;
DROP FUNCTION guard_licence_answered();
