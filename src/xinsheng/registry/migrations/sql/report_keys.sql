-- A parent that a replacement changes: where its application says a report, the report is held and was accepted.
CREATE FUNCTION guard_changed_parent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rests_on uuid := report_use_of_case(NEW.case_id);
BEGIN
    IF NEW.kind = 'replacement' AND rests_on IS NOT NULL AND NOT (
        EXISTS (SELECT FROM parentage_report_use WHERE id = rests_on AND given_back_at IS NULL)
        AND is_accepted(NEW.case_id, 'parentage_test')
    ) THEN
        PERFORM break_promise('changed_parent_has_its_report', 'a changed parent rests on an accepted report');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER changed_parent BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION guard_changed_parent();
