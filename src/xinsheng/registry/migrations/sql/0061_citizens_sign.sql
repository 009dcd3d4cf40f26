-- A citizen's signature is its act's own: what the journal says was signed, by whom it says, when and over what.
-- What waits for its seal is on a list that only these functions write: nothing is taken off it but by its seal.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON citizen_signature FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON citizen_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_citizen_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written journal_entry;
BEGIN
    SELECT * INTO written FROM journal_entry WHERE id = NEW.entry_id;
    IF (written.chain, written.signature_digest, written.statement_digest, written.at, written.channel)
       IS DISTINCT FROM (NEW.case_id, NEW.challenge, NEW.statement_digest, NEW.signed_at, NEW.channel) THEN
        PERFORM break_promise('citizen_signature_of_its_entry', 'a signature is the one its journal entry names');
    END IF;
    IF written.actor_id IS DISTINCT FROM coalesce(NEW.attested_by_id, NEW.person_id) THEN
        PERFORM break_promise('citizen_signature_by_the_actor', 'who acts signs, or attests who does');
    END IF;
    IF written.signature_method IS DISTINCT FROM (CASE NEW.method
        WHEN 'development' THEN 'development' WHEN 'counter' THEN 'written' ELSE 'identified' END) THEN
        PERFORM break_promise('citizen_signature_method', 'how it was signed is as the person was identified');
    END IF;
    IF NEW.challenge <> sha256('xinsheng-act-v1'::bytea || NEW.statement_digest || NEW.nonce) THEN
        PERFORM break_promise('citizen_signature_challenge', 'a challenge is made of the statement and the nonce');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON citizen_signature FOR EACH ROW EXECUTE FUNCTION guard_citizen_signature();

CREATE FUNCTION guard_citizen_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM citizen_signature WHERE id = NEW.signature_id AND signed_at <= NEW.sealed_at) THEN
        PERFORM break_promise('citizen_seal_after_its_signature', 'nothing is sealed before it was signed');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON citizen_seal FOR EACH ROW EXECUTE FUNCTION guard_citizen_seal();

-- Whatever says that an identified person signed it has that signature when the transaction ends.
CREATE FUNCTION require_citizen_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'journal_entry' THEN
        IF NOT EXISTS (SELECT FROM citizen_signature WHERE entry_id = NEW.id) THEN
            PERFORM break_promise('journal_entry_is_identified', 'an entry that names a citizen''s signature has it');
        END IF;
    ELSIF NOT EXISTS (SELECT FROM citizen_signature WHERE challenge = NEW.challenge) THEN
        PERFORM break_promise(TG_TABLE_NAME || '_is_identified', 'what says an identified person signed it is so');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'identified') EXECUTE FUNCTION require_citizen_signature();
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON declaration DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'identified') EXECUTE FUNCTION require_citizen_signature();
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON spouse_answer DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'identified') EXECUTE FUNCTION require_citizen_signature();
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON correction DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'identified') EXECUTE FUNCTION require_citizen_signature();

CREATE FUNCTION wait_for_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO waiting_seal (signature_id) SELECT id FROM written;
    RETURN NULL;
END $$;
CREATE TRIGGER waits AFTER INSERT ON citizen_signature REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION wait_for_seal();

CREATE FUNCTION sealed_citizen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    DELETE FROM waiting_seal USING written WHERE waiting_seal.signature_id = written.signature_id;
    RETURN NULL;
END $$;
CREATE TRIGGER sealed AFTER INSERT ON citizen_seal REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION sealed_citizen();
