-- What has no place yet is on a list that only these functions write: nobody with the application's rights takes an
-- entry off it, and one whose transaction commits late is on it until it is placed (invariants 29, 30).

CREATE FUNCTION wait_for_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO waiting_entry (entry_id) SELECT id FROM written;
    RETURN NULL;
END $$;
CREATE TRIGGER waits AFTER INSERT ON journal_entry REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION wait_for_log();

CREATE FUNCTION placed_in_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    DELETE FROM waiting_entry USING written WHERE waiting_entry.entry_id = written.entry_id;
    RETURN NULL;
END $$;
CREATE TRIGGER placed AFTER INSERT ON log_leaf REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION placed_in_log();

CREATE FUNCTION wait_for_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO waiting_result (result_id) SELECT id FROM written;
    RETURN NULL;
END $$;
CREATE TRIGGER waits AFTER INSERT ON result REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION wait_for_place();

CREATE FUNCTION placed_result() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    DELETE FROM waiting_result USING written WHERE waiting_result.result_id = written.result_id;
    RETURN NULL;
END $$;
CREATE TRIGGER placed AFTER INSERT ON result_place REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION placed_result();
