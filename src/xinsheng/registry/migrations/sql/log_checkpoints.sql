-- Checkpoints only grow, are of what is in the log, and never change.
CREATE FUNCTION guard_log_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7310522602); -- one after the other, so that each sees the one before it
    IF NEW.size <= (SELECT max(size) FROM log_checkpoint) THEN
        PERFORM break_promise('log_checkpoint_grows', 'a checkpoint is of more entries than the one before it');
    END IF;
    IF NOT EXISTS (SELECT FROM log_leaf WHERE position = NEW.size - 1) THEN
        PERFORM break_promise('log_checkpoint_of_what_is_there', 'a checkpoint is of entries that are in the log');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION guard_log_checkpoint();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
