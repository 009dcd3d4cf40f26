-- What was sent and counted in never changes.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_transfer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A blank changes its office only as what is on the way to there; on the way it is neither drawn nor printed on.
CREATE FUNCTION guard_blank_on_the_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.transfer_id IS NOT NULL AND (NEW.tray_id IS NOT NULL OR NEW.status NOT IN ('stock', 'void')) THEN
        PERFORM break_promise('blank_on_the_way_lies_in_no_tray', 'a blank on the way is neither drawn nor printed on');
    END IF;
    IF NEW.office_id <> OLD.office_id AND NOT (NEW.transfer_id IS NULL AND EXISTS (
        SELECT FROM blank_transfer WHERE id = OLD.transfer_id AND to_office_id = NEW.office_id)) THEN
        PERFORM break_promise('blank_goes_where_it_was_sent', 'a blank changes its office only on its way there');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER on_the_way BEFORE UPDATE ON blank FOR EACH ROW EXECUTE FUNCTION guard_blank_on_the_way();
