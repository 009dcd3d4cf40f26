-- A number seen elsewhere stays where it is until another person has opened it again: no other office prints on it.
-- Whoever reports one takes the office's row alone; whoever sends it on holds it in common.
CREATE FUNCTION guard_seen_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM office WHERE id = OLD.office_id FOR SHARE;
    IF EXISTS (
        SELECT FROM suspension WHERE office_id = OLD.office_id AND cause = 'used_elsewhere' AND about = NEW.no
          AND NOT EXISTS (SELECT FROM suspension_lift WHERE suspension_id = suspension.id)
    ) THEN
        PERFORM break_promise('blank_seen_elsewhere_stays', 'a number that was seen elsewhere goes to no other office');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_seen BEFORE UPDATE OF transfer_id, office_id ON blank FOR EACH ROW
    WHEN (NEW.transfer_id IS DISTINCT FROM OLD.transfer_id OR NEW.office_id <> OLD.office_id)
    EXECUTE FUNCTION guard_seen_blank();
