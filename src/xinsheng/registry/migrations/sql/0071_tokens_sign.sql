-- An officer's certificate token is let in by two others, cools, ends once; its signature is its act's, as a passkey's.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON certificate_token FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON certificate_token_standing FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_certificate_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.id = NEW.proposal_id AND proposal.kind = 'token_enrolment' AND decision.confirmed
          AND proposal.payload ->> 'person' = NEW.person_id::text
          AND NEW.person_id NOT IN (proposal.proposed_by_id, decision.decided_by_id)
          AND NEW.enrolled_at >= decision.decided_at
    ) THEN
        PERFORM break_promise('certificate_token_by_two_others', 'two other people let a person sign with a token');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => NEW.cooling_hours) THEN
        PERFORM break_promise('certificate_token_cools', 'a token signs nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM certificate_token AS other JOIN certificate_token_standing ON token_id = other.id
               WHERE other.person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('certificate_token_one_per_person', 'the old token ends before a new one is let in');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON certificate_token FOR EACH ROW EXECUTE FUNCTION guard_certificate_token();

CREATE FUNCTION guard_certificate_token_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.token_id <> OLD.token_id THEN
        PERFORM break_promise('certificate_token_standing_of_its_token', 'a standing stays with its token');
    END IF;
    IF OLD.state = 'ended' THEN
        PERFORM break_promise('certificate_token_standing_ends_once', 'a token that ended does not come back');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON certificate_token_standing
    FOR EACH ROW EXECUTE FUNCTION guard_certificate_token_standing();

CREATE OR REPLACE FUNCTION guard_act_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written journal_entry;
    used passkey;
    held certificate_token;
BEGIN
    SELECT * INTO written FROM journal_entry WHERE id = NEW.entry_id;
    IF (written.chain, written.signature_method, written.signature_digest) IS DISTINCT FROM
       (NEW.case_id, CASE WHEN NEW.token_id IS NULL THEN 'passkey' ELSE 'token' END, NEW.digest) THEN
        PERFORM break_promise('act_signature_of_its_entry', 'a signature is the one its journal entry names');
    END IF;
    IF NEW.token_id IS NULL THEN
        SELECT * INTO used FROM passkey WHERE id = NEW.passkey_id;
        IF (used.person_id, used.credential_id, used.public_key, used.rp_id)
           IS DISTINCT FROM (written.actor_id, NEW.credential_id, NEW.public_key, NEW.rp_id) THEN
            PERFORM break_promise('act_signature_by_the_actor', 'an act is signed with the actor''s own passkey');
        END IF;
        IF used.usable_from > written.at
           OR NOT EXISTS (SELECT FROM passkey_standing WHERE passkey_id = used.id AND state = 'in_force') THEN
            PERFORM break_promise('act_signature_in_force', 'a passkey signs while it is in force, after its cooling time');
        END IF;
    ELSE
        SELECT * INTO held FROM certificate_token WHERE id = NEW.token_id;
        IF (held.person_id, held.certificates) IS DISTINCT FROM (written.actor_id, NEW.certificates) THEN
            PERFORM break_promise('act_signature_by_the_actor', 'an act is signed with the actor''s own token');
        END IF;
        IF held.usable_from > written.at OR written.at < held.valid_from OR written.at >= held.valid_until
           OR NOT EXISTS (SELECT FROM certificate_token_standing WHERE token_id = held.id AND state = 'in_force') THEN
            PERFORM break_promise('act_signature_in_force', 'a token signs while it is in force, after its cooling time');
        END IF;
    END IF;
    IF NEW.challenge <> sha256('xinsheng-act-v1'::bytea || NEW.statement_digest || NEW.nonce) THEN
        PERFORM break_promise('act_signature_challenge', 'a challenge is made of the statement and the nonce');
    END IF;
    RETURN NEW;
END $$;

-- Whatever says that it was signed with a token has its signature when the transaction ends.
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'token') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON delivery_record DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'token') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON declaration DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'token') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON seal_intent DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'token') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON second_review DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'token') EXECUTE FUNCTION require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON certificate_review DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.signature_method = 'token') EXECUTE FUNCTION require_act_signature();
