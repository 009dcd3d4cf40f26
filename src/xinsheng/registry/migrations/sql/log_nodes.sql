-- The tree over the public log: complete subtrees, each the hash of the two below it, never changed.

-- What was placed before there were nodes gets its tree once, level by level.
DO $$
DECLARE
    lower smallint := 0;
    made bigint;
BEGIN
    INSERT INTO log_node (level, place, hash)
    SELECT 1, l.position / 2, sha256('\x01'::bytea || l.leaf_hash || r.leaf_hash)
    FROM log_leaf l JOIN log_leaf r ON r.position = l.position + 1
    WHERE l.position % 2 = 0;
    GET DIAGNOSTICS made = ROW_COUNT;
    WHILE made > 0 LOOP
        lower := lower + 1;
        INSERT INTO log_node (level, place, hash)
        SELECT lower + 1, l.place / 2, sha256('\x01'::bytea || l.hash || r.hash)
        FROM log_node l JOIN log_node r ON r.level = lower AND r.place = l.place + 1
        WHERE l.level = lower AND l.place % 2 = 0;
        GET DIAGNOSTICS made = ROW_COUNT;
    END LOOP;
END $$;

CREATE FUNCTION guard_log_node() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    below bytea;
BEGIN
    IF NEW.level = 1 THEN
        SELECT string_agg(leaf_hash, '' ORDER BY position) INTO below FROM log_leaf
        WHERE position IN (2 * NEW.place, 2 * NEW.place + 1);
    ELSE
        SELECT string_agg(hash, '' ORDER BY place) INTO below FROM log_node
        WHERE level = NEW.level - 1 AND place IN (2 * NEW.place, 2 * NEW.place + 1);
    END IF;
    IF coalesce(length(below), 0) <> 64 THEN
        PERFORM break_promise('log_node_is_complete', 'a node has both subtrees below it');
    END IF;
    IF NEW.hash <> sha256('\x01'::bytea || below) THEN
        PERFORM break_promise('log_node_of_those_below', 'a node is the hash of the two below it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON log_node FOR EACH ROW EXECUTE FUNCTION guard_log_node();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON log_node FOR EACH ROW EXECUTE FUNCTION refuse_change();
