-- What the state's registers are owed: whoever lets a standing move, each register is owed it, in the same transaction.
CREATE FUNCTION state_registers() RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT unnest(ARRAY['licences', 'mchis', 'population'])
$$;

CREATE FUNCTION owe_filings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO filing (register, certificate_id, version, state, since, refusals, fault, due_at)
    SELECT register, NEW.certificate_id, NEW.version, NEW.state, NEW.since, 0, '', NEW.since
    FROM state_registers() AS register;
    RETURN NULL;
END $$;

-- Of a certificate that is here already, where it stands now.
INSERT INTO filing (register, certificate_id, version, state, since, refusals, fault, due_at)
SELECT register, standing.certificate_id, standing.version, standing.state, standing.since, 0, '', standing.since
FROM standing CROSS JOIN state_registers() AS register ORDER BY standing.since, standing.certificate_id, register;

CREATE TRIGGER owed AFTER INSERT OR UPDATE ON standing FOR EACH ROW EXECUTE FUNCTION owe_filings();

-- What is owed is what stands, and is never other afterwards: nor is what was once sent of it.
CREATE FUNCTION guard_filing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    how text[] := ARRAY['content_cipher', 'content_digest', 'refusals', 'fault', 'due_at', 'taken_at'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.taken_at IS NOT NULL OR NEW.content_digest IS NOT NULL OR NOT EXISTS (
            SELECT FROM standing WHERE certificate_id = NEW.certificate_id AND version = NEW.version
            AND state = NEW.state AND since = NEW.since) THEN
            PERFORM break_promise('filing_of_a_standing', 'a register is owed what stands, and nothing else');
        END IF;
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - how <> to_jsonb(OLD) - how OR OLD.taken_at IS NOT NULL THEN
        PERFORM break_promise('filing_stays', 'what a register is owed, or has taken, does not change');
    END IF;
    IF OLD.content_digest IS NOT NULL AND (NEW.content_digest IS DISTINCT FROM OLD.content_digest
       OR (NEW.content_cipher IS DISTINCT FROM OLD.content_cipher AND NEW.taken_at IS NULL)) THEN
        PERFORM break_promise('filing_same_content', 'what was sent once is sent again as it was, or not at all');
    END IF;
    IF NEW.taken_at IS NOT NULL AND EXISTS (
        SELECT FROM filing AS earlier WHERE earlier.register = NEW.register AND earlier.taken_at IS NULL
        AND earlier.certificate_id = NEW.certificate_id AND earlier.version < NEW.version) THEN
        PERFORM break_promise('filing_in_order', 'the standings of one certificate are taken in their order');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON filing FOR EACH ROW EXECUTE FUNCTION guard_filing();
CREATE TRIGGER never_removed BEFORE DELETE ON filing FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON filing_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
