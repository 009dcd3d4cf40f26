DROP TRIGGER signed_with_token ON certificate_review;
DROP TRIGGER signed_with_token ON second_review;
DROP TRIGGER signed_with_token ON seal_intent;
DROP TRIGGER signed_with_token ON declaration;
DROP TRIGGER signed_with_token ON delivery_record;
DROP TRIGGER signed_with_token ON journal_entry;
CREATE OR REPLACE FUNCTION guard_act_signature() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP TRIGGER guarded ON certificate_token_standing;
DROP FUNCTION guard_certificate_token_standing();
DROP TRIGGER guarded ON certificate_token;
DROP FUNCTION guard_certificate_token();
DROP TRIGGER never_removed ON certificate_token_standing;
DROP TRIGGER never_changed ON certificate_token;
