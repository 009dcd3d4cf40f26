-- What is chained, is chained without a gap and to the right link.

-- Journal: seq is the chain's last plus one, and the last one's digest is named (invariant 29).
CREATE FUNCTION guard_journal_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last journal_entry;
BEGIN
    SELECT * INTO last FROM journal_entry WHERE chain = NEW.chain ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> coalesce(last.seq, 0) + 1 THEN
        PERFORM break_promise('journal_entry_is_the_next', 'an entry is the next of its chain');
    END IF;
    IF NEW.previous_digest IS DISTINCT FROM last.digest THEN
        PERFORM break_promise('journal_entry_names_the_last', 'an entry names the digest of the one before it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION guard_journal_entry();

-- Public log: positions are dense, from 0.
CREATE FUNCTION guard_log_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <> coalesce((SELECT max(position) + 1 FROM log_leaf), 0) THEN
        PERFORM break_promise('log_leaf_is_the_next', 'the log has no gap');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON log_leaf FOR EACH ROW EXECUTE FUNCTION guard_log_leaf();

-- Statements: each names the one before it on the same case.
CREATE FUNCTION guard_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before_it record;
BEGIN
    IF NEW.previous_id IS NOT NULL THEN
        EXECUTE format('SELECT case_id, seq FROM %I WHERE id = $1', TG_TABLE_NAME) INTO before_it USING NEW.previous_id;
        IF (before_it.case_id, before_it.seq) IS DISTINCT FROM (NEW.case_id, NEW.seq - 1) THEN
            PERFORM break_promise(TG_TABLE_NAME || '_follows_the_one_before',
                                  'a statement follows the one before it on its case');
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON delivery_record FOR EACH ROW EXECUTE FUNCTION guard_statement();
CREATE TRIGGER guarded BEFORE INSERT ON declaration FOR EACH ROW EXECUTE FUNCTION guard_statement();

-- Materials: the replaced one is the same case's and the same kind's.
CREATE FUNCTION guard_material() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM material WHERE id = NEW.replaces_id AND case_id = NEW.case_id AND kind = NEW.kind) THEN
        PERFORM break_promise('material_replaces_its_like', 'a material replaces one of its case and kind');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON material FOR EACH ROW EXECUTE FUNCTION guard_material();
