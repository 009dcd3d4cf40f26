-- A look is answered within ten minutes or never, and whether it was stays when the answer is burnt.
INSERT INTO licence_answered (look_id, at)
SELECT chain, min(at) FROM journal_entry WHERE act = 'answer_look' AND chain IN (SELECT consent_id FROM licence_consent_ending)
GROUP BY chain;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON licence_answered FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_licence_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM licence_consent_ending AS look WHERE look.consent_id = NEW.look_id AND look.how = 'used'
            AND NEW.at >= look.ended_at AND NEW.at < look.ended_at + interval '10 minutes'
    ) THEN
        PERFORM break_promise('licence_answered_in_its_time', 'a look is answered within ten minutes, or never');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON licence_answered FOR EACH ROW EXECUTE FUNCTION guard_licence_answered();

CREATE OR REPLACE FUNCTION guard_licence_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM licence_answered WHERE look_id = NEW.look_id) THEN
        PERFORM break_promise('licence_answer_to_a_look', 'what is answered is a look, and stands as answered for ever');
    END IF;
    RETURN NEW;
END $$;
