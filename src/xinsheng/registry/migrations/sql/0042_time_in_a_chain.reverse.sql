CREATE OR REPLACE FUNCTION guard_journal_entry() RETURNS trigger LANGUAGE plpgsql AS $$
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
