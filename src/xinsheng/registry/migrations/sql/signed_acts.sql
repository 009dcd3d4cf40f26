-- Signed acts: what was signed is the entry's, the actor's own and their passkey's, and is never changed.

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON act_signature FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A request to sign is kept as it is or used up.
CREATE TRIGGER never_changed BEFORE UPDATE ON signing_request FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_act_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written journal_entry;
    used passkey;
BEGIN
    SELECT * INTO written FROM journal_entry WHERE id = NEW.entry_id;
    IF (written.chain, written.signature_method, written.signature_digest)
       IS DISTINCT FROM (NEW.case_id, 'passkey', NEW.digest) THEN
        PERFORM break_promise('act_signature_of_its_entry', 'a signature is the one its journal entry names');
    END IF;
    SELECT * INTO used FROM passkey WHERE id = NEW.passkey_id;
    IF (used.person_id, used.credential_id, used.public_key, used.rp_id)
       IS DISTINCT FROM (written.actor_id, NEW.credential_id, NEW.public_key, NEW.rp_id) THEN
        PERFORM break_promise('act_signature_by_the_actor', 'an act is signed with the actor''s own passkey');
    END IF;
    IF used.usable_from > written.at
       OR NOT EXISTS (SELECT FROM passkey_standing WHERE passkey_id = used.id AND state = 'in_force') THEN
        PERFORM break_promise('act_signature_in_force', 'a passkey signs while it is in force, after its cooling time');
    END IF;
    IF NEW.challenge <> sha256('xinsheng-act-v1'::bytea || NEW.statement_digest || NEW.nonce) THEN
        PERFORM break_promise('act_signature_challenge', 'a challenge is made of the statement and the nonce');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON act_signature FOR EACH ROW EXECUTE FUNCTION guard_act_signature();

-- Whatever says that it was signed with a passkey has its signature when the transaction ends.
CREATE FUNCTION require_act_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'journal_entry' THEN
        IF NOT EXISTS (SELECT FROM act_signature WHERE entry_id = NEW.id) THEN
            PERFORM break_promise('journal_entry_is_signed', 'an entry that names a passkey''s signature has it');
        END IF;
    ELSIF NOT EXISTS (SELECT FROM act_signature WHERE challenge = NEW.challenge) THEN
        PERFORM break_promise(TG_TABLE_NAME || '_is_signed', 'what says it is signed with a passkey is');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'passkey') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON delivery_record DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'passkey') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON declaration DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'passkey') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON seal_intent DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'passkey') EXECUTE FUNCTION require_act_signature();
