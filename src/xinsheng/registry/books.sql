-- Empty books, whole: what every step of `migrations/` together comes to, as PostgreSQL tells it.
-- Written by `xinsheng docs books`, which takes the steps one by one; a test holds the two together. Never by hand.
SET LOCAL search_path = '';
SET LOCAL check_function_bodies = false;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.break_promise(promise text, said text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '%', said USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = promise;
END $$;
CREATE FUNCTION public.guard_act_signature() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.guard_act_signature_place() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.client_id IS NOT NULL)
       IS DISTINCT FROM (SELECT channel = 'exchange' FROM journal_entry WHERE id = NEW.entry_id) THEN
        PERFORM break_promise('act_signature_where', 'what is signed at a hospital''s system is what it sent, and only that');
    END IF;
    IF NEW.client_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM hospital_client JOIN birth_case ON birth_case.office_id = hospital_client.office_id
        WHERE hospital_client.id = NEW.client_id AND birth_case.id = NEW.case_id
          AND hospital_client.signs_at = NEW.origin AND hospital_client.until IS NULL
    ) THEN
        PERFORM break_promise('act_signature_place', 'a hospital''s system is let in for its own pages and institution');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_agency() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.until IS NOT NULL OR to_jsonb(NEW) - 'until' <> to_jsonb(OLD) - 'until' THEN
        PERFORM break_promise('agency_only_ends', 'keys and purposes of an office are not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_appointment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    administrators CONSTANT text[] := ARRAY['system_administrator', 'security_administrator', 'audit_administrator'];
    keepers CONSTANT text[] := ARRAY['stock_keeper', 'seal_keeper'];
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT FROM appointment AS held
        LEFT JOIN appointment_ending AS ending ON ending.appointment_id = held.id
        WHERE held.person_id = NEW.person_id
          AND held.duty <> NEW.duty
          AND (held.from_on, coalesce(least(held.until_on + 1, ending."on"), 'infinity'))
              OVERLAPS (NEW.from_on, coalesce(NEW.until_on + 1, 'infinity'))
          AND coalesce(ending."on" > held.from_on, true)
          AND (held.duty = ANY (administrators) OR NEW.duty = ANY (administrators)
               OR (held.office_id = NEW.office_id AND held.duty = ANY (keepers) AND NEW.duty = ANY (keepers)))
    ) THEN
        PERFORM break_promise('appointment_duties_apart', 'these two duties are never one person''s at one time');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_authorisation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    paper material%ROWTYPE;
    form birth_case%ROWTYPE;
BEGIN
    SELECT * INTO paper FROM material WHERE id = NEW.material_id;
    SELECT * INTO form FROM birth_case WHERE id = paper.case_id;
    IF (paper.kind, paper.satisfied_by) IS DISTINCT FROM ('authorisation', 'signed_statement') THEN
        PERFORM break_promise('authorisation_is_signed_here', 'only an authorisation signed here names an agent');
    END IF;
    IF NEW.until_on < (paper.given_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('authorisation_ends_after_it_is_signed', 'its last day is not before its signing');
    END IF;
    IF form.mother_paper_index IS NOT NULL AND EXISTS (
        SELECT FROM person WHERE id = paper.given_by_id AND paper_no_index IS DISTINCT FROM form.mother_paper_index
    ) THEN
        PERFORM break_promise('authorisation_is_the_mothers_own', 'nobody but the mother sends another in her place');
    END IF;
    IF (form.service = 'service_registration') IS DISTINCT FROM (NEW.couple_index IS NOT NULL) THEN
        PERFORM break_promise('authorisation_names_a_couple_or_a_child', 'a couple sends with their own registration');
    END IF;
    IF form.service = 'service_registration' AND (form.stage <> 'begun' OR NOT EXISTS (
        SELECT FROM claim WHERE case_id = form.id AND person_id = paper.given_by_id AND through = 'identity'
    )) THEN
        PERFORM break_promise('authorisation_on_ones_own_form', 'one of a couple sends with the form they began online');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_authorisation_ending() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    paper material%ROWTYPE;
    signed authorisation%ROWTYPE;
BEGIN
    SELECT m.* INTO paper FROM material m WHERE m.id = NEW.authorisation_id;
    SELECT a.* INTO signed FROM authorisation a WHERE a.material_id = NEW.authorisation_id;
    IF NEW.how = 'used' AND paper.case_id IS DISTINCT FROM (SELECT case_id FROM declaration WHERE id = NEW.declaration_id) THEN
        PERFORM break_promise('authorisation_used_on_its_own_case', 'an authorisation serves the case it was signed on');
    END IF;
    IF NEW.how = 'used' AND (NEW.ended_at AT TIME ZONE 'Asia/Shanghai')::date > signed.until_on THEN
        PERFORM break_promise('authorisation_used_in_its_time', 'an authorisation is not used after its last day');
    END IF;
    IF NEW.ended_at < paper.given_at THEN
        PERFORM break_promise('authorisation_ends_after_it_is_signed', 'what is not signed yet has no end');
    END IF;
    IF NEW.how = 'revoked' AND NEW.ended_by_id <> paper.given_by_id THEN
        PERFORM break_promise('authorisation_taken_back_by_its_signer', 'who signed an authorisation takes it back');
    END IF;
    IF NEW.how = 'used' AND signed.couple_index IS NOT NULL AND NOT EXISTS (
        SELECT FROM registration WHERE case_id = paper.case_id AND couple_index = signed.couple_index
    ) THEN
        PERFORM break_promise('authorisation_used_for_its_couple', 'an authorisation serves the two whom it names');
    END IF;
    IF NEW.how = 'used' AND signed.couple_index IS NOT NULL AND NOT EXISTS (
        SELECT FROM person WHERE id = NEW.ended_by_id AND paper_no_index = signed.agent_index
    ) THEN
        PERFORM break_promise('authorisation_used_by_whom_it_names', 'nobody comes in the place of whom a couple sent');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_birth_case() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('case_version_grows_by_one', 'a case''s version grows by exactly one');
    END IF;
    IF (NEW.id, NEW.service, NEW.service_version, NEW.policies, NEW.office_id, NEW.newborn_id, NEW.opened_at,
        NEW.birth_order, NEW.plurality, NEW.original_id)
        IS DISTINCT FROM
       (OLD.id, OLD.service, OLD.service_version, OLD.policies, OLD.office_id, OLD.newborn_id, OLD.opened_at,
        OLD.birth_order, OLD.plurality, OLD.original_id)
    THEN
        PERFORM break_promise('case_stays_what_it_was_opened_as', 'a case stays what it was opened as');
    END IF;
    IF NEW.round < OLD.round THEN
        PERFORM break_promise('case_round_never_falls', 'a case''s round never falls');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'stock' THEN
            PERFORM break_promise('blank_arrives_in_stock', 'a blank arrives in stock');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.no <> OLD.no THEN
        PERFORM break_promise('blank_no_never_changes', 'a blank''s number never changes');
    END IF;
    IF (OLD.status, NEW.status) NOT IN (('stock', 'stock'), ('stock', 'assigned'), ('stock', 'void'),
                                        ('assigned', 'used'), ('assigned', 'void')) THEN
        PERFORM break_promise('blank_moves', 'a blank does not move from ' || OLD.status || ' to ' || NEW.status);
    END IF;
    IF NEW.case_id IS DISTINCT FROM OLD.case_id AND (OLD.status, NEW.status) <> ('stock', 'assigned') THEN
        PERFORM break_promise('blank_case_is_set_once', 'a blank''s case is set once, when it is assigned');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_destruction() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW."on" > (NEW.at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('blank_destruction_has_happened', 'what is written down was done by then');
    END IF;
    IF EXISTS (
        SELECT FROM person WHERE id IN (NEW.handled_by_id, NEW.checked_by_id)
        AND name IN (NEW.first_witness, NEW.second_witness)
    ) THEN
        PERFORM break_promise('blank_destruction_seen_by_others', 'a witness is neither who handled it nor who checked');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('certificate number'));
    IF EXISTS (SELECT FROM arrived JOIN legacy_certificate ON legacy_certificate.no = arrived.no) THEN
        PERFORM break_promise('blank_number_is_no_legacy_certificates', 'a blank bears no legacy certificate''s number');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guard_blank_on_the_way() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.transfer_id IS NOT NULL AND (NEW.tray_id IS NOT NULL OR NEW.status NOT IN ('stock', 'void')) THEN
        PERFORM break_promise('blank_on_the_way_lies_in_no_tray', 'a blank on the way is neither drawn nor printed on');
    END IF;
    IF NEW.office_id <> OLD.office_id AND NOT (NEW.transfer_id IS NULL AND EXISTS (
        SELECT FROM blank_transfer WHERE id = OLD.transfer_id AND to_office_id = NEW.office_id)) THEN
        PERFORM break_promise('blank_goes_where_it_was_sent', 'a blank changes its office only on its way there');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_plan() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.year - extract(year FROM NEW.at AT TIME ZONE 'Asia/Shanghai') NOT IN (0, 1) THEN
        PERFORM break_promise('blank_plan_of_this_year_or_the_next', 'a plan is of this year or the next');
    END IF;
    IF NEW.seq <> 1 AND NOT EXISTS (
        SELECT FROM blank_plan AS last JOIN blank_plan_answer ON plan_id = last.id
        WHERE last.office_id = NEW.office_id AND last.year = NEW.year AND last.seq = NEW.seq - 1
    ) THEN
        PERFORM break_promise('blank_plan_one_waits', 'a plan follows once the last one was answered');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_plan_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    asked blank_plan;
BEGIN
    SELECT * INTO asked FROM blank_plan WHERE id = NEW.plan_id;
    IF NEW.answered_by_id = asked.planned_by_id THEN
        PERFORM break_promise('blank_plan_answer_by_another', 'who made a plan does not answer it');
    END IF;
    IF NEW.granted > asked.quantity THEN
        PERFORM break_promise('blank_plan_answer_within', 'no more is granted than was asked for');
    END IF;
    IF NEW.granted < asked.quantity AND NEW.words = '' THEN
        PERFORM break_promise('blank_plan_answer_says_why', 'whoever grants less says why');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_requisition() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.seq <> 1 AND NOT EXISTS (
        SELECT FROM blank_requisition AS last
        WHERE last.office_id = NEW.office_id AND last.seq = NEW.seq - 1 AND has_ended(last.id)
    ) THEN
        PERFORM break_promise('blank_requisition_one_is_open', 'an office has one requisition open at a time');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_requisition_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    asked blank_requisition;
BEGIN
    PERFORM hold_requisition(NEW.requisition_id);
    SELECT * INTO asked FROM blank_requisition WHERE id = NEW.requisition_id;
    IF NEW.answered_by_id = asked.asked_by_id THEN
        PERFORM break_promise('blank_requisition_answer_by_another', 'who asked does not answer');
    END IF;
    IF NEW.granted > asked.quantity THEN
        PERFORM break_promise('blank_requisition_answer_within', 'no more is granted than was asked for');
    END IF;
    IF NEW.granted < asked.quantity AND NEW.words = '' THEN
        PERFORM break_promise('blank_requisition_answer_says_why', 'whoever grants less says why');
    END IF;
    IF has_ended(asked.id) THEN
        PERFORM break_promise('blank_requisition_answer_while_asked', 'what was withdrawn is not answered');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_requisition_withdrawal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM hold_requisition(NEW.requisition_id);
    IF has_ended(NEW.requisition_id) THEN
        PERFORM break_promise('blank_requisition_withdrawal_while_open', 'what has ended is not withdrawn');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_blank_transfer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.requisition <> '' THEN
        PERFORM break_promise('blank_transfer_answers_a_requisition', 'what goes down the line answers a requisition');
    END IF;
    IF NEW.answers_id IS NULL THEN
        RETURN NEW;
    END IF;
    PERFORM hold_requisition(NEW.answers_id);
    IF NOT EXISTS (
        SELECT FROM blank_requisition AS asked JOIN blank_requisition_answer AS answer ON requisition_id = asked.id
        WHERE asked.id = NEW.answers_id AND asked.office_id = NEW.to_office_id AND asked.to_office_id = NEW.office_id
          AND sent_on(asked.id) + NEW.quantity <= answer.granted
          AND NOT EXISTS (SELECT FROM blank_requisition_withdrawal WHERE requisition_id = asked.id)
    ) THEN
        PERFORM break_promise('blank_transfer_within_what_was_granted', 'no more is sent than was granted to it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_card_reading() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    place kiosk%ROWTYPE;
BEGIN
    SELECT * INTO place FROM kiosk WHERE id = NEW.kiosk_id;
    IF place.until IS NOT NULL OR place.since > NEW.read_at THEN
        PERFORM break_promise('card_reading_by_a_place_in_force', 'what a place reads that has ended serves for nothing');
    END IF;
    IF (place.use = 'self_service') <> (NEW.purpose = 'sign_in') THEN
        PERFORM break_promise('card_reading_within_its_use', 'a counter reads for its officer, a self-service place for whoever signs in');
    END IF;
    IF NEW.case_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM birth_case WHERE id = NEW.case_id AND office_id = place.office_id
    ) THEN
        PERFORM break_promise('card_reading_at_its_office', 'a counter reads for the cases of its own office');
    END IF;
    IF NEW.material_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM material
        WHERE id = NEW.material_id AND case_id = NEW.case_id AND kind = NEW.purpose || '_id'
          AND satisfied_by = 'seen_at_counter' AND seen_by_id = NEW.read_by_id
    ) THEN
        PERFORM break_promise('card_reading_of_its_paper', 'a card that was read is the paper of whose card it is, seen by who read it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_case_key() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.destroyed_at IS NOT NULL OR NEW.case_id <> OLD.case_id THEN
        PERFORM break_promise('case_key_never_returns', 'a destroyed key never returns');
    END IF;
    IF NEW.wrapped <> OLD.wrapped THEN
        PERFORM break_promise('case_key_is_never_exchanged', 'a case keeps its key until that is destroyed');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_certificate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    its_case birth_case;
BEGIN
    IF NOT EXISTS (SELECT FROM blank WHERE no = NEW.blank_id AND status = 'assigned' AND case_id = NEW.case_id) THEN
        PERFORM break_promise('certificate_bears_the_assigned_number', 'a certificate bears its case''s number');
    END IF;
    IF NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM birth_case WHERE id = NEW.case_id)
       OR (NEW.predecessor_id IS NOT NULL
           AND NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM certificate WHERE id = NEW.predecessor_id)) THEN
        PERFORM break_promise('certificate_of_its_newborn', 'a certificate is of its case''s newborn');
    END IF;
    SELECT * INTO its_case FROM birth_case WHERE id = NEW.case_id;
    IF NEW.predecessor_id IS DISTINCT FROM its_case.original_id THEN
        PERFORM break_promise('certificate_succeeds_its_original', 'a certificate takes the place of its case''s original');
    END IF;
    IF NEW.kind <> (CASE its_case.service WHEN 'reissue' THEN 'reissue' WHEN 'replacement' THEN 'replacement'
                    ELSE 'first_issuance' END) THEN
        PERFORM break_promise('certificate_of_its_service', 'a certificate is of the kind that its service issues');
    END IF;
    IF NEW.kind = 'reissue' AND NEW.predecessor_id IS NOT NULL
       AND NEW.content_digest <> (SELECT content_digest FROM certificate WHERE id = NEW.predecessor_id) THEN
        PERFORM break_promise('certificate_reissued_unchanged', 'a reissue says what its original says');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_certificate_grounds() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    served text;
BEGIN
    SELECT service INTO served FROM birth_case WHERE id = NEW.case_id;
    IF served = 'first_issuance_inside'
       AND NOT EXISTS (SELECT FROM delivery_record WHERE case_id = NEW.case_id) THEN
        PERFORM break_promise('certificate_inside_has_a_signed_block', 'no certificate without a signed block');
    END IF;
    IF served = 'first_issuance_outside' AND NOT (
        EXISTS (SELECT FROM parentage_report_use
                WHERE id = report_use_of_case(NEW.case_id) AND given_back_at IS NULL)
        AND is_accepted(NEW.case_id, 'parentage_test')
        AND is_accepted(NEW.case_id, 'parentage_declaration')
    ) THEN
        PERFORM break_promise('certificate_outside_has_its_grounds',
                              'no certificate without an accepted report and declaration of parentage');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_certificate_laboratory() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    claimed birth_case;
    answered report_confirmation;
    looked second_review;
BEGIN
    SELECT * INTO claimed FROM birth_case WHERE id = NEW.case_id;
    IF claimed.service <> 'first_issuance_outside'
       OR claimed.policies -> 'outside_laboratory_confirms' IS DISTINCT FROM 'true' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO answered FROM report_confirmation WHERE declaration_id =
        (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1);
    IF answered.id IS NULL THEN
        PERFORM break_promise('certificate_after_the_laboratory', 'the laboratory is heard before a certificate rests on its report');
    END IF;
    SELECT * INTO looked FROM second_review WHERE case_id = NEW.case_id ORDER BY reviewed_at DESC, id LIMIT 1;
    IF answered.answer <> 'confirmed'
       AND (looked.finding IS DISTINCT FROM 'cleared' OR looked.declaration_id <> answered.declaration_id
            OR looked.reviewed_at < answered.at OR looked.reviewed_by_id = NEW.printed_by_id) THEN
        PERFORM break_promise('certificate_not_against_the_laboratory',
                              'what a laboratory does not confirm is cleared by another institution first');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_certificate_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    printed certificate;
BEGIN
    SELECT * INTO printed FROM certificate WHERE id = NEW.certificate_id;
    IF printed.kind <> 'reissue' OR NEW.reviewed_by_id = printed.printed_by_id THEN
        PERFORM break_promise('certificate_review_by_another', 'a reissue is reviewed by another than its printer');
    END IF;
    IF NEW.statement_digest <> printed.statement_digest THEN
        PERFORM break_promise('certificate_review_same_statement', 'what is reviewed is what was printed');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_certificate_second_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    claimed birth_case;
    looked second_review;
BEGIN
    SELECT * INTO claimed FROM birth_case WHERE id = NEW.case_id;
    IF claimed.service <> 'first_issuance_outside' OR claimed.policies -> 'outside_second_reviewer' IS DISTINCT FROM 'true'
       OR NOT EXISTS (SELECT FROM jsonb_array_elements_text(claimed.flags) AS flag WHERE starts_with(flag, 'report_')) THEN
        RETURN NEW;
    END IF;
    SELECT * INTO looked FROM second_review WHERE case_id = NEW.case_id ORDER BY reviewed_at DESC, id LIMIT 1;
    IF looked.finding IS DISTINCT FROM 'cleared' OR looked.reviewed_by_id = NEW.printed_by_id
       OR looked.declaration_id <> (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1)
       OR EXISTS (SELECT FROM material WHERE case_id = NEW.case_id AND kind = 'parentage_test'
                  AND given_at > looked.reviewed_at
                  AND NOT EXISTS (SELECT FROM material AS later WHERE later.replaces_id = material.id)) THEN
        PERFORM break_promise('certificate_after_the_second_review',
                              'a flagged report is cleared by another institution before a certificate rests on it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_certificate_token() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    own integer := 4 + get_byte(NEW.certificates, 2) * 256 + get_byte(NEW.certificates, 3);  -- length of the first, DER
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    PERFORM pg_advisory_xact_lock(hashtext('token key ' || encode(NEW.public_key, 'hex')));
    IF NOT EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.id = NEW.proposal_id AND proposal.kind = 'token_enrolment' AND decision.confirmed
          AND proposal.payload ->> 'person' = NEW.person_id::text
          AND substr(decode(proposal.payload ->> 'certificates', 'base64'), 1, own) = substr(NEW.certificates, 1, own)
          AND NEW.person_id NOT IN (proposal.proposed_by_id, decision.decided_by_id)
          AND NEW.enrolled_at >= decision.decided_at
    ) THEN
        PERFORM break_promise('certificate_token_by_two_others', 'two other people let a person sign with a token');
    END IF;
    IF NEW.fingerprint <> sha256(substr(NEW.certificates, 1, own))
       OR position(NEW.public_key IN substr(NEW.certificates, 1, own)) = 0 THEN
        PERFORM break_promise('certificate_token_is_its_certificates', 'fingerprint and key are the certificate''s own');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => NEW.cooling_hours) THEN
        PERFORM break_promise('certificate_token_cools', 'a token signs nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM certificate_token AS other JOIN certificate_token_standing ON token_id = other.id
               WHERE other.person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('certificate_token_one_per_person', 'the old token ends before a new one is let in');
    END IF;
    IF EXISTS (SELECT FROM certificate_token AS other JOIN certificate_token_standing ON token_id = other.id
               WHERE other.public_key = NEW.public_key
                 AND (other.person_id <> NEW.person_id OR ended_reason = 'revoked')) THEN
        PERFORM break_promise('certificate_token_key_of_one_person', 'a key is one person''s, until it is revoked');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_certificate_token_standing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.token_id <> OLD.token_id THEN
        PERFORM break_promise('certificate_token_standing_of_its_token', 'a standing stays with its token');
    END IF;
    IF OLD.state = 'ended' THEN
        PERFORM break_promise('certificate_token_standing_ends_once', 'a token that ended does not come back');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_changed_parent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    rests_on uuid := report_use_of_case(NEW.case_id);
BEGIN
    IF NEW.kind = 'replacement' AND rests_on IS NOT NULL AND NOT (
        EXISTS (SELECT FROM parentage_report_use WHERE id = rests_on AND given_back_at IS NULL)
        AND is_accepted(NEW.case_id, 'parentage_test')
    ) THEN
        PERFORM break_promise('changed_parent_has_its_report', 'a changed parent rests on an accepted report');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_citizen_seal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM citizen_signature WHERE id = NEW.signature_id AND signed_at <= NEW.sealed_at) THEN
        PERFORM break_promise('citizen_seal_after_its_signature', 'nothing is sealed before it was signed');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_citizen_signature() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.guard_coming_into_force() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    before_it uuid := (SELECT predecessor_id FROM certificate WHERE id = NEW.certificate_id);
BEGIN
    IF before_it IS NOT NULL AND NEW.state = 'valid' AND (
        NOT EXISTS (SELECT FROM standing WHERE certificate_id = before_it AND state = 'superseded')
        OR EXISTS (SELECT FROM certificate AS other JOIN standing ON standing.certificate_id = other.id
                   WHERE other.predecessor_id = before_it AND other.id <> NEW.certificate_id
                     AND standing.state <> 'void')
    ) THEN
        PERFORM break_promise('standing_only_of_the_head', 'a certificate takes the place of one, and no other does');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_correction() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM service_standing
        WHERE certificate_id = NEW.certificate_id AND case_id = NEW.case_id AND state = 'valid'
    ) THEN
        PERFORM break_promise('correction_of_what_is_in_force', 'only a certificate in force is corrected');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_destroyed_blank() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM blank JOIN blank_move ON blank_move.blank_id = blank.no AND blank_move.to_status = 'void'
        JOIN blank_destruction ON blank_destruction.id = NEW.destruction_id
        WHERE blank.no = NEW.blank_id AND blank.status = 'void' AND blank_move.reason NOT IN ('lost', 'stolen')
          AND (blank_move.at AT TIME ZONE 'Asia/Shanghai')::date <= blank_destruction."on"
    ) THEN
        PERFORM break_promise('destroyed_blank_was_waste', 'what is destroyed is void by then, and its paper was there');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_enrolment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.proposal_id IS NULL THEN
        IF EXISTS (SELECT FROM passkey WHERE person_id = NEW.person_id)
           OR EXISTS (SELECT FROM enrolment WHERE proposal_id IS NOT NULL) THEN
            PERFORM break_promise('enrolment_is_proposed', 'after the beginning every enrolment is proposed');
        END IF;
    ELSIF NOT EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.id = NEW.proposal_id AND proposal.kind IN ('enrolment', 'system_enrolment') AND decision.confirmed
          AND proposal.payload ->> 'person' = NEW.person_id::text
          AND NEW.person_id NOT IN (proposal.proposed_by_id, decision.decided_by_id)
    ) THEN
        PERFORM break_promise('enrolment_by_two_others', 'two other people let a person enrol');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_filing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.guard_hand() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM birth_case WHERE id = NEW.case_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM hand WHERE case_id = NEW.case_id AND person_id = NEW.person_id AND duty <> NEW.duty) THEN
        PERFORM break_promise('hand_duties_apart', 'one person has one duty on a case');
    END IF;
    IF NEW.duty IN ('reissue_officer', 'reviewer', 'sealing_officer') AND EXISTS (
        WITH RECURSIVE chain AS (
            SELECT certificate.id, certificate.case_id, certificate.predecessor_id
            FROM certificate JOIN birth_case ON birth_case.original_id = certificate.id
            WHERE birth_case.id = NEW.case_id AND birth_case.service = 'reissue'
            UNION
            SELECT before_it.id, before_it.case_id, before_it.predecessor_id
            FROM certificate AS before_it JOIN chain ON chain.predecessor_id = before_it.id
        )
        SELECT FROM chain JOIN hand ON hand.case_id = chain.case_id WHERE hand.person_id = NEW.person_id
    ) THEN
        PERFORM break_promise('hand_fresh_on_the_chain', 'who reissues had no hand on any certificate of the chain');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_handwriting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.way = 'mark' AND NOT EXISTS (
        SELECT FROM citizen_signature WHERE id = NEW.signature_id AND method = 'counter'
    ) THEN
        PERFORM break_promise('handwriting_mark_is_attested', 'a mark is pressed before an officer who attests it');
    END IF;
    IF NOT EXISTS (SELECT FROM waiting_seal WHERE signature_id = NEW.signature_id) THEN
        PERFORM break_promise('handwriting_before_its_seal', 'nothing is put under a signature that is sealed');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_hospital_client() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.until IS NOT NULL OR to_jsonb(NEW) - 'until' <> to_jsonb(OLD) - 'until' THEN
        PERFORM break_promise('hospital_client_only_ends', 'the keys of a hospital''s system are not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_inquiry_finding() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.found_by_id = (SELECT inquiry.opened_by_id FROM inquiry_item JOIN inquiry ON inquiry.id = inquiry_id
                          WHERE inquiry_item.id = NEW.item_id) THEN
        PERFORM break_promise('inquiry_finding_by_another', 'who opened an inquiry does not find on it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_journal_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
    IF NEW.at < last.at THEN
        PERFORM break_promise('journal_entry_is_no_earlier', 'an entry is no earlier than the one before it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_kiosk() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.until IS NOT NULL OR to_jsonb(NEW) - 'until' <> to_jsonb(OLD) - 'until' THEN
        PERFORM break_promise('kiosk_only_ends', 'key and use of a place where cards are read are not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_laboratory_ending() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW."on" < (SELECT from_on FROM laboratory WHERE id = NEW.laboratory_id) THEN
        PERFORM break_promise('laboratory_ends_after_it_begins', 'a licence does not end before it began');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_laboratory_licence() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('laboratory licence ' || NEW.licence_key));
    IF EXISTS (
        SELECT FROM laboratory LEFT JOIN laboratory_ending AS ending ON ending.laboratory_id = laboratory.id
        WHERE licence_key = NEW.licence_key
          AND (ending."on" IS NULL OR (ending."on" > NEW.from_on AND ending."on" > laboratory.from_on))
    ) THEN
        PERFORM break_promise('laboratory_licensed_once', 'a licence number has one entry on any day');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_coming_into_force() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    before_it text := (SELECT birth_case.legacy_id FROM certificate JOIN birth_case ON birth_case.id = certificate.case_id
                       WHERE certificate.id = NEW.certificate_id);
BEGIN
    IF before_it IS NOT NULL AND NEW.state = 'valid' AND (
        NOT EXISTS (SELECT FROM legacy_standing WHERE certificate_id = before_it AND state = 'superseded')
        OR EXISTS (SELECT FROM certificate AS other JOIN birth_case ON birth_case.id = other.case_id
                   JOIN standing ON standing.certificate_id = other.id
                   WHERE birth_case.legacy_id = before_it AND other.id <> NEW.certificate_id AND standing.state <> 'void')
    ) THEN
        PERFORM break_promise('standing_only_of_the_head', 'a certificate takes the place of one, and no other does');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_content() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.source = 'register' AND NOT EXISTS (
        SELECT FROM record_look_up WHERE case_id = NEW.case_id AND source = 'register' AND answer = 'found') THEN
        PERFORM break_promise('legacy_content_was_found', 'what the register did not find is not off the register');
    END IF;
    IF NEW.source = 'evidence' AND NOT EXISTS (
        SELECT FROM record_look_up WHERE case_id = NEW.case_id AND answer <> 'unreachable') THEN
        PERFORM break_promise('legacy_content_after_an_answer', 'nothing is typed while the register is silent');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_content_is_its_own() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM legacy_certificate AS paper WHERE paper.no = NEW.certificate_id
            AND (paper.child_name, paper.born_on, paper.mother_name)
                IS NOT DISTINCT FROM (NEW.child_name, NEW.born_on, NEW.mother_name)
            AND coalesce(paper.mother_paper_index = NEW.mother_paper_index, true)
            AND coalesce(paper.father_paper_index = NEW.father_paper_index, true)
    ) THEN
        PERFORM break_promise('legacy_content_is_its_own', 'what a paper said is of the child, mother and papers it names');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_content_uncorrected() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM legacy_standing WHERE certificate_id = NEW.certificate_id AND correction_id IS NOT NULL) THEN
        PERFORM break_promise('legacy_content_uncorrected', 'what was corrected is not entered again');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_correction_decision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    said legacy_correction%ROWTYPE;
    stands integer;
BEGIN
    SELECT * INTO said FROM legacy_correction WHERE id = NEW.correction_id;
    IF NEW.decided_by_id = said.proposed_by_id THEN
        PERFORM break_promise('legacy_correction_by_another', 'who proposed a correction does not decide it');
    END IF;
    IF NEW.confirmed THEN
        SELECT version INTO stands FROM legacy_standing WHERE certificate_id = said.certificate_id FOR UPDATE;
        IF stands IS DISTINCT FROM said.standing_version THEN
            PERFORM break_promise('legacy_correction_of_what_stands', 'what is confirmed was proposed of the standing as it is now');
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_inquiry_finding() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.found_by_id = (SELECT opened_by_id FROM legacy_inquiry WHERE id = NEW.inquiry_id) THEN
        PERFORM break_promise('legacy_inquiry_finding_by_another', 'who opened an inquiry does not find on it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('certificate number'));
    IF EXISTS (SELECT FROM blank WHERE no = NEW.no) THEN
        PERFORM break_promise('legacy_certificate_number_is_no_blanks', 'a legacy certificate bears no blank''s number');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_reissue() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.content_digest IS DISTINCT FROM (
        SELECT CASE WHEN standing.correction_id IS NULL THEN content.content_digest ELSE corrected.content_digest END
        FROM birth_case
        JOIN legacy_standing AS standing ON standing.certificate_id = birth_case.legacy_id
        LEFT JOIN legacy_content AS content ON content.certificate_id = birth_case.legacy_id
        LEFT JOIN legacy_correction AS corrected ON corrected.id = standing.correction_id
        WHERE birth_case.id = NEW.case_id
    ) THEN
        PERFORM break_promise('certificate_reissued_unchanged', 'a reissue says what its original says');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_standing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    said legacy_correction%ROWTYPE;
BEGIN
    IF NEW.certificate_id <> OLD.certificate_id OR NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('legacy_standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF EXISTS (
        SELECT FROM legacy_correction
        JOIN legacy_correction_decision AS decision ON decision.correction_id = legacy_correction.id AND decision.confirmed
        WHERE legacy_correction.certificate_id = OLD.certificate_id AND legacy_correction.standing_version = OLD.version
            AND legacy_correction.id IS DISTINCT FROM NEW.correction_id
    ) THEN
        PERFORM break_promise('legacy_correction_counts', 'what is confirmed counts from that moment on');
    END IF;
    IF NEW.correction_id IS NOT DISTINCT FROM OLD.correction_id THEN
        IF (OLD.state, NEW.state) NOT IN (
            ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
            ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
            ('under_review', 'revoked')) THEN
            PERFORM break_promise('legacy_standing_moves', 'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
        END IF;
        RETURN NEW;
    END IF;
    SELECT legacy_correction.* INTO said FROM legacy_correction
        JOIN legacy_correction_decision AS decision ON decision.correction_id = legacy_correction.id AND decision.confirmed
        WHERE legacy_correction.id = NEW.correction_id AND legacy_correction.certificate_id = NEW.certificate_id
            AND legacy_correction.standing_version = OLD.version;
    IF said.id IS NULL THEN
        PERFORM break_promise('legacy_correction_confirmed', 'a correction is proposed, and confirmed by another, as it stands now');
    END IF;
    IF OLD.state <> 'valid' AND NOT (OLD.state = 'void' AND EXISTS (
        SELECT FROM legacy_correction WHERE id = OLD.correction_id AND withdrawn)) THEN
        PERFORM break_promise('legacy_correction_of_what_is_in_force', 'only what is in force, or was entered under a wrong number, is corrected');
    END IF;
    IF NEW.state <> (CASE WHEN said.withdrawn THEN 'void' ELSE 'valid' END) THEN
        PERFORM break_promise('legacy_correction_moves', 'a wrong number is void, and what is corrected is in force');
    END IF;
    IF said.withdrawn AND OLD.state = 'void' THEN
        PERFORM break_promise('legacy_correction_withdraws_once', 'a number that is withdrawn is not withdrawn again');
    END IF;
    IF EXISTS (SELECT FROM birth_case WHERE legacy_id = NEW.certificate_id AND stage <> 'closed') THEN
        PERFORM break_promise('legacy_correction_under_a_succession', 'what a succession stands on is not corrected');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_legacy_succession() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.legacy_id IS NOT NULL THEN
        PERFORM break_promise('case_keeps_its_legacy_original', 'a case''s legacy certificate is set once');
    END IF;
    IF NOT EXISTS (SELECT FROM legacy_standing WHERE certificate_id = NEW.legacy_id AND state = 'valid') THEN
        PERFORM break_promise('case_succeeds_what_is_in_force', 'only a certificate in force is succeeded');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_licence_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM licence_answered WHERE look_id = NEW.look_id) THEN
        PERFORM break_promise('licence_answer_to_a_look', 'what is answered is a look, and stands as answered for ever');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_licence_answered() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM licence_consent_ending AS look WHERE look.consent_id = NEW.look_id AND look.how = 'used'
            AND NEW.at >= look.ended_at AND NEW.at < look.ended_at + interval '10 minutes'
    ) THEN
        PERFORM break_promise('licence_answered_in_its_time', 'a look is answered within ten minutes, or never');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_licence_consent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT holds_licence(NEW.given_by_id, NEW.certificate_id, NEW.service_certificate_id) THEN
        PERFORM break_promise('licence_consent_is_a_parents', 'a parent or spouse named on a licence lets others look');
    END IF;
    IF NOT EXISTS (
        SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose
    ) THEN
        PERFORM break_promise('licence_consent_within_its_purposes', 'an office looks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_licence_consent_ending() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    given licence_consent%ROWTYPE;
BEGIN
    SELECT * INTO given FROM licence_consent WHERE id = NEW.consent_id;
    IF NEW.ended_at < given.given_at OR NEW.ended_at >= given.until_at THEN
        PERFORM break_promise('licence_consent_used_in_its_time', 'a consent is used, or taken back, in its time');
    END IF;
    IF NEW.how = 'used' AND NOT EXISTS (SELECT FROM agency WHERE id = given.agency_id AND until IS NULL) THEN
        PERFORM break_promise('licence_consent_used_by_an_office_in_force', 'an office that has ended looks at nothing');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_licence_request() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.until_on < (NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('licence_request_ends_after_it_is_made', 'its last day is not before its asking');
    END IF;
    IF NEW.asked_index IS NULL THEN
        PERFORM break_promise('licence_request_told_from_another', 'what an office asks is told from what it asked');
    END IF;
    IF NOT EXISTS (SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose) THEN
        PERFORM break_promise('licence_request_within_its_purposes', 'an office asks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_licence_request_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    asked licence_request%ROWTYPE;
BEGIN
    SELECT * INTO asked FROM licence_request WHERE id = NEW.request_id;
    IF NEW.answered_at < asked.asked_at OR (NEW.answered_at AT TIME ZONE 'Asia/Shanghai')::date > asked.until_on THEN
        PERFORM break_promise('licence_request_answered_in_its_time', 'a request is answered until its last day');
    END IF;
    IF NOT holds_licence(NEW.answered_by_id, asked.certificate_id, asked.service_certificate_id) THEN
        PERFORM break_promise('licence_request_answered_by_a_parent', 'a parent or spouse on a licence answers for it');
    END IF;
    IF NEW.consent_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM licence_consent AS given WHERE given.id = NEW.consent_id
          AND given.given_by_id = NEW.answered_by_id
          AND (given.certificate_id, given.service_certificate_id, given.agency_id, given.purpose)
              IS NOT DISTINCT FROM
              (asked.certificate_id, asked.service_certificate_id, asked.agency_id, asked.purpose)
    ) THEN
        PERFORM break_promise('licence_request_agreed_as_asked', 'what is agreed to is what was asked');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_live_session() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.person_id <> OLD.person_id THEN
        PERFORM break_promise('live_session_of_its_person', 'a session is of one person');
    END IF;
    IF NEW.mark = OLD.mark AND (OLD.ended_at IS NOT NULL
        OR (NEW.way, NEW.passkey_id, NEW.begun_at) IS DISTINCT FROM (OLD.way, OLD.passkey_id, OLD.begun_at)) THEN
        PERFORM break_promise('live_session_ends_once', 'a session only ends, once');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_log_checkpoint() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.guard_log_leaf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.position <> coalesce((SELECT max(position) + 1 FROM log_leaf), 0) THEN
        PERFORM break_promise('log_leaf_is_the_next', 'the log has no gap');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_log_node() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.guard_material() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM material WHERE id = NEW.replaces_id AND case_id = NEW.case_id AND kind = NEW.kind) THEN
        PERFORM break_promise('material_replaces_its_like', 'a material replaces one of its case and kind');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_newborn() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.birth_order > (SELECT plurality FROM delivery WHERE id = NEW.delivery_id) THEN
        PERFORM break_promise('newborn_within_plurality', 'a birth order is at most the delivery''s plurality');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_office_line() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT NEW.authority_id AS id
            UNION
            SELECT office.authority_id FROM office JOIN above ON office.id = above.id
        )
        SELECT FROM above WHERE id = NEW.id
    ) THEN
        PERFORM break_promise('office_line_is_no_circle', 'no office is above itself');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guard_one_time_secret() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    permission enrolment;
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    SELECT * INTO permission FROM enrolment WHERE id = NEW.enrolment_id;
    IF permission.person_id <> NEW.person_id OR NOT EXISTS (
        SELECT FROM passkey JOIN passkey_standing ON passkey_id = passkey.id
        WHERE enrolment_id = NEW.enrolment_id AND state = 'in_force'
    ) THEN
        PERFORM break_promise('one_time_secret_beside_its_passkey', 'a second way in is enrolled beside a passkey in force');
    END IF;
    IF NEW.enrolled_at < permission.opened_at OR NEW.enrolled_at >= permission.expires_at THEN
        PERFORM break_promise('one_time_secret_enrolled_in_time', 'a second way in is enrolled before the codes expire');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => permission.cooling_hours) THEN
        PERFORM break_promise('one_time_secret_cools', 'a second way in opens nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM one_time_secret AS other JOIN one_time_standing ON secret_id = other.id
               WHERE other.person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('one_time_secret_one_per_person', 'the old second way ends before a new one is enrolled');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_one_time_standing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.secret_id <> OLD.secret_id THEN
        PERFORM break_promise('one_time_standing_of_its_secret', 'a standing stays with its secret');
    END IF;
    IF OLD.state = 'ended' THEN
        PERFORM break_promise('one_time_standing_ends_once', 'a second way in that ended does not come back');
    END IF;
    IF NEW.last_step < OLD.last_step THEN
        PERFORM break_promise('one_time_standing_rises', 'the step of the last code never falls');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_ordinary_form_spoiling() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM 1 FROM office WHERE id = NEW.office_id FOR NO KEY UPDATE;
    IF NEW.number > (SELECT coalesce(sum(number), 0) FROM ordinary_form_intake WHERE office_id = NEW.office_id)
        - (SELECT count(*) FROM ordinary_print WHERE office_id = NEW.office_id AND paper = 'form')
        - (SELECT coalesce(sum(number), 0) FROM ordinary_form_spoiling WHERE office_id = NEW.office_id) THEN
        PERFORM break_promise('ordinary_form_spoiling_is_there', 'no more forms are written off than are left');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_ordinary_print() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.paper = '' THEN
        PERFORM break_promise('ordinary_print_says_its_paper', 'a print says what it was printed on');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_paper_return() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.certificate_id IS DISTINCT FROM (SELECT original_id FROM birth_case WHERE id = NEW.case_id AND service = 'replacement') THEN
        PERFORM break_promise('paper_return_of_the_original', 'the paper handed in is the one to be replaced');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_parentage_report() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM parentage_report_use AS held
        JOIN newborn ON newborn.delivery_id = held.delivery_id
        JOIN birth_case ON birth_case.newborn_id = newborn.id
        JOIN declaration ON declaration.case_id = birth_case.id
        WHERE held.id = NEW.use_id AND held.given_back_at IS NULL
          AND birth_case.id = NEW.case_id AND declaration.id = NEW.declaration_id
    ) THEN
        PERFORM break_promise('parentage_report_of_its_birth', 'a report is declared for the birth that holds it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_parentage_report_use() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.given_back_at IS NOT NULL
       OR (NEW.id, NEW.delivery_id, NEW.licence_key, NEW.report_key, NEW.taken_at)
          IS DISTINCT FROM (OLD.id, OLD.delivery_id, OLD.licence_key, OLD.report_key, OLD.taken_at) THEN
        PERFORM break_promise('parentage_report_use_stays', 'the use of a report is only ever given back');
    END IF;
    IF EXISTS (
        SELECT FROM certificate
        JOIN blank ON blank.no = certificate.blank_id
        JOIN newborn ON newborn.id = certificate.newborn_id
        WHERE newborn.delivery_id = OLD.delivery_id AND blank.status <> 'void'
          AND report_use_of_case(certificate.case_id) = OLD.id
    ) THEN
        PERFORM break_promise('parentage_report_use_is_needed', 'a certificate rests on this report');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_passkey() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    permission enrolment;
BEGIN
    PERFORM FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    SELECT * INTO permission FROM enrolment WHERE id = NEW.enrolment_id;
    IF permission.person_id <> NEW.person_id THEN
        PERFORM break_promise('passkey_of_its_person', 'a passkey is the person''s whose enrolment it is');
    END IF;
    IF NEW.enrolled_at < permission.opened_at OR NEW.enrolled_at >= permission.expires_at THEN
        PERFORM break_promise('passkey_enrolled_in_time', 'a passkey is enrolled before the codes expire');
    END IF;
    IF NEW.usable_from < NEW.enrolled_at + make_interval(hours => permission.cooling_hours) THEN
        PERFORM break_promise('passkey_cools', 'a passkey opens nothing before its cooling time is over');
    END IF;
    IF EXISTS (SELECT FROM passkey JOIN passkey_standing ON passkey_id = passkey.id
               WHERE person_id = NEW.person_id AND state = 'in_force') THEN
        PERFORM break_promise('passkey_one_in_force_per_person', 'the old passkey ends before a new one is enrolled');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_passkey_standing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.passkey_id <> OLD.passkey_id THEN
        PERFORM break_promise('passkey_standing_of_its_passkey', 'a standing stays with its passkey');
    END IF;
    IF OLD.state = 'ended' THEN
        PERFORM break_promise('passkey_standing_ends_once', 'a passkey that ended does not come back');
    END IF;
    IF NEW.sign_count < OLD.sign_count THEN
        PERFORM break_promise('passkey_standing_counts_up', 'the counter of a passkey never falls');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (OLD.paper_no_index IS NOT NULL
        AND (NEW.paper_no_index IS DISTINCT FROM OLD.paper_no_index OR NEW.paper_kind <> OLD.paper_kind))
       OR (OLD.paper_no_cipher IS NOT NULL AND NEW.paper_no_cipher IS DISTINCT FROM OLD.paper_no_cipher) THEN
        PERFORM break_promise('person_keeps_their_number', 'whose paper a number is does not change');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_phone_confirmation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.case_id, NEW.phone_index, NEW.code_digest, NEW.sent_at, NEW.expires_at)
        IS DISTINCT FROM
       (OLD.id, OLD.case_id, OLD.phone_index, OLD.code_digest, OLD.sent_at, OLD.expires_at)
       OR OLD.confirmed_at IS NOT NULL
    THEN
        PERFORM break_promise('phone_confirmation_once', 'a phone is confirmed once, and nothing else of it changes');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_print_while_suspended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM refuse_while_suspended(NEW.office_id, true);
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_proposal_decision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.decided_by_id = (SELECT proposed_by_id FROM proposal WHERE id = NEW.proposal_id) THEN
        PERFORM break_promise('proposal_decision_two_people', 'nobody decides on their own proposal');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_query_code() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.case_id, NEW.locator, NEW.salt, NEW.secret, NEW.issued_at, NEW.issued_by_id)
        IS DISTINCT FROM
       (OLD.id, OLD.case_id, OLD.locator, OLD.salt, OLD.secret, OLD.issued_at, OLD.issued_by_id)
       OR OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    THEN
        PERFORM break_promise('query_code_is_ended_once', 'a query code is ended once, and nothing else of it changes');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_received_again() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.recorded_at <= (SELECT recorded_at FROM received_birth WHERE id = NEW.received_id)
        OR EXISTS (SELECT FROM received_birth WHERE previous_id = NEW.received_id)
        OR (TG_OP = 'UPDATE' AND (NEW.received_id <> OLD.received_id OR NEW.recorded_at <= OLD.recorded_at)) THEN
        PERFORM break_promise('received_again_goes_on', 'only the last version is said again, each time later');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_received_birth() RETURNS trigger
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    born_at_office uuid;
    its_stage text;
    system_of_office uuid;
    system_until timestamptz;
BEGIN
    SELECT office_id, stage INTO born_at_office, its_stage FROM birth_case WHERE id = NEW.case_id;
    SELECT office_id, until INTO system_of_office, system_until
        FROM hospital_client WHERE id = NEW.client_id FOR SHARE;
    IF NEW.office_id <> system_of_office OR NEW.office_id <> born_at_office THEN
        PERFORM break_promise('received_birth_of_its_office', 'a system sends only the births of its own institution');
    END IF;
    IF system_of_office IS NULL OR system_until IS NOT NULL THEN
        PERFORM break_promise('received_birth_of_a_system_in_force', 'a system that has ended sends nothing');
    END IF;
    IF NEW.previous_id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT FROM received_birth WHERE id = NEW.previous_id AND office_id = NEW.office_id
                AND identifier = NEW.identifier AND seq = NEW.seq - 1 AND recorded_at < NEW.recorded_at
        ) OR EXISTS (SELECT FROM received_again WHERE received_id = NEW.previous_id AND recorded_at >= NEW.recorded_at)
        THEN
            PERFORM break_promise('received_birth_follows', 'a version follows the one before it, and was recorded later');
        END IF;
        IF EXISTS (
            SELECT FROM received_birth AS said JOIN birth_case ON birth_case.id = said.case_id
            WHERE said.id = NEW.previous_id AND said.case_id <> NEW.case_id
                AND (birth_case.stage <> 'closed' OR birth_case.loss <> '')
        ) THEN
            PERFORM break_promise('received_birth_of_one_newborn', 'an identifier is one newborn''s, and its only one');
        END IF;
    END IF;
    IF EXISTS (SELECT FROM received_birth WHERE case_id = NEW.case_id AND identifier <> NEW.identifier) THEN
        PERFORM break_promise('received_birth_of_one_newborn', 'an identifier is one newborn''s, and its only one');
    END IF;
    IF NEW.is_request AND its_stage = 'opened' THEN
        PERFORM break_promise('received_birth_asks_who_signed', 'nobody is asked to correct what nobody has signed');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_registration() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.case_id <> OLD.case_id THEN
        PERFORM break_promise('registration_stays_with_its_case', 'a registration stays with its case');
    END IF;
    IF OLD.accepted_at IS NOT NULL
       AND (NEW.accepted_at, NEW.accepted_code) IS DISTINCT FROM (OLD.accepted_at, OLD.accepted_code) THEN
        PERFORM break_promise('registration_clock_starts_once', 'the clock of a registration starts once');
    END IF;
    IF OLD.policies IS NOT NULL AND NEW.policies IS DISTINCT FROM OLD.policies THEN
        PERFORM break_promise('registration_ends_under_its_policies', 'a registration ends under the policies it was declared under');
    END IF;
    IF NOT OLD.is_live AND NEW.is_live AND OLD.couple_index IS NOT NULL THEN
        PERFORM break_promise('registration_lives_once', 'a registration that ended does not come alive again');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_report_confirmation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.declaration_id IS DISTINCT FROM
       (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1) THEN
        PERFORM break_promise('report_confirmation_of_the_last_declaration', 'what was answered is what is declared now');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_result_leap() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.position <= greatest((SELECT max(position) FROM result_place), (SELECT max(position) FROM result_leap)) THEN
        PERFORM break_promise('result_leap_is_forward', 'places that were given are not given again');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_result_place() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.position <> 1 + greatest(
        (SELECT max(position) FROM result_place), (SELECT max(position) FROM result_leap), 0
    ) THEN
        PERFORM break_promise('result_place_is_the_next', 'the results have no gap');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_result_subscription() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    how text[] := ARRAY['position', 'failures', 'fault', 'failing_since', 'taken_at', 'due_at', 'until'];
BEGIN
    IF to_jsonb(NEW) - how <> to_jsonb(OLD) - how OR NEW.position < OLD.position
       OR (OLD.until IS NOT NULL AND NEW.until IS DISTINCT FROM OLD.until) THEN
        PERFORM break_promise('result_subscription_only_ends', 'a subscription is not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_seal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(NEW) - 'in_force_until' <> to_jsonb(OLD) - 'in_force_until'
       OR (NEW.in_force_until IS NULL AND OLD.in_force_until IS NOT NULL) THEN
        PERFORM break_promise('seal_stays_what_it_is', 'of a seal only its last day may be set, and none taken away');
    END IF;
    IF NEW.in_force_until > OLD.in_force_until THEN
        PERFORM break_promise('seal_ends_once', 'a retired seal does not come back');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_seal_intent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM certificate AS sealed JOIN seal ON seal.office_id = sealed.office_id
        WHERE sealed.id = NEW.certificate_id AND seal.id = NEW.seal_id
          AND (sealed.kind = 'reissue') = (seal.kind = 'reissue')
          AND daterange(seal.in_force_from, seal.in_force_until, '[]')
              @> (NEW.sealed_at AT TIME ZONE 'Asia/Shanghai')::date
    ) THEN
        PERFORM break_promise('seal_intent_right_seal', 'this seal may not be used on this certificate that day');
    END IF;
    IF NEW.statement_digest <> (SELECT statement_digest FROM certificate WHERE id = NEW.certificate_id) THEN
        PERFORM break_promise('seal_intent_same_statement', 'what is sealed is what was printed');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_seal_keeper() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM person WHERE id = NEW.keeper_id FOR NO KEY UPDATE;
    IF keeps_stock_and_seal(NEW.keeper_id, NEW.office_id, NEW.in_force_from, NEW.in_force_until) THEN
        PERFORM break_promise('seal_keeper_keeps_no_stock', 'who keeps an office''s stock does not keep its seal');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_seal_of_a_kind() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('seal of ' || NEW.office_id || ' ' || NEW.kind));
    IF EXISTS (
        SELECT FROM seal
        WHERE office_id = NEW.office_id AND kind = NEW.kind
          AND in_force_from <= coalesce(NEW.in_force_until, 'infinity')
          AND coalesce(in_force_until, 'infinity') >= NEW.in_force_from
    ) THEN
        PERFORM break_promise('seal_one_of_a_kind', 'an office has one seal of a kind in force on any day');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_seal_outcome() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
    other CONSTANT text := CASE TG_TABLE_NAME WHEN 'elicence' THEN 'seal_abandonment' ELSE 'elicence' END;
    there boolean;
BEGIN
    PERFORM FROM birth_case WHERE id = (SELECT case_id FROM certificate WHERE id = NEW.certificate_id)
        FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM seal_intent WHERE certificate_id = NEW.certificate_id) THEN
        PERFORM break_promise(TG_TABLE_NAME || '_needs_an_intent', 'a seal''s outcome needs its intent');
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE certificate_id = $1)', other) INTO there USING NEW.certificate_id;
    IF there THEN
        PERFORM break_promise('seal_one_outcome', 'an intent is carried out or abandoned, never both');
    END IF;
    RETURN NEW;
END $_$;
CREATE FUNCTION public.guard_seal_while_suspended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM refuse_while_suspended((SELECT office_id FROM certificate WHERE id = NEW.certificate_id), false);
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_second_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.office_id = (SELECT office_id FROM birth_case WHERE id = NEW.case_id) THEN
        PERFORM break_promise('second_review_by_another_institution', 'a second look is another institution''s');
    END IF;
    IF NEW.declaration_id IS DISTINCT FROM
       (SELECT id FROM declaration WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1) THEN
        PERFORM break_promise('second_review_of_the_last_declaration', 'what is looked at is what is declared now');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_second_review_climb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM birth_case JOIN office ON office.id = NEW.office_id
        WHERE birth_case.id = NEW.case_id AND birth_case.service = 'first_issuance_outside'
            AND birth_case.stage = 'declared' AND office.kind IN ('county', 'prefecture', 'province')
    ) THEN
        PERFORM break_promise('second_review_climbs_to_an_authority', 'a second look climbs to an authority while it is waited for');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_second_reviewer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    looked_on date := (NEW.reviewed_at AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
    IF EXISTS (
        SELECT FROM appointment JOIN birth_case ON birth_case.office_id = appointment.office_id
        WHERE birth_case.id = NEW.case_id AND appointment.person_id = NEW.reviewed_by_id
            AND appointment.from_on <= looked_on
            AND (appointment.until_on IS NULL OR appointment.until_on >= looked_on)
            AND NOT EXISTS (SELECT FROM appointment_ending AS ended
                            WHERE ended.appointment_id = appointment.id AND ended."on" <= looked_on)
    ) THEN
        PERFORM break_promise('second_review_by_another_institution', 'who serves at the first body is of no other');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_seen_blank() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM office WHERE id = OLD.office_id FOR SHARE;
    IF EXISTS (
        SELECT FROM suspension WHERE office_id = OLD.office_id AND cause = 'used_elsewhere' AND about = NEW.no
          AND NOT EXISTS (SELECT FROM suspension_lift WHERE suspension_id = suspension.id)
    ) THEN
        PERFORM break_promise('blank_seen_elsewhere_stays', 'a number that was seen elsewhere goes to no other office');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_service_certificate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    before_it service_certificate;
BEGIN
    IF NEW.previous_id IS NOT NULL THEN
        SELECT * INTO before_it FROM service_certificate WHERE id = NEW.previous_id;
        IF (before_it.case_id, before_it.version) IS DISTINCT FROM (NEW.case_id, (NEW.version - 1)::smallint) THEN
            PERFORM break_promise('service_certificate_follows_the_one_before', 'a version follows the one before it');
        END IF;
    END IF;
    IF NOT EXISTS (
        SELECT FROM seal WHERE id = NEW.seal_id AND kind = 'service_registration'
          AND daterange(in_force_from, in_force_until, '[]') @> NEW.issued_on
    ) THEN
        PERFORM break_promise('service_certificate_right_seal', 'this seal may not be used on this certificate that day');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_service_elicence() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM service_standing WHERE certificate_id = NEW.certificate_id AND state = 'valid') THEN
        PERFORM break_promise('service_elicence_is_in_force', 'a file is filed with its certificate''s standing');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_service_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.year <> OLD.year OR NEW.last <= OLD.last THEN
        PERFORM break_promise('service_number_is_the_next', 'a serial is the last one plus one');
    END IF;
    IF NEW.last <> OLD.last + 1
       AND coalesce(obj_description('public'::regnamespace, 'pg_namespace'), '') NOT LIKE '%numbers not confirmed' THEN
        PERFORM break_promise('service_number_is_the_next', 'a serial is the last one plus one');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_service_standing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.case_id IS DISTINCT FROM (SELECT case_id FROM service_certificate WHERE id = NEW.certificate_id) THEN
            PERFORM break_promise('service_standing_of_its_case', 'a standing names its certificate''s case');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.certificate_id, NEW.case_id) <> (OLD.certificate_id, OLD.case_id) THEN
        PERFORM break_promise('service_standing_of_its_case', 'a standing stays with its certificate and case');
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('service_standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
        ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
        ('under_review', 'revoked')) THEN
        PERFORM break_promise('service_standing_moves',
                              'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_spouse_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.case_id IS DISTINCT FROM (SELECT case_id FROM declaration WHERE id = NEW.declaration_id) THEN
        PERFORM break_promise('spouse_answer_of_its_case', 'an answer is of its declaration''s case');
    END IF;
    IF NEW.answered_by_id = (SELECT declared_by_id FROM declaration WHERE id = NEW.declaration_id) THEN
        PERFORM break_promise('spouse_answer_by_the_other', 'nobody confirms their own declaration');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_spouses_days() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.spouse_until IS NOT NULL AND NEW.spouse_until IS DISTINCT FROM OLD.spouse_until THEN
        PERFORM break_promise('registration_spouses_days_once', 'the other''s days are given once');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_standing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM certificate WHERE id = NEW.certificate_id) THEN
            PERFORM break_promise('standing_of_its_newborn', 'a standing names its certificate''s newborn');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.certificate_id, NEW.newborn_id) <> (OLD.certificate_id, OLD.newborn_id) THEN
        PERFORM break_promise('standing_of_its_newborn', 'a standing stays with its certificate and newborn');
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('standing_version_grows_by_one', 'a standing''s version grows by exactly one');
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('valid', 'under_review'), ('valid', 'superseded'), ('valid', 'void'), ('valid', 'revoked'),
        ('under_review', 'valid'), ('under_review', 'superseded'), ('under_review', 'void'),
        ('under_review', 'revoked')) THEN
        PERFORM break_promise('standing_moves', 'a standing does not move from ' || OLD.state || ' to ' || NEW.state);
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_statement() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
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
END $_$;
CREATE FUNCTION public.guard_stock_keeper() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM seal WHERE keeper_id = NEW.person_id AND office_id = NEW.office_id
            AND keeps_stock_and_seal(NEW.person_id, NEW.office_id, in_force_from, in_force_until)
    ) THEN
        PERFORM break_promise('stock_keeper_keeps_no_seal', 'who keeps an office''s seal does not keep its stock');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.guard_succession() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM standing
        WHERE certificate_id = NEW.original_id AND newborn_id = NEW.newborn_id AND state = 'valid'
    ) THEN
        PERFORM break_promise('case_succeeds_what_is_in_force', 'only a certificate in force, of this child, is succeeded');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_succession_seal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    sealed certificate;
BEGIN
    SELECT * INTO sealed FROM certificate WHERE id = NEW.certificate_id;
    IF sealed.kind = 'reissue' AND NOT EXISTS (
        SELECT FROM certificate_review
        WHERE certificate_id = sealed.id AND reviewed_by_id NOT IN (sealed.printed_by_id, NEW.sealed_by_id)
    ) THEN
        PERFORM break_promise('seal_intent_after_the_review', 'a reissue is sealed after another has reviewed it');
    END IF;
    IF sealed.kind = 'replacement' AND NOT EXISTS (SELECT FROM paper_return WHERE case_id = sealed.case_id) THEN
        PERFORM break_promise('seal_intent_after_the_return', 'a replacement is sealed after the old paper came in');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.guard_suspension_lift() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.lifted_by_id = (SELECT imposed_by_id FROM suspension WHERE id = NEW.suspension_id) THEN
        PERFORM break_promise('suspension_lift_by_another', 'who imposed a suspension does not lift it');
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.has_ended(asked uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (SELECT FROM blank_requisition_withdrawal WHERE requisition_id = asked)
        OR coalesce((SELECT granted <= sent_on(asked) FROM blank_requisition_answer
                     WHERE requisition_id = asked), false)
$$;
CREATE FUNCTION public.hold_requisition(asked uuid) RETURNS void
    LANGUAGE sql
    AS $$
    SELECT pg_advisory_xact_lock(hashtext('blank requisition ' || asked))
$$;
CREATE FUNCTION public.holds_licence(who uuid, birth uuid, couple uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (
        SELECT FROM certificate JOIN birth_case ON birth_case.id = certificate.case_id JOIN person ON person.id = who
        WHERE certificate.id = birth
          AND EXISTS (SELECT FROM elicence WHERE elicence.certificate_id = certificate.id)
          AND person.paper_no_index IN (birth_case.mother_paper_index, birth_case.father_paper_index)
    ) OR EXISTS (
        SELECT FROM service_certificate AS held JOIN registration ON registration.case_id = held.case_id
        JOIN person ON person.id = who
        WHERE held.id = couple
          AND EXISTS (SELECT FROM service_elicence WHERE service_elicence.certificate_id = held.id)
          AND person.paper_no_index IN (registration.woman_index, registration.man_index)
    )
$$;
CREATE FUNCTION public.is_accepted(which uuid, paper text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (
        SELECT FROM material
        CROSS JOIN LATERAL (SELECT finding FROM material_finding
                            WHERE material_id = material.id ORDER BY found_at DESC, id LIMIT 1) AS last
        WHERE material.case_id = which AND material.kind = paper AND last.finding = 'accepted'
          AND NOT EXISTS (SELECT FROM material AS later WHERE later.replaces_id = material.id)
    )
$$;
CREATE FUNCTION public.keeps_stock_and_seal(keeper uuid, place uuid, begins date, ends date) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (
        SELECT FROM appointment AS held
        LEFT JOIN appointment_ending AS ending ON ending.appointment_id = held.id
        WHERE held.person_id = keeper AND held.office_id = place AND held.duty = 'stock_keeper'
          AND (held.from_on, coalesce(least(held.until_on + 1, ending."on"), 'infinity'))
              OVERLAPS (begins, coalesce(ends + 1, 'infinity'))
          AND coalesce(ending."on" > held.from_on, true)
    )
$$;
CREATE FUNCTION public.name_pieces(name text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(DISTINCT substr(name, first, size)), '{}')
    FROM generate_series(1, length(name)) AS first, generate_series(1, least(4, length(name) - first + 1)) AS size
$$;
CREATE FUNCTION public.note_result() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO result (office_id, identifier, case_id, certificate_id, version, state, since)
    SELECT sent.office_id, sent.identifier, sent.case_id, NEW.certificate_id, NEW.version, NEW.state, NEW.since
    FROM received_birth AS sent JOIN birth_case ON birth_case.id = sent.case_id
    WHERE birth_case.newborn_id = NEW.newborn_id
    ORDER BY sent.seq DESC LIMIT 1;
    RETURN NULL;
END $$;
CREATE FUNCTION public.owe_filings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO filing (register, certificate_id, version, state, since, refusals, fault, due_at)
    SELECT register, NEW.certificate_id, NEW.version, NEW.state, NEW.since, 0, '', NEW.since
    FROM state_registers() AS register;
    RETURN NULL;
END $$;
CREATE FUNCTION public.placed_in_log() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    DELETE FROM waiting_entry USING written WHERE waiting_entry.entry_id = written.entry_id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.placed_result() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    DELETE FROM waiting_result USING written WHERE waiting_result.result_id = written.result_id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;


CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '%: rows are never changed or removed', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME,
              CONSTRAINT = TG_TABLE_NAME || '_' || TG_NAME;
END $$;
CREATE FUNCTION public.refuse_while_suspended(issuer uuid, prints boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM office WHERE id = issuer OR kind = 'province' ORDER BY id FOR SHARE;
    IF EXISTS (
        SELECT FROM suspension JOIN office ON office.id = suspension.office_id
        WHERE (office.id = issuer OR office.kind = 'province') AND (prints OR suspension.cause = 'decision')
          AND NOT EXISTS (SELECT FROM suspension_lift WHERE suspension_id = suspension.id)
    ) THEN
        PERFORM break_promise('office_is_not_suspended', 'the office is suspended');
    END IF;
END $$;
CREATE FUNCTION public.report_use_of_case(which uuid) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    SELECT report.use_id FROM declaration
    LEFT JOIN parentage_report AS report ON report.declaration_id = declaration.id
    WHERE declaration.case_id = which ORDER BY declaration.seq DESC LIMIT 1
$$;
CREATE FUNCTION public.require_act_signature() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.require_citizen_signature() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.require_corrected_standing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM legacy_correction AS said JOIN legacy_standing AS stands USING (certificate_id)
        WHERE said.id = NEW.correction_id AND stands.version > said.standing_version
    ) THEN
        PERFORM break_promise('legacy_correction_counts', 'what is confirmed counts from that moment on');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.require_destroyed_blanks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.quantity <> (SELECT count(*) FROM destroyed_blank WHERE destruction_id = NEW.id) THEN
        PERFORM break_promise('blank_destruction_counts_its_numbers', 'as many numbers as were counted');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.require_legacy_successor() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM birth_case JOIN certificate ON certificate.case_id = birth_case.id
        JOIN standing ON standing.certificate_id = certificate.id
        JOIN elicence ON elicence.certificate_id = certificate.id
        WHERE birth_case.legacy_id = NEW.certificate_id
    ) THEN
        PERFORM break_promise('standing_superseded_by_another', 'what is superseded has a successor that was filed');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.require_successor() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM certificate JOIN standing ON standing.certificate_id = certificate.id
        JOIN elicence ON elicence.certificate_id = certificate.id
        WHERE certificate.predecessor_id = NEW.certificate_id
    ) THEN
        PERFORM break_promise('standing_superseded_by_another', 'what is superseded has a successor that was filed');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.sealed_citizen() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    DELETE FROM waiting_seal USING written WHERE waiting_seal.signature_id = written.signature_id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.sent_on(asked uuid) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(sum(quantity), 0) FROM blank_transfer WHERE answers_id = asked
$$;
CREATE FUNCTION public.state_registers() RETURNS SETOF text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT unnest(ARRAY['licences', 'mchis', 'population'])
$$;
CREATE FUNCTION public.wait_for_log() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO waiting_entry (entry_id) SELECT id FROM written;
    RETURN NULL;
END $$;
CREATE FUNCTION public.wait_for_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO waiting_result (result_id) SELECT id FROM written;
    RETURN NULL;
END $$;
CREATE FUNCTION public.wait_for_seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO waiting_seal (signature_id) SELECT id FROM written;
    RETURN NULL;
END $$;
CREATE TABLE public.access_token (
    digest bytea NOT NULL,
    client_id uuid,
    scopes text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    agency_id uuid,
    CONSTRAINT access_token_digest CHECK ((length(digest) = 32)),
    CONSTRAINT access_token_of_one_caller CHECK ((((agency_id IS NULL) AND (client_id IS NOT NULL)) OR ((agency_id IS NOT NULL) AND (client_id IS NULL))))
);
CREATE TABLE public.account (
    password character varying(128) NOT NULL,
    id uuid NOT NULL,
    login_name text NOT NULL,
    person_id uuid NOT NULL,
    is_active boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL
);
CREATE TABLE public.act_signature (
    id uuid NOT NULL,
    entry_id bigint NOT NULL,
    case_id uuid NOT NULL,
    passkey_id uuid,
    version integer NOT NULL,
    kind text NOT NULL,
    statement_cipher bytea NOT NULL,
    statement_digest bytea NOT NULL,
    random bytea NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    credential_id bytea,
    public_key bytea,
    authenticator_data bytea,
    client_data_json bytea,
    signature bytea NOT NULL,
    rp_id text NOT NULL,
    origin text NOT NULL,
    digest bytea NOT NULL,
    certificates bytea,
    token_id uuid,
    client_id uuid,
    CONSTRAINT act_signature_by_one_key CHECK ((((certificates IS NULL) AND (passkey_id IS NOT NULL) AND (token_id IS NULL) AND (authenticator_data IS NOT NULL) AND (client_data_json IS NOT NULL) AND (credential_id IS NOT NULL) AND (public_key IS NOT NULL) AND (NOT (rp_id = ''::text))) OR ((certificates IS NOT NULL) AND (passkey_id IS NULL) AND (rp_id = ''::text) AND (token_id IS NOT NULL) AND (authenticator_data IS NULL) AND (client_data_json IS NULL) AND (credential_id IS NULL) AND (public_key IS NULL)))),
    CONSTRAINT act_signature_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT act_signature_digest CHECK ((length(digest) = 32)),
    CONSTRAINT act_signature_kind CHECK ((kind = ANY (ARRAY['delivery_block'::text, 'declaration'::text, 'certificate_content'::text, 'certificate'::text, 'voiding'::text, 'couple_declaration'::text, 'spouse_answer'::text, 'correction'::text, 'registration'::text, 'registration_decision'::text, 'revocation'::text, 'second_review'::text, 'material_statement'::text]))),
    CONSTRAINT act_signature_nonce CHECK ((length(nonce) = 32)),
    CONSTRAINT act_signature_random CHECK ((length(random) = 32)),
    CONSTRAINT act_signature_statement_digest CHECK ((length(statement_digest) = 32)),
    CONSTRAINT act_signature_version CHECK ((version >= 1))
);
CREATE TABLE public.agency (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    credit_code character varying(18) NOT NULL,
    division_code character varying(12) NOT NULL,
    purposes jsonb NOT NULL,
    keys jsonb NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    confirmed_by_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT agency_ends_after_it_begins CHECK (((until IS NULL) OR (until >= since))),
    CONSTRAINT agency_kind CHECK ((kind = ANY (ARRAY['public_security'::text, 'medical_insurance'::text, 'immunisation'::text]))),
    CONSTRAINT agency_purposes_of_its_kind CHECK (((((kind = 'public_security'::text) AND (purposes <@ '["household_entry"]'::jsonb)) OR ((kind = 'medical_insurance'::text) AND (purposes <@ '["insurance_enrolment", "maternity_benefit", "registered_benefit"]'::jsonb)) OR ((kind = 'immunisation'::text) AND (purposes <@ '["vaccination_record"]'::jsonb))) AND (purposes @> '[]'::jsonb) AND (NOT (purposes = '[]'::jsonb)))),
    CONSTRAINT agency_two_people CHECK ((NOT (proposed_by_id = confirmed_by_id)))
);
CREATE TABLE public.appointment (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    office_id uuid NOT NULL,
    duty text NOT NULL,
    kind text NOT NULL,
    covers_id uuid,
    from_on date NOT NULL,
    until_on date,
    licence_no text NOT NULL,
    licence_until date,
    proposed_by_id uuid NOT NULL,
    confirmed_by_id uuid NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    brought_in_id uuid,
    CONSTRAINT appointment_cover_names_what_it_covers CHECK ((((covers_id IS NOT NULL) AND (kind = 'cover'::text)) OR ((covers_id IS NULL) AND (kind = 'ordinary'::text)))),
    CONSTRAINT appointment_duty CHECK ((duty = ANY (ARRAY['attendant'::text, 'issuing_officer'::text, 'sealing_officer'::text, 'reissue_officer'::text, 'reviewer'::text, 'supervisor'::text, 'stock_keeper'::text, 'seal_keeper'::text, 'system_administrator'::text, 'security_administrator'::text, 'audit_administrator'::text, 'township_officer'::text, 'village_agent'::text]))),
    CONSTRAINT appointment_ends_after_it_begins CHECK (((until_on IS NULL) OR (until_on >= from_on))),
    CONSTRAINT appointment_kind CHECK ((kind = ANY (ARRAY['ordinary'::text, 'cover'::text]))),
    CONSTRAINT appointment_two_people CHECK ((NOT (proposed_by_id = confirmed_by_id)))
);
CREATE TABLE public.appointment_ending (
    id uuid NOT NULL,
    appointment_id uuid NOT NULL,
    "on" date NOT NULL,
    reason text NOT NULL,
    proposed_by_id uuid NOT NULL,
    confirmed_by_id uuid NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    CONSTRAINT appointment_ending_two_people CHECK ((NOT (proposed_by_id = confirmed_by_id)))
);
CREATE TABLE public.archive_export (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    certificate_no text NOT NULL,
    purpose text NOT NULL,
    manifest_cipher bytea NOT NULL,
    manifest_digest bytea NOT NULL,
    records_cipher bytea NOT NULL,
    made_by_id uuid,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT archive_export_manifest_digest CHECK ((length(manifest_digest) = 32)),
    CONSTRAINT archive_export_purpose CHECK ((purpose = ANY (ARRAY['deposit'::text, 'court'::text, 'party'::text, 'review'::text, 'supervision'::text])))
);
CREATE TABLE public.attempt (
    id bigint NOT NULL,
    bucket text NOT NULL,
    window_start timestamp with time zone NOT NULL,
    count integer NOT NULL
);
ALTER TABLE public.attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.authorisation (
    material_id uuid NOT NULL,
    agent_index bytea NOT NULL,
    until_on date NOT NULL,
    couple_index bytea,
    CONSTRAINT authorisation_agent_index CHECK ((length(agent_index) = 32)),
    CONSTRAINT authorisation_couple_index CHECK ((length(couple_index) = 32))
);
CREATE TABLE public.authorisation_ending (
    id uuid NOT NULL,
    how text NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    authorisation_id uuid NOT NULL,
    declaration_id uuid,
    ended_by_id uuid NOT NULL,
    CONSTRAINT authorisation_ending_how CHECK ((how = ANY (ARRAY['used'::text, 'revoked'::text]))),
    CONSTRAINT authorisation_ending_used_by_a_declaration CHECK ((((declaration_id IS NOT NULL) AND (how = 'used'::text)) OR ((declaration_id IS NULL) AND (how = 'revoked'::text))))
);
CREATE TABLE public.birth_case (
    id uuid NOT NULL,
    service text NOT NULL,
    service_version smallint NOT NULL,
    policies jsonb NOT NULL,
    office_id uuid NOT NULL,
    newborn_id uuid,
    original_id uuid,
    legacy_id character varying(10),
    stage text NOT NULL,
    version integer NOT NULL,
    round smallint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    stage_since timestamp with time zone NOT NULL,
    sign_due_at timestamp with time zone,
    signed_at timestamp with time zone,
    declared_at timestamp with time zone,
    mother_name text NOT NULL,
    child_name text NOT NULL,
    inpatient_no text NOT NULL,
    birth_order smallint,
    plurality smallint,
    born_local timestamp without time zone,
    holder_id uuid,
    late boolean NOT NULL,
    loss text NOT NULL,
    mother_paper_index bytea,
    father_paper_index bytea,
    flags jsonb NOT NULL,
    CONSTRAINT case_birth_order_within_plurality CHECK (((birth_order >= 1) AND (birth_order <= plurality))),
    CONSTRAINT case_flags CHECK (((flags <@ '["late_entry", "hospital_differs", "delivery_corrected", "put_off", "same_mother_recently", "reported", "after_loss", "report_name_differs", "report_late", "report_before_birth", "report_of_a_lost_child", "report_laboratory_unlicensed", "report_laboratory_differs", "report_laboratory_knows_none", "report_laboratory_says_otherwise", "report_laboratory_silent", "second_review_overdue", "overdue", "spouse_objects", "commitment_to_check"]'::jsonb) AND (flags @> '[]'::jsonb))),
    CONSTRAINT case_is_a_newborns_or_a_couples CHECK ((((birth_order IS NULL) AND (newborn_id IS NULL) AND (plurality IS NULL) AND (service = 'service_registration'::text)) OR ((NOT (service = 'service_registration'::text)) AND (birth_order IS NOT NULL) AND (newborn_id IS NOT NULL) AND (plurality IS NOT NULL)))),
    CONSTRAINT case_loss CHECK (((loss = ''::text) OR (loss = ANY (ARRAY['stillbirth'::text, 'early_death'::text])))),
    CONSTRAINT case_of_succession_names_its_original CHECK ((((legacy_id IS NULL) AND (original_id IS NOT NULL) AND (service = ANY (ARRAY['reissue'::text, 'replacement'::text]))) OR ((original_id IS NULL) AND (service = 'reissue'::text)) OR ((NOT (service = ANY (ARRAY['reissue'::text, 'replacement'::text]))) AND (legacy_id IS NULL) AND (original_id IS NULL)))),
    CONSTRAINT case_round CHECK ((round >= 1)),
    CONSTRAINT case_service CHECK ((service = ANY (ARRAY['first_issuance_inside'::text, 'first_issuance_outside'::text, 'service_registration'::text, 'reissue'::text, 'replacement'::text]))),
    CONSTRAINT case_stage CHECK ((stage = ANY (ARRAY['opened'::text, 'signed'::text, 'declared'::text, 'noticed'::text, 'printed'::text, 'sealing'::text, 'sealed'::text, 'collected'::text, 'with_supervisor'::text, 'closed'::text, 'begun'::text, 'confirming'::text, 'comparing'::text, 'with_township'::text, 'registering'::text, 'registered'::text, 'correcting'::text, 'renewing'::text, 'withdrawn'::text, 'revoked'::text])))
);
CREATE TABLE public.blank (
    no character varying(10) NOT NULL,
    office_id uuid NOT NULL,
    tray_id uuid,
    transfer_id uuid,
    status text NOT NULL,
    case_id uuid,
    moved_at timestamp with time zone NOT NULL,
    CONSTRAINT blank_has_a_case_once_assigned CHECK ((((case_id IS NULL) AND (status = 'stock'::text)) OR (status = 'void'::text) OR ((case_id IS NOT NULL) AND (status = ANY (ARRAY['assigned'::text, 'used'::text]))))),
    CONSTRAINT blank_no CHECK (((no)::text ~ '^[A-Z][0-9]{9}$'::text)),
    CONSTRAINT blank_status CHECK ((status = ANY (ARRAY['stock'::text, 'assigned'::text, 'used'::text, 'void'::text])))
);
CREATE TABLE public.blank_destruction (
    id uuid NOT NULL,
    "on" date NOT NULL,
    method text NOT NULL,
    place text NOT NULL,
    approval_no text NOT NULL,
    quantity integer NOT NULL,
    first_witness text NOT NULL,
    first_witness_of text NOT NULL,
    second_witness text NOT NULL,
    second_witness_of text NOT NULL,
    at timestamp with time zone NOT NULL,
    checked_by_id uuid NOT NULL,
    handled_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT blank_destruction_method CHECK ((method = ANY (ARRAY['shredded'::text, 'burnt'::text, 'pulped'::text]))),
    CONSTRAINT blank_destruction_quantity CHECK ((quantity >= 1)),
    CONSTRAINT blank_destruction_says_where_and_on_what CHECK (((NOT (place = ''::text)) AND (NOT (approval_no = ''::text)))),
    CONSTRAINT blank_destruction_two_people CHECK ((NOT (handled_by_id = checked_by_id))),
    CONSTRAINT blank_destruction_two_witnesses CHECK (((NOT (first_witness = ''::text)) AND (NOT (first_witness_of = ''::text)) AND (NOT (second_witness = ''::text)) AND (NOT (second_witness_of = ''::text)) AND (NOT (first_witness = second_witness))))
);
CREATE TABLE public.blank_intake (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    first_no character varying(10) NOT NULL,
    last_no character varying(10) NOT NULL,
    quantity integer NOT NULL,
    received_by_id uuid NOT NULL,
    counted_by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT blank_intake_numbers CHECK ((((first_no)::text ~ '^[A-Z][0-9]{9}$'::text) AND ((last_no)::text ~ '^[A-Z][0-9]{9}$'::text) AND ("substring"((first_no)::text, 1, 1) = "substring"((last_no)::text, 1, 1)))),
    CONSTRAINT blank_intake_quantity CHECK ((quantity >= 1)),
    CONSTRAINT blank_intake_quantity_is_the_range CHECK ((((("substring"((last_no)::text, 2))::integer - ("substring"((first_no)::text, 2))::integer) + 1) = quantity)),
    CONSTRAINT blank_intake_two_people CHECK ((NOT (received_by_id = counted_by_id)))
);
CREATE TABLE public.blank_loss (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    kind text NOT NULL,
    first_no character varying(10) NOT NULL,
    last_no character varying(10) NOT NULL,
    quantity integer NOT NULL,
    words text NOT NULL,
    reported_by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT blank_loss_kind CHECK ((kind = ANY (ARRAY['stolen'::text, 'lost'::text, 'damaged'::text, 'outdated'::text]))),
    CONSTRAINT blank_loss_quantity CHECK ((quantity >= 1)),
    CONSTRAINT blank_loss_quantity_is_the_range CHECK ((((first_no)::text ~ '^[A-Z][0-9]{9}$'::text) AND ((last_no)::text ~ '^[A-Z][0-9]{9}$'::text) AND ("substring"((first_no)::text, 1, 1) = "substring"((last_no)::text, 1, 1)) AND (((("substring"((last_no)::text, 2))::integer - ("substring"((first_no)::text, 2))::integer) + 1) = quantity))),
    CONSTRAINT blank_loss_says_what_happened CHECK ((NOT (words = ''::text)))
);
CREATE TABLE public.blank_move (
    id uuid NOT NULL,
    blank_id character varying(10) NOT NULL,
    from_status text NOT NULL,
    to_status text NOT NULL,
    reason text NOT NULL,
    by_id uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT blank_move_from_status CHECK (((from_status = ''::text) OR (from_status = ANY (ARRAY['stock'::text, 'assigned'::text, 'used'::text, 'void'::text])))),
    CONSTRAINT blank_move_to_status CHECK ((to_status = ANY (ARRAY['stock'::text, 'assigned'::text, 'used'::text, 'void'::text]))),
    CONSTRAINT blank_move_void_gives_a_reason CHECK (((NOT (to_status = 'void'::text)) OR (NOT (reason = ''::text))))
);
CREATE TABLE public.blank_plan (
    id uuid NOT NULL,
    year integer NOT NULL,
    seq integer NOT NULL,
    first_quarter integer NOT NULL,
    second_quarter integer NOT NULL,
    third_quarter integer NOT NULL,
    fourth_quarter integer NOT NULL,
    below integer NOT NULL,
    quantity integer NOT NULL,
    held integer NOT NULL,
    live_births integer NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    planned_by_id uuid NOT NULL,
    to_office_id uuid NOT NULL,
    CONSTRAINT blank_plan_counts CHECK (((below >= 0) AND (first_quarter >= 0) AND (fourth_quarter >= 0) AND (held >= 0) AND (live_births >= 0) AND (second_quarter >= 0) AND (third_quarter >= 0))),
    CONSTRAINT blank_plan_goes_up CHECK ((NOT (office_id = to_office_id))),
    CONSTRAINT blank_plan_is_its_sum CHECK ((quantity = ((((first_quarter + second_quarter) + third_quarter) + fourth_quarter) + below))),
    CONSTRAINT blank_plan_quantity CHECK ((quantity >= 1))
);
CREATE TABLE public.blank_plan_answer (
    id uuid NOT NULL,
    granted integer NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    answered_by_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT blank_plan_answer_granted CHECK ((granted >= 0))
);
CREATE TABLE public.blank_receipt (
    id uuid NOT NULL,
    transfer_id uuid NOT NULL,
    quantity integer NOT NULL,
    received_by_id uuid NOT NULL,
    counted_by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT blank_receipt_quantity CHECK ((quantity >= 1)),
    CONSTRAINT blank_receipt_two_people CHECK ((NOT (received_by_id = counted_by_id)))
);
CREATE TABLE public.blank_requisition (
    id uuid NOT NULL,
    seq integer NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    quantity integer NOT NULL,
    held integer NOT NULL,
    held_below integer NOT NULL,
    used integer NOT NULL,
    planned integer NOT NULL,
    drawn integer NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    to_office_id uuid NOT NULL,
    CONSTRAINT blank_requisition_beyond_plan_says_why CHECK (((planned >= (drawn + quantity)) OR (NOT (words = ''::text)))),
    CONSTRAINT blank_requisition_counts CHECK (((drawn >= 0) AND (held >= 0) AND (held_below >= 0) AND (planned >= 0) AND (used >= 0))),
    CONSTRAINT blank_requisition_goes_up CHECK ((NOT (office_id = to_office_id))),
    CONSTRAINT blank_requisition_of_one_year CHECK (((first_on <= last_on) AND (EXTRACT(year FROM first_on) = EXTRACT(year FROM last_on)))),
    CONSTRAINT blank_requisition_quantity CHECK ((quantity >= 1))
);
CREATE TABLE public.blank_requisition_answer (
    id uuid NOT NULL,
    granted integer NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    answered_by_id uuid NOT NULL,
    requisition_id uuid NOT NULL,
    CONSTRAINT blank_requisition_answer_granted CHECK ((granted >= 0))
);
CREATE TABLE public.blank_requisition_withdrawal (
    id uuid NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    requisition_id uuid NOT NULL,
    withdrawn_by_id uuid NOT NULL,
    CONSTRAINT blank_requisition_withdrawal_says_why CHECK ((NOT (words = ''::text)))
);
CREATE TABLE public.blank_transfer (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    to_office_id uuid NOT NULL,
    requisition text NOT NULL,
    first_no character varying(10) NOT NULL,
    last_no character varying(10) NOT NULL,
    quantity integer NOT NULL,
    sent_by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    returned_for text NOT NULL,
    from_trays integer NOT NULL,
    answers_id uuid,
    CONSTRAINT blank_transfer_from_trays_is_given_back CHECK (((from_trays = 0) OR ((from_trays > 0) AND (from_trays <= quantity) AND (NOT (returned_for = ''::text))))),
    CONSTRAINT blank_transfer_goes_somewhere CHECK ((NOT (office_id = to_office_id))),
    CONSTRAINT blank_transfer_has_its_requisition CHECK ((((answers_id IS NOT NULL) AND (requisition = ''::text) AND (returned_for = ''::text)) OR ((answers_id IS NULL) AND (NOT (requisition = ''::text)) AND (returned_for = ''::text)) OR ((answers_id IS NULL) AND (requisition = ''::text) AND (NOT (returned_for = ''::text))))),
    CONSTRAINT blank_transfer_quantity CHECK ((quantity >= 1)),
    CONSTRAINT blank_transfer_quantity_is_the_range CHECK ((((first_no)::text ~ '^[A-Z][0-9]{9}$'::text) AND ((last_no)::text ~ '^[A-Z][0-9]{9}$'::text) AND ("substring"((first_no)::text, 1, 1) = "substring"((last_no)::text, 1, 1)) AND (((("substring"((last_no)::text, 2))::integer - ("substring"((first_no)::text, 2))::integer) + 1) = quantity)))
);
CREATE TABLE public.brought_line (
    id uuid NOT NULL,
    line integer NOT NULL,
    payload_cipher bytea NOT NULL,
    brought_id uuid NOT NULL
);
CREATE TABLE public.brought_list (
    id uuid NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    digest bytea NOT NULL,
    lines integer NOT NULL,
    known integer NOT NULL,
    rejects jsonb NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    CONSTRAINT brought_list_digest CHECK ((length(digest) = 32)),
    CONSTRAINT brought_list_kind CHECK ((kind = ANY (ARRAY['institutions'::text, 'staff'::text]))),
    CONSTRAINT brought_list_lines CHECK ((lines >= 1))
);
CREATE TABLE public.calendar_year (
    id uuid NOT NULL,
    year smallint NOT NULL,
    division_code character varying(12) NOT NULL,
    days jsonb NOT NULL,
    source text NOT NULL,
    laid_down_at timestamp with time zone NOT NULL,
    CONSTRAINT calendar_year_has_a_source CHECK ((NOT (source = ''::text)))
);
CREATE TABLE public.card_reading (
    id uuid NOT NULL,
    purpose text NOT NULL,
    holder_index bytea NOT NULL,
    nonce_digest bytea NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone NOT NULL,
    case_id uuid,
    material_id uuid,
    read_by_id uuid,
    kiosk_id uuid NOT NULL,
    CONSTRAINT card_reading_holder_index CHECK ((length(holder_index) = 32)),
    CONSTRAINT card_reading_in_its_ten_minutes CHECK (((read_at >= begun_at) AND (read_at < (begun_at + '00:10:00'::interval)))),
    CONSTRAINT card_reading_nonce_digest CHECK ((length(nonce_digest) = 32)),
    CONSTRAINT card_reading_of_a_case_by_its_officer CHECK ((((case_id IS NULL) AND (material_id IS NULL) AND (purpose = 'sign_in'::text) AND (read_by_id IS NULL)) OR ((NOT (purpose = 'sign_in'::text)) AND (case_id IS NOT NULL) AND (read_by_id IS NOT NULL)))),
    CONSTRAINT card_reading_purpose CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'mother'::text, 'father'::text, 'collector'::text, 'applicant'::text])))
);
CREATE TABLE public.case_key (
    case_id uuid NOT NULL,
    wrapped bytea,
    destroyed_at timestamp with time zone,
    CONSTRAINT case_key_is_there_or_destroyed CHECK ((((destroyed_at IS NULL) AND (wrapped IS NOT NULL)) OR ((destroyed_at IS NOT NULL) AND (wrapped IS NULL))))
);
CREATE TABLE public.certificate (
    id uuid NOT NULL,
    blank_id character varying(10) NOT NULL,
    case_id uuid NOT NULL,
    newborn_id uuid NOT NULL,
    kind text NOT NULL,
    office_id uuid NOT NULL,
    print_round smallint NOT NULL,
    issued_on date NOT NULL,
    licence_id text NOT NULL,
    reference character varying(26) NOT NULL,
    statement_cipher bytea NOT NULL,
    content_digest bytea NOT NULL,
    statement_digest bytea NOT NULL,
    printed_by_id uuid NOT NULL,
    printed_at timestamp with time zone NOT NULL,
    predecessor_id uuid,
    CONSTRAINT certificate_content_digest CHECK ((length(content_digest) = 32)),
    CONSTRAINT certificate_first_has_no_predecessor CHECK ((((kind = 'first_issuance'::text) AND (predecessor_id IS NULL)) OR (NOT (kind = 'first_issuance'::text)))),
    CONSTRAINT certificate_kind CHECK ((kind = ANY (ARRAY['first_issuance'::text, 'replacement'::text, 'reissue'::text]))),
    CONSTRAINT certificate_print_round CHECK ((print_round >= 1)),
    CONSTRAINT certificate_reference CHECK (((reference)::text ~ '^[0-7][0-9a-hjkmnp-tv-z]{25}$'::text)),
    CONSTRAINT certificate_statement_digest CHECK ((length(statement_digest) = 32))
);
CREATE TABLE public.certificate_review (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    reviewed_by_id uuid NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    signature_method text NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    statement_digest bytea NOT NULL,
    CONSTRAINT certificate_review_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT certificate_review_signature CHECK ((signature_method = ANY (ARRAY['development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text]))),
    CONSTRAINT certificate_review_statement_digest CHECK ((length(statement_digest) = 32))
);
CREATE TABLE public.certificate_token (
    id uuid NOT NULL,
    certificates bytea NOT NULL,
    fingerprint bytea NOT NULL,
    subject text NOT NULL,
    issuer text NOT NULL,
    serial_no text NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_until timestamp with time zone NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    cooling_hours smallint NOT NULL,
    usable_from timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    public_key bytea NOT NULL,
    CONSTRAINT certificate_token_cooling_hours CHECK ((cooling_hours >= 0)),
    CONSTRAINT certificate_token_fingerprint CHECK ((length(fingerprint) = 32)),
    CONSTRAINT certificate_token_public_key CHECK ((length(public_key) = 65)),
    CONSTRAINT certificate_token_valid_for_a_time CHECK ((valid_until > valid_from))
);
CREATE TABLE public.certificate_token_standing (
    token_id uuid NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    ended_reason text NOT NULL,
    ended_by_id uuid,
    CONSTRAINT certificate_token_standing_ended_by_somebody CHECK ((((ended_by_id IS NULL) AND (ended_reason = ''::text) AND (state = 'in_force'::text)) OR ((ended_by_id IS NOT NULL) AND (ended_reason = ANY (ARRAY['new_enrolment'::text, 'revoked'::text])) AND (state = 'ended'::text)))),
    CONSTRAINT certificate_token_standing_state CHECK ((state = ANY (ARRAY['in_force'::text, 'ended'::text])))
);
CREATE TABLE public.citizen_seal (
    signature_id uuid NOT NULL,
    public_key bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    seal bytea NOT NULL,
    CONSTRAINT citizen_seal_seal CHECK ((length(seal) = 64))
);
CREATE TABLE public.citizen_signature (
    id uuid NOT NULL,
    version integer NOT NULL,
    channel text NOT NULL,
    method text NOT NULL,
    level text NOT NULL,
    identified_at timestamp with time zone,
    code_at timestamp with time zone,
    signed_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    statement_cipher bytea NOT NULL,
    statement_digest bytea NOT NULL,
    random bytea NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    digest bytea NOT NULL,
    mac bytea NOT NULL,
    attested_by_id uuid,
    case_id uuid NOT NULL,
    entry_id bigint NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT citizen_signature_attested_at_a_counter CHECK ((((attested_by_id IS NOT NULL) AND (method = 'counter'::text)) OR ((NOT (method = 'counter'::text)) AND (attested_by_id IS NULL)))),
    CONSTRAINT citizen_signature_by_whom_was_identified CHECK (((method = 'development'::text) OR ((identified_at IS NOT NULL) AND (identified_at <= signed_at)))),
    CONSTRAINT citizen_signature_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT citizen_signature_channel CHECK ((channel = ANY (ARRAY['web'::text, 'counter'::text, 'desk'::text, 'worker'::text, 'command'::text, 'exchange'::text, 'wechat'::text]))),
    CONSTRAINT citizen_signature_code_before CHECK (((code_at IS NULL) OR (code_at <= signed_at))),
    CONSTRAINT citizen_signature_digest CHECK ((length(digest) = 32)),
    CONSTRAINT citizen_signature_kind CHECK ((kind = ANY (ARRAY['delivery_block'::text, 'declaration'::text, 'certificate_content'::text, 'certificate'::text, 'voiding'::text, 'couple_declaration'::text, 'spouse_answer'::text, 'correction'::text, 'registration'::text, 'registration_decision'::text, 'revocation'::text, 'second_review'::text, 'material_statement'::text]))),
    CONSTRAINT citizen_signature_level CHECK ((level = ANY (ARRAY['none'::text, 'network'::text, 'live'::text, 'original_seen'::text]))),
    CONSTRAINT citizen_signature_mac CHECK ((length(mac) = 32)),
    CONSTRAINT citizen_signature_method CHECK ((method = ANY (ARRAY['counter'::text, 'development'::text, 'network'::text, 'card'::text, 'face'::text]))),
    CONSTRAINT citizen_signature_nonce CHECK ((length(nonce) = 32)),
    CONSTRAINT citizen_signature_random CHECK ((length(random) = 32)),
    CONSTRAINT citizen_signature_statement_digest CHECK ((length(statement_digest) = 32)),
    CONSTRAINT citizen_signature_version CHECK ((version >= 1))
);
CREATE TABLE public.claim (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    relation text NOT NULL,
    through text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    CONSTRAINT claim_relation CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'grandparent'::text, 'relative'::text, 'guardian'::text, 'other'::text, 'child'::text, 'spouse'::text, 'woman'::text, 'man'::text]))),
    CONSTRAINT claim_through CHECK ((through = ANY (ARRAY['identity'::text, 'slip'::text, 'counter'::text, 'authorisation'::text])))
);
CREATE TABLE public.claim_slip (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    code_digest bytea NOT NULL,
    printed_by_id uuid NOT NULL,
    printed_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT claim_slip_code_digest CHECK ((length(code_digest) = 32)),
    CONSTRAINT claim_slip_expires_after_it_is_printed CHECK ((expires_at > printed_at))
);
CREATE TABLE public.claim_slip_use (
    id uuid NOT NULL,
    slip_id uuid NOT NULL,
    person_id uuid NOT NULL,
    used_at timestamp with time zone NOT NULL
);
CREATE TABLE public.commitment_check (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    finding text NOT NULL,
    was_due_on date NOT NULL,
    checked_by_id uuid NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    CONSTRAINT commitment_check_finding CHECK ((finding = ANY (ARRAY['true'::text, 'false'::text])))
);
CREATE TABLE public.correction (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    items jsonb NOT NULL,
    digest bytea NOT NULL,
    asked_by_id uuid NOT NULL,
    entered_by_id uuid NOT NULL,
    channel text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    signature_method text NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    CONSTRAINT correction_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT correction_channel CHECK ((channel = ANY (ARRAY['web'::text, 'counter'::text, 'desk'::text, 'worker'::text, 'command'::text, 'exchange'::text, 'wechat'::text]))),
    CONSTRAINT correction_digest CHECK ((length(digest) = 32)),
    CONSTRAINT correction_signature CHECK ((signature_method = ANY (ARRAY['development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text])))
);
CREATE TABLE public.counted_day (
    "on" date NOT NULL,
    counted_at timestamp with time zone NOT NULL
);
CREATE TABLE public.declaration (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    seq smallint NOT NULL,
    previous_id uuid,
    payload_cipher bytea NOT NULL,
    digest bytea NOT NULL,
    declared_by_id uuid NOT NULL,
    entered_by_id uuid NOT NULL,
    channel text NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    signature_method text NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    CONSTRAINT declaration_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT declaration_channel CHECK ((channel = ANY (ARRAY['web'::text, 'counter'::text, 'desk'::text, 'worker'::text, 'command'::text, 'exchange'::text, 'wechat'::text]))),
    CONSTRAINT declaration_digest CHECK ((length(digest) = 32)),
    CONSTRAINT declaration_names_the_one_before CHECK ((((previous_id IS NULL) AND (seq = 1)) OR ((previous_id IS NOT NULL) AND (seq > 1)))),
    CONSTRAINT declaration_signature CHECK ((signature_method = ANY (ARRAY['development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text])))
);
CREATE TABLE public.delivery (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    inpatient_no text NOT NULL,
    mother_name text NOT NULL,
    plurality smallint NOT NULL,
    opened_by_id uuid,
    opened_by_client_id uuid,
    opened_at timestamp with time zone NOT NULL,
    CONSTRAINT delivery_opened_by_one CHECK ((((opened_by_id IS NULL) AND (opened_by_client_id IS NOT NULL)) OR ((opened_by_id IS NOT NULL) AND (opened_by_client_id IS NULL)))),
    CONSTRAINT delivery_plurality CHECK (((plurality >= 1) AND (plurality <= 9)))
);
CREATE TABLE public.delivery_record (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    seq smallint NOT NULL,
    previous_id uuid,
    payload_cipher bytea NOT NULL,
    digest bytea NOT NULL,
    signed_by_id uuid NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    signature_method text NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    CONSTRAINT delivery_record_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT delivery_record_digest CHECK ((length(digest) = 32)),
    CONSTRAINT delivery_record_names_the_one_before CHECK ((((previous_id IS NULL) AND (seq = 1)) OR ((previous_id IS NOT NULL) AND (seq > 1)))),
    CONSTRAINT delivery_record_signature CHECK ((signature_method = ANY (ARRAY['development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text])))
);
CREATE TABLE public.demand_answer (
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    finding text NOT NULL,
    words_cipher bytea NOT NULL,
    answered_by_id uuid NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    CONSTRAINT demand_answer_finding CHECK ((finding = ANY (ARRAY['put_right'::text, 'within_the_list'::text, 'not_confirmed'::text])))
);
CREATE TABLE public.demand_report (
    id uuid NOT NULL,
    office_id uuid,
    place_code character varying(12) NOT NULL,
    what text NOT NULL,
    words_cipher bytea,
    case_id uuid,
    reported_at timestamp with time zone NOT NULL,
    CONSTRAINT demand_report_other_says_what CHECK (((NOT (what = 'other'::text)) OR (words_cipher IS NOT NULL))),
    CONSTRAINT demand_report_what CHECK ((what = ANY (ARRAY['copies'::text, 'household_booklet'::text, 'proofs'::text, 'health_papers'::text, 'fee'::text, 'other'::text])))
);
CREATE TABLE public.destroyed_blank (
    blank_id character varying(10) NOT NULL,
    destruction_id uuid NOT NULL
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.draft (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    section text NOT NULL,
    person_id uuid NOT NULL,
    payload_cipher bytea NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT draft_section CHECK ((section = ANY (ARRAY['delivery'::text, 'declaration'::text, 'handed'::text, 'application'::text, 'couple'::text])))
);
CREATE TABLE public.elicence (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    file_ref text NOT NULL,
    sha256 bytea NOT NULL,
    size integer NOT NULL,
    credential bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT elicence_sha256 CHECK ((length(sha256) = 32)),
    CONSTRAINT elicence_size CHECK ((size >= 1))
);
CREATE TABLE public.enrolment (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    proposal_id uuid,
    first_digest bytea NOT NULL,
    second_digest bytea NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    cooling_hours smallint NOT NULL,
    CONSTRAINT enrolment_cooling_hours CHECK ((cooling_hours >= 0)),
    CONSTRAINT enrolment_expires CHECK ((expires_at > opened_at)),
    CONSTRAINT enrolment_first_digest CHECK ((length(first_digest) = 32)),
    CONSTRAINT enrolment_second_digest CHECK ((length(second_digest) = 32))
);
CREATE TABLE public.filing (
    id bigint NOT NULL,
    register text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    content_cipher bytea,
    content_digest bytea,
    refusals integer NOT NULL,
    fault text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    certificate_id uuid NOT NULL,
    CONSTRAINT filing_content_digest CHECK ((length(content_digest) = 32)),
    CONSTRAINT filing_register CHECK ((register = ANY (ARRAY['mchis'::text, 'population'::text, 'licences'::text]))),
    CONSTRAINT filing_taken_with_its_content CHECK (((taken_at IS NULL) OR ((content_cipher IS NULL) AND (content_digest IS NOT NULL))))
);
ALTER TABLE public.filing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.filing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.filing_line (
    register text NOT NULL,
    failures integer NOT NULL,
    fault text NOT NULL,
    failing_since timestamp with time zone,
    taken_at timestamp with time zone,
    due_at timestamp with time zone NOT NULL,
    CONSTRAINT filing_line_register CHECK ((register = ANY (ARRAY['mchis'::text, 'population'::text, 'licences'::text])))
);
CREATE TABLE public.given_reason (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    act text NOT NULL,
    reason_cipher bytea NOT NULL,
    by_id uuid,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.hand (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    duty text NOT NULL,
    round smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT hand_duty CHECK ((duty = ANY (ARRAY['applicant'::text, 'attendant'::text, 'collector'::text, 'issuing_officer'::text, 'reissue_officer'::text, 'reviewer'::text, 'sealing_officer'::text]))),
    CONSTRAINT hand_round CHECK ((round >= 1))
);
CREATE TABLE public.handwriting (
    signature_id uuid NOT NULL,
    way text NOT NULL,
    strokes_cipher bytea,
    digest bytea,
    CONSTRAINT handwriting_digest CHECK ((length(digest) = 32)),
    CONSTRAINT handwriting_is_short CHECK (((strokes_cipher IS NULL) OR (length(strokes_cipher) <= 70000))),
    CONSTRAINT handwriting_is_written_or_a_mark CHECK ((((digest IS NOT NULL) AND (strokes_cipher IS NOT NULL) AND (way = 'screen'::text)) OR ((digest IS NULL) AND (strokes_cipher IS NULL) AND (way = 'mark'::text)))),
    CONSTRAINT handwriting_way CHECK ((way = ANY (ARRAY['screen'::text, 'mark'::text])))
);
CREATE TABLE public.heartbeat (
    name text NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.hospital_client (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    name text NOT NULL,
    keys jsonb NOT NULL,
    results_to text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    proposed_by_id uuid NOT NULL,
    confirmed_by_id uuid NOT NULL,
    signs_at text NOT NULL,
    CONSTRAINT hospital_client_ends_after_it_begins CHECK (((until IS NULL) OR (until >= since))),
    CONSTRAINT hospital_client_signs_at CHECK (((signs_at = ''::text) OR (signs_at ~ '^https?://[^/?#@\s]+$'::text))),
    CONSTRAINT hospital_client_two_people CHECK ((NOT (proposed_by_id = confirmed_by_id)))
);
CREATE TABLE public.inquiry (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    reason text NOT NULL,
    document_no text NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    first_no character varying(10) NOT NULL,
    last_no character varying(10) NOT NULL,
    quantity integer NOT NULL,
    opened_by_id uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    CONSTRAINT inquiry_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT inquiry_quantity CHECK ((quantity >= 1))
);
CREATE TABLE public.inquiry_finding (
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    finding text NOT NULL,
    words text NOT NULL,
    document_no text NOT NULL,
    found_by_id uuid NOT NULL,
    found_at timestamp with time zone NOT NULL,
    CONSTRAINT inquiry_finding_revocation_has_its_document CHECK (((NOT (finding = 'revoked'::text)) OR (NOT (document_no = ''::text)))),
    CONSTRAINT inquiry_finding_says_why CHECK ((NOT (words = ''::text))),
    CONSTRAINT inquiry_finding_word CHECK ((finding = ANY (ARRAY['released'::text, 'revoked'::text])))
);
CREATE TABLE public.inquiry_item (
    id uuid NOT NULL,
    inquiry_id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    no character varying(10) NOT NULL
);
CREATE TABLE public.insert_match (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.journal_entry (
    id bigint NOT NULL,
    chain uuid NOT NULL,
    seq integer NOT NULL,
    act text NOT NULL,
    from_stage text NOT NULL,
    to_stage text NOT NULL,
    actor_id uuid,
    duty text NOT NULL,
    channel text NOT NULL,
    at timestamp with time zone NOT NULL,
    format smallint NOT NULL,
    body bytea NOT NULL,
    digest bytea NOT NULL,
    previous_digest bytea,
    statement_digest bytea,
    signature_digest bytea,
    signature_method text NOT NULL,
    CONSTRAINT journal_entry_channel CHECK ((channel = ANY (ARRAY['web'::text, 'counter'::text, 'desk'::text, 'worker'::text, 'command'::text, 'exchange'::text, 'wechat'::text]))),
    CONSTRAINT journal_entry_digest CHECK ((length(digest) = 32)),
    CONSTRAINT journal_entry_duty CHECK ((duty = ANY (ARRAY['attendant'::text, 'collector'::text, 'issuing_officer'::text, 'sealing_officer'::text, 'reissue_officer'::text, 'reviewer'::text, 'applicant'::text, 'supervisor'::text, 'stock_keeper'::text, 'seal_keeper'::text, 'system_administrator'::text, 'security_administrator'::text, 'audit_administrator'::text, 'declarant'::text, 'spouse'::text, 'township_officer'::text, 'village_agent'::text, 'machine'::text, 'hospital_system'::text]))),
    CONSTRAINT journal_entry_has_an_actor CHECK (((actor_id IS NOT NULL) OR (duty = ANY (ARRAY['machine'::text, 'hospital_system'::text])))),
    CONSTRAINT journal_entry_seq CHECK ((seq >= 1)),
    CONSTRAINT journal_entry_signature_digest CHECK ((length(signature_digest) = 32)),
    CONSTRAINT journal_entry_signature_method CHECK ((signature_method = ANY (ARRAY[''::text, 'development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text]))),
    CONSTRAINT journal_entry_statement_digest CHECK ((length(statement_digest) = 32))
);
ALTER TABLE public.journal_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.journal_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.journal_salt (
    entry_id bigint NOT NULL,
    salts bytea NOT NULL
);
CREATE TABLE public.kiosk (
    id uuid NOT NULL,
    use text NOT NULL,
    name text NOT NULL,
    key jsonb NOT NULL,
    key_thumbprint text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    confirmed_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT kiosk_ends_after_it_begins CHECK (((until IS NULL) OR (until >= since))),
    CONSTRAINT kiosk_is_named CHECK ((NOT (name = ''::text))),
    CONSTRAINT kiosk_two_people CHECK ((NOT (proposed_by_id = confirmed_by_id))),
    CONSTRAINT kiosk_use CHECK ((use = ANY (ARRAY['counter'::text, 'self_service'::text])))
);
CREATE TABLE public.laboratory (
    id uuid NOT NULL,
    name text NOT NULL,
    licence_no text NOT NULL,
    licence_key text NOT NULL,
    from_on date NOT NULL,
    proposed_by_id uuid NOT NULL,
    confirmed_by_id uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT laboratory_is_named CHECK (((NOT (name = ''::text)) AND (NOT (licence_key = ''::text)))),
    CONSTRAINT laboratory_two_people CHECK ((NOT (proposed_by_id = confirmed_by_id)))
);
CREATE TABLE public.laboratory_ending (
    id uuid NOT NULL,
    laboratory_id uuid NOT NULL,
    "on" date NOT NULL,
    reason text NOT NULL,
    proposed_by_id uuid NOT NULL,
    confirmed_by_id uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT laboratory_ending_has_a_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT laboratory_ending_two_people CHECK ((NOT (proposed_by_id = confirmed_by_id)))
);
CREATE TABLE public.legacy_certificate (
    no character varying(10) NOT NULL,
    source text NOT NULL,
    child_name text NOT NULL,
    born_on date NOT NULL,
    mother_name text NOT NULL,
    mother_paper_index bytea,
    father_paper_index bytea,
    issuer_name text NOT NULL,
    division_code character varying(12) NOT NULL,
    issued_on date NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT legacy_certificate_no CHECK (((no)::text ~ '^([A-Z][0-9]{9}|[0-9]{7,10})$'::text)),
    CONSTRAINT legacy_certificate_since_1996 CHECK (((born_on <= issued_on) AND (issued_on >= '1996-01-01'::date))),
    CONSTRAINT legacy_certificate_source CHECK ((source = ANY (ARRAY['register'::text, 'evidence'::text, 'bulk'::text])))
);
CREATE TABLE public.legacy_content (
    certificate_id character varying(10) NOT NULL,
    case_id uuid,
    source text NOT NULL,
    statement_cipher bytea NOT NULL,
    content_digest bytea NOT NULL,
    child_name text NOT NULL,
    born_on date,
    mother_name text NOT NULL,
    mother_paper_index bytea,
    father_paper_index bytea,
    stated_by_id uuid,
    confirmed_by_id uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT legacy_content_digest CHECK ((length(content_digest) = 32)),
    CONSTRAINT legacy_content_off_evidence_by_two CHECK ((((confirmed_by_id IS NOT NULL) AND (source = 'evidence'::text) AND (stated_by_id IS NOT NULL)) OR ((NOT (source = 'evidence'::text)) AND (confirmed_by_id IS NULL) AND (stated_by_id IS NULL)))),
    CONSTRAINT legacy_content_source CHECK ((source = ANY (ARRAY['register'::text, 'evidence'::text, 'bulk'::text]))),
    CONSTRAINT legacy_content_two_people CHECK ((NOT ((stated_by_id = confirmed_by_id) AND (stated_by_id IS NOT NULL) AND (confirmed_by_id IS NOT NULL))))
);
CREATE TABLE public.legacy_correction (
    id uuid NOT NULL,
    standing_version integer NOT NULL,
    withdrawn boolean NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    child_name text NOT NULL,
    born_on date NOT NULL,
    mother_name text NOT NULL,
    mother_paper_index bytea,
    father_paper_index bytea,
    issuer_name text NOT NULL,
    division_code character varying(12) NOT NULL,
    issued_on date NOT NULL,
    statement_cipher bytea,
    content_digest bytea,
    proposed_at timestamp with time zone NOT NULL,
    certificate_id character varying(10) NOT NULL,
    office_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT legacy_correction_digest CHECK ((length(content_digest) = 32)),
    CONSTRAINT legacy_correction_says_all_or_nothing CHECK ((((content_digest IS NOT NULL) AND (statement_cipher IS NOT NULL) AND (NOT withdrawn) AND (NOT (child_name = ''::text))) OR ((child_name = ''::text) AND (content_digest IS NULL) AND (father_paper_index IS NULL) AND (mother_name = ''::text) AND (mother_paper_index IS NULL) AND (statement_cipher IS NULL) AND withdrawn))),
    CONSTRAINT legacy_correction_says_why_and_on_what CHECK (((NOT (reason = ''::text)) AND (NOT (evidence = ''::text)))),
    CONSTRAINT legacy_correction_since_1996 CHECK (((born_on <= issued_on) AND (issued_on >= '1996-01-01'::date)))
);
CREATE TABLE public.legacy_correction_decision (
    id uuid NOT NULL,
    confirmed boolean NOT NULL,
    words text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    correction_id uuid NOT NULL,
    decided_by_id uuid NOT NULL,
    CONSTRAINT legacy_correction_declined_for_a_reason CHECK ((confirmed OR (NOT (words = ''::text))))
);
CREATE TABLE public.legacy_inquiry (
    id uuid NOT NULL,
    certificate_id character varying(10) NOT NULL,
    office_id uuid NOT NULL,
    reason text NOT NULL,
    document_no text NOT NULL,
    opened_by_id uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    CONSTRAINT legacy_inquiry_has_a_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE public.legacy_inquiry_finding (
    id uuid NOT NULL,
    inquiry_id uuid NOT NULL,
    finding text NOT NULL,
    words text NOT NULL,
    document_no text NOT NULL,
    found_by_id uuid NOT NULL,
    found_at timestamp with time zone NOT NULL,
    CONSTRAINT legacy_inquiry_finding_says_why CHECK ((NOT (words = ''::text))),
    CONSTRAINT legacy_inquiry_finding_word CHECK ((finding = ANY (ARRAY['released'::text, 'revoked'::text]))),
    CONSTRAINT legacy_inquiry_revocation_has_its_document CHECK (((NOT (finding = 'revoked'::text)) OR (NOT (document_no = ''::text))))
);
CREATE TABLE public.legacy_registration (
    no text NOT NULL,
    source text NOT NULL,
    woman_name text NOT NULL,
    woman_paper_index bytea NOT NULL,
    man_name text NOT NULL,
    man_paper_index bytea,
    child_order smallint NOT NULL,
    registered_on date NOT NULL,
    issuer_name text NOT NULL,
    division_code character varying(12) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT legacy_registration_child_order CHECK ((child_order >= 1)),
    CONSTRAINT legacy_registration_no_is_no_other CHECK (((no ~ '^[0-9A-Z\u3400-\u9fff]{8,30}$'::text) AND (NOT (no ~~ 'SF%'::text)) AND (NOT (no ~ '^[A-Z]?[0-9]{1,10}$'::text))))
);
CREATE TABLE public.legacy_standing (
    certificate_id character varying(10) NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    version integer NOT NULL,
    correction_id uuid,
    CONSTRAINT legacy_standing_state CHECK ((state = ANY (ARRAY['valid'::text, 'under_review'::text, 'superseded'::text, 'void'::text, 'revoked'::text])))
);
CREATE TABLE public.licence_answer (
    look_id uuid NOT NULL,
    standing text NOT NULL,
    body_cipher bytea NOT NULL,
    signature text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT licence_answer_standing CHECK ((standing = ANY (ARRAY['in_force'::text, 'under_review'::text, 'replaced'::text, 'void'::text, 'unknown'::text])))
);
CREATE TABLE public.licence_answered (
    look_id uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.licence_consent (
    id uuid NOT NULL,
    purpose text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    locator bytea NOT NULL,
    salt bytea NOT NULL,
    secret bytea NOT NULL,
    agency_id uuid NOT NULL,
    certificate_id uuid,
    given_by_id uuid NOT NULL,
    service_certificate_id uuid,
    CONSTRAINT licence_consent_ends_after_it_begins CHECK ((until_at > given_at)),
    CONSTRAINT licence_consent_for_one_licence CHECK ((((certificate_id IS NOT NULL) AND (purpose = ANY (ARRAY['household_entry'::text, 'insurance_enrolment'::text, 'maternity_benefit'::text, 'vaccination_record'::text])) AND (service_certificate_id IS NULL)) OR ((certificate_id IS NULL) AND (purpose = 'registered_benefit'::text) AND (service_certificate_id IS NOT NULL)))),
    CONSTRAINT licence_consent_purpose CHECK ((purpose = ANY (ARRAY['household_entry'::text, 'insurance_enrolment'::text, 'maternity_benefit'::text, 'vaccination_record'::text, 'registered_benefit'::text]))),
    CONSTRAINT licence_consent_secret CHECK ((length(secret) = 32))
);
CREATE TABLE public.licence_consent_ending (
    consent_id uuid NOT NULL,
    how text NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    basis text NOT NULL,
    form text NOT NULL,
    handled_by text NOT NULL,
    request_no text NOT NULL,
    asked_index bytea,
    repeat_index bytea,
    CONSTRAINT licence_consent_ending_asked CHECK ((length(asked_index) = 32)),
    CONSTRAINT licence_consent_ending_how CHECK ((how = ANY (ARRAY['used'::text, 'taken_back'::text]))),
    CONSTRAINT licence_consent_ending_look_says_whose CHECK ((((form = ANY (ARRAY['statement'::text, 'copy'::text])) AND (how = 'used'::text) AND (NOT (basis = ''::text)) AND (NOT (handled_by = ''::text)) AND (NOT (request_no = ''::text))) OR ((basis = ''::text) AND (form = ''::text) AND (handled_by = ''::text) AND (how = 'taken_back'::text) AND (request_no = ''::text)))),
    CONSTRAINT licence_consent_ending_repeat CHECK ((length(repeat_index) = 32)),
    CONSTRAINT licence_consent_ending_repeats_a_look CHECK ((((asked_index IS NULL) AND (repeat_index IS NULL)) OR ((asked_index IS NOT NULL) AND (how = 'used'::text) AND (repeat_index IS NOT NULL))))
);
CREATE TABLE public.licence_request (
    id uuid NOT NULL,
    purpose text NOT NULL,
    basis text NOT NULL,
    form text NOT NULL,
    handled_by text NOT NULL,
    request_no text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    until_on date NOT NULL,
    agency_id uuid NOT NULL,
    certificate_id uuid,
    asked_index bytea,
    service_certificate_id uuid,
    CONSTRAINT licence_request_asked CHECK ((length(asked_index) = 32)),
    CONSTRAINT licence_request_for_one_licence CHECK ((((purpose = ANY (ARRAY['household_entry'::text, 'insurance_enrolment'::text, 'maternity_benefit'::text, 'vaccination_record'::text])) AND (service_certificate_id IS NULL)) OR ((certificate_id IS NULL) AND (purpose = 'registered_benefit'::text)))),
    CONSTRAINT licence_request_form CHECK ((form = ANY (ARRAY['statement'::text, 'copy'::text]))),
    CONSTRAINT licence_request_purpose CHECK ((purpose = ANY (ARRAY['household_entry'::text, 'insurance_enrolment'::text, 'maternity_benefit'::text, 'vaccination_record'::text, 'registered_benefit'::text]))),
    CONSTRAINT licence_request_says_whose CHECK (((NOT (basis = ''::text)) AND (NOT (handled_by = ''::text)) AND (NOT (request_no = ''::text))))
);
CREATE TABLE public.licence_request_answer (
    request_id uuid NOT NULL,
    how text NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_by_id uuid NOT NULL,
    consent_id uuid,
    CONSTRAINT licence_request_answer_agreed_by_a_consent CHECK ((((consent_id IS NOT NULL) AND (how = 'agreed'::text)) OR ((consent_id IS NULL) AND (how = 'declined'::text)))),
    CONSTRAINT licence_request_answer_how CHECK ((how = ANY (ARRAY['agreed'::text, 'declined'::text])))
);
CREATE TABLE public.live_session (
    person_id uuid NOT NULL,
    mark uuid NOT NULL,
    way text NOT NULL,
    passkey_id uuid,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_reason text NOT NULL,
    CONSTRAINT live_session_ended_for_a_reason CHECK ((((ended_at IS NULL) AND (ended_reason = ''::text)) OR ((ended_at IS NOT NULL) AND (ended_reason = ANY (ARRAY['signed_out'::text, 'key_ended'::text, 'codes_ended'::text]))))),
    CONSTRAINT live_session_way CHECK ((way = ANY (ARRAY['passkey'::text, 'one_time_code'::text])))
);
CREATE TABLE public.log_checkpoint (
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL,
    public_key bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT log_checkpoint_public_key CHECK ((length(public_key) = 32)),
    CONSTRAINT log_checkpoint_root CHECK ((length(root) = 32)),
    CONSTRAINT log_checkpoint_size CHECK ((size >= 1))
);
CREATE TABLE public.log_leaf (
    "position" bigint NOT NULL,
    entry_id bigint NOT NULL,
    leaf_hash bytea NOT NULL,
    sequenced_at timestamp with time zone NOT NULL,
    CONSTRAINT log_leaf_hash CHECK ((length(leaf_hash) = 32))
);
CREATE TABLE public.log_node (
    level smallint NOT NULL,
    place bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT log_node_hash CHECK ((length(hash) = 32)),
    CONSTRAINT log_node_level CHECK ((level >= 1)),
    CONSTRAINT log_node_place CHECK ((place >= 0))
);
CREATE TABLE public.material (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind text NOT NULL,
    satisfied_by text NOT NULL,
    given_by_id uuid NOT NULL,
    given_at timestamp with time zone NOT NULL,
    round smallint NOT NULL,
    file_ref text NOT NULL,
    file_digest bytea,
    original_digest bytea,
    media_type text NOT NULL,
    pages smallint NOT NULL,
    details_cipher bytea,
    seen_by_id uuid,
    replaces_id uuid,
    CONSTRAINT material_file_digest CHECK ((length(file_digest) = 32)),
    CONSTRAINT material_file_has_a_digest CHECK (((file_ref = ''::text) OR (file_digest IS NOT NULL))),
    CONSTRAINT material_kind CHECK ((kind = ANY (ARRAY['mother_id'::text, 'father_id'::text, 'collector_id'::text, 'authorisation'::text, 'proof_of_mothers_state'::text, 'no_father_statement'::text, 'identity_proof'::text, 'same_person_proof'::text, 'applicant_id'::text, 'guardianship_proof'::text, 'issuance_record'::text, 'parentage_test'::text, 'police_proof'::text, 'parentage_declaration'::text, 'no_mother_statement'::text]))),
    CONSTRAINT material_media_type CHECK ((media_type = ANY (ARRAY[''::text, 'image/jpeg'::text, 'application/pdf'::text]))),
    CONSTRAINT material_original_digest CHECK ((length(original_digest) = 32)),
    CONSTRAINT material_pages CHECK ((pages >= 0)),
    CONSTRAINT material_round CHECK ((round >= 1)),
    CONSTRAINT material_satisfied_by CHECK ((satisfied_by = ANY (ARRAY['upload'::text, 'elicence'::text, 'signed_statement'::text, 'commitment'::text, 'seen_at_counter'::text]))),
    CONSTRAINT material_seen_by_someone CHECK (((NOT (satisfied_by = 'seen_at_counter'::text)) OR (seen_by_id IS NOT NULL)))
);
CREATE TABLE public.material_finding (
    id uuid NOT NULL,
    material_id uuid NOT NULL,
    finding text NOT NULL,
    reason text NOT NULL,
    remedy text NOT NULL,
    found_by_id uuid NOT NULL,
    found_at timestamp with time zone NOT NULL,
    CONSTRAINT material_finding CHECK ((finding = ANY (ARRAY['accepted'::text, 'not_acceptable'::text]))),
    CONSTRAINT material_finding_gives_a_reason CHECK (((NOT (finding = 'not_acceptable'::text)) OR (NOT (reason = ''::text))))
);
CREATE TABLE public.measure_count (
    id bigint NOT NULL,
    span text NOT NULL,
    "on" date NOT NULL,
    tally text NOT NULL,
    number integer NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT measure_count_month_by_its_first_day CHECK (((NOT (span = 'month'::text)) OR (EXTRACT(day FROM "on") = (1)::numeric))),
    CONSTRAINT measure_count_number CHECK ((number >= 0)),
    CONSTRAINT measure_count_span CHECK ((span = ANY (ARRAY['day'::text, 'month'::text]))),
    CONSTRAINT measure_count_tally CHECK ((tally = ANY (ARRAY['signed'::text, 'signed_in_time'::text, 'issued'::text, 'issued_in_one_go'::text, 'notices'::text, 'registered'::text, 'registered_at_once'::text, 'decided'::text, 'decided_in_time'::text, 'working_days'::text, 'used'::text, 'voided'::text, 'used_or_voided'::text, 'told'::text, 'delivered'::text, 'overdue'::text, 'blanks_held'::text, 'stock_stopped'::text])))
);
ALTER TABLE public.measure_count ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.measure_count_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.message_secret (
    message_id uuid NOT NULL,
    cipher bytea NOT NULL
);
CREATE TABLE public.new_phone (
    id uuid NOT NULL,
    seq smallint NOT NULL,
    phone_cipher bytea NOT NULL,
    given_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    given_by_id uuid NOT NULL,
    CONSTRAINT new_phone_seq CHECK ((seq >= 1))
);
CREATE TABLE public.newborn (
    id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    birth_order smallint NOT NULL,
    CONSTRAINT newborn_birth_order CHECK ((birth_order >= 1))
);
CREATE TABLE public.notice (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    round smallint NOT NULL,
    items jsonb NOT NULL,
    given_by_id uuid NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT notice_names_something CHECK ((NOT (items = '[]'::jsonb))),
    CONSTRAINT notice_round CHECK ((round >= 1))
);
CREATE TABLE public.office (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    credit_code character varying(18),
    division_code character varying(12) NOT NULL,
    authority_id uuid,
    midwifery_licence_no text NOT NULL,
    licence_from date,
    licence_until date,
    address text NOT NULL,
    hours text NOT NULL,
    "window" text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_on date,
    brought_in_id uuid,
    CONSTRAINT office_division_code CHECK (((division_code)::text ~ '^[0-9]{12}$'::text)),
    CONSTRAINT office_kind CHECK ((kind = ANY (ARRAY['province'::text, 'prefecture'::text, 'county'::text, 'managing_body'::text, 'midwifery_institution'::text, 'appointed_body'::text, 'township'::text, 'village'::text])))
);
CREATE TABLE public.on_site_paper (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    side text NOT NULL,
    paper text NOT NULL,
    source text NOT NULL,
    agent_cipher bytea,
    agent_index bytea,
    act text NOT NULL,
    seen_by_id uuid NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT on_site_paper_kind CHECK ((paper = ANY (ARRAY['identity'::text, 'marriage_certificate'::text, 'authorisation'::text, 'agent_identity'::text]))),
    CONSTRAINT on_site_paper_names_the_agent CHECK ((((agent_cipher IS NOT NULL) AND (agent_index IS NOT NULL) AND (paper = 'agent_identity'::text)) OR ((NOT (paper = 'agent_identity'::text)) AND (agent_cipher IS NULL) AND (agent_index IS NULL)))),
    CONSTRAINT on_site_paper_side CHECK ((side = ANY (ARRAY['woman'::text, 'man'::text])))
);
CREATE TABLE public.one_time_secret (
    id uuid NOT NULL,
    secret_cipher bytea NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    usable_from timestamp with time zone NOT NULL,
    enrolment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT one_time_secret_usable_once_enrolled CHECK ((usable_from >= enrolled_at))
);
CREATE TABLE public.one_time_standing (
    secret_id uuid NOT NULL,
    last_step bigint NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    ended_reason text NOT NULL,
    CONSTRAINT one_time_standing_ended_for_a_reason CHECK ((((ended_reason = ''::text) AND (state = 'in_force'::text)) OR ((ended_reason = ANY (ARRAY['new_enrolment'::text, 'revoked'::text])) AND (state = 'ended'::text)))),
    CONSTRAINT one_time_standing_state CHECK ((state = ANY (ARRAY['in_force'::text, 'ended'::text])))
);
CREATE TABLE public.ordinary_form_intake (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    number integer NOT NULL,
    delivered_on date NOT NULL,
    received_by_id uuid NOT NULL,
    counted_by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT ordinary_form_intake_number CHECK ((number >= 1)),
    CONSTRAINT ordinary_form_intake_two_people CHECK ((NOT (received_by_id = counted_by_id)))
);
CREATE TABLE public.ordinary_form_spoiling (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    number integer NOT NULL,
    reason text NOT NULL,
    spoiled_by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT ordinary_form_spoiling_number CHECK ((number >= 1)),
    CONSTRAINT ordinary_form_spoiling_reason CHECK ((reason = ANY (ARRAY['misprinted'::text, 'marred'::text, 'lost'::text, 'outdated'::text])))
);
CREATE TABLE public.ordinary_print (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    office_id uuid NOT NULL,
    printed_by_id uuid NOT NULL,
    printed_at timestamp with time zone NOT NULL,
    paper text NOT NULL,
    CONSTRAINT ordinary_print_paper CHECK ((paper = ANY (ARRAY[''::text, 'form'::text, 'plain'::text])))
);
CREATE TABLE public.original_stated (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    payload_cipher bytea NOT NULL,
    stated_by_id uuid NOT NULL,
    stated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.paper_return (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    pages text NOT NULL,
    received_by_id uuid NOT NULL,
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT paper_return_pages CHECK ((pages = ANY (ARRAY['main'::text, 'main_and_household'::text])))
);
CREATE TABLE public.parentage_report (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    declaration_id uuid NOT NULL,
    use_id uuid CONSTRAINT parentage_report_use_id_not_null1 NOT NULL,
    laboratory text NOT NULL,
    licence_no text NOT NULL,
    report_no text NOT NULL,
    issued_on date NOT NULL
);
CREATE TABLE public.parentage_report_use (
    id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    licence_key text NOT NULL,
    report_key text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    given_back_at timestamp with time zone,
    CONSTRAINT parentage_report_given_back_after_it_was_taken CHECK (((given_back_at IS NULL) OR (given_back_at >= taken_at))),
    CONSTRAINT parentage_report_use_is_named CHECK (((NOT (licence_key = ''::text)) AND (NOT (report_key = ''::text))))
);
CREATE TABLE public.passkey (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    transports jsonb NOT NULL,
    rp_id text NOT NULL,
    label text NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    usable_from timestamp with time zone NOT NULL,
    CONSTRAINT passkey_usable_once_enrolled CHECK ((usable_from >= enrolled_at))
);
CREATE TABLE public.passkey_standing (
    passkey_id uuid NOT NULL,
    sign_count bigint NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    ended_reason text NOT NULL,
    CONSTRAINT passkey_standing_ended_for_a_reason CHECK ((((ended_reason = ''::text) AND (state = 'in_force'::text)) OR ((ended_reason = ANY (ARRAY['new_enrolment'::text, 'counter_went_back'::text])) AND (state = 'ended'::text)))),
    CONSTRAINT passkey_standing_sign_count CHECK ((sign_count >= 0)),
    CONSTRAINT passkey_standing_state CHECK ((state = ANY (ARRAY['in_force'::text, 'ended'::text])))
);
CREATE TABLE public.person (
    id uuid NOT NULL,
    name text NOT NULL,
    paper_kind text NOT NULL,
    paper_no_cipher bytea,
    paper_no_index bytea,
    born_on date,
    phone_cipher bytea,
    phone_index bytea,
    CONSTRAINT person_paper_has_a_kind CHECK (((paper_no_index IS NULL) OR (NOT (paper_kind = ''::text))))
);
CREATE TABLE public.phone_confirmation (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    phone_index bytea NOT NULL,
    code_digest bytea NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    CONSTRAINT phone_confirmation_code_digest CHECK ((length(code_digest) = 32))
);
CREATE TABLE public.police_report (
    id uuid NOT NULL,
    loss_id uuid NOT NULL,
    no text NOT NULL,
    "on" date NOT NULL,
    added_by_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT police_report_has_its_number CHECK ((NOT (no = ''::text)))
);
CREATE TABLE public.policy_row (
    id uuid NOT NULL,
    name text NOT NULL,
    division_code character varying(12) NOT NULL,
    value jsonb NOT NULL,
    from_on date NOT NULL,
    until_on date,
    source text NOT NULL,
    proposal_id uuid,
    laid_down_at timestamp with time zone NOT NULL,
    CONSTRAINT policy_row_ends_after_it_begins CHECK (((until_on IS NULL) OR (until_on >= from_on))),
    CONSTRAINT policy_row_has_a_source CHECK ((NOT (source = ''::text)))
);
CREATE TABLE public.printer_placement (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    label text NOT NULL,
    main_x_tenth_mm smallint NOT NULL,
    main_y_tenth_mm smallint NOT NULL,
    hukou_x_tenth_mm smallint NOT NULL,
    hukou_y_tenth_mm smallint NOT NULL,
    stub_x_tenth_mm smallint NOT NULL,
    stub_y_tenth_mm smallint NOT NULL
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.proposal (
    id uuid NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    proposed_by_id uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    office_id uuid,
    CONSTRAINT proposal_kind CHECK ((kind = ANY (ARRAY['office'::text, 'office_change'::text, 'seal'::text, 'seal_retirement'::text, 'appointment'::text, 'ending'::text, 'cover'::text, 'policy'::text, 'calendar'::text, 'blanks'::text, 'receipt'::text, 'tray'::text, 'destruction'::text, 'enrolment'::text, 'system_enrolment'::text, 'ordinary_forms'::text, 'hospital_client'::text, 'hospital_client_ending'::text, 'laboratory'::text, 'laboratory_ending'::text, 'office_list'::text, 'staff_list'::text, 'agency'::text, 'agency_ending'::text, 'kiosk'::text, 'kiosk_ending'::text, 'token_enrolment'::text])))
);
CREATE TABLE public.proposal_decision (
    id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    confirmed boolean NOT NULL,
    decided_by_id uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    note text NOT NULL
);
CREATE TABLE public.query_code (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    locator bytea NOT NULL,
    salt bytea NOT NULL,
    secret bytea NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by_id uuid,
    ended_at timestamp with time zone,
    CONSTRAINT query_code_ends_after_it_begins CHECK (((ended_at IS NULL) OR (ended_at >= issued_at))),
    CONSTRAINT query_code_secret CHECK ((length(secret) = 32))
);
CREATE TABLE public.reading (
    id bigint NOT NULL,
    case_id uuid,
    certificate_id uuid,
    person_read_id uuid,
    by_id uuid NOT NULL,
    purpose text NOT NULL,
    page text NOT NULL,
    at timestamp with time zone NOT NULL,
    legacy_id character varying(10)
);
ALTER TABLE public.reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.received_again (
    received_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);
CREATE TABLE public.received_birth (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    identifier text NOT NULL,
    seq smallint NOT NULL,
    previous_id uuid,
    client_id uuid NOT NULL,
    case_id uuid NOT NULL,
    digest bytea NOT NULL,
    payload_cipher bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    is_request boolean NOT NULL,
    CONSTRAINT received_birth_digest CHECK ((length(digest) = 32)),
    CONSTRAINT received_birth_names_the_one_before CHECK ((((previous_id IS NULL) AND (seq = 1)) OR ((previous_id IS NOT NULL) AND (seq > 1))))
);
CREATE TABLE public.record_look_up (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    source text NOT NULL,
    answer text NOT NULL,
    silence text NOT NULL,
    snapshot text NOT NULL,
    answer_cipher bytea,
    answer_digest bytea,
    asked_by_id uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT record_look_up_answer CHECK ((answer = ANY (ARRAY['found'::text, 'not_found'::text, 'unreachable'::text]))),
    CONSTRAINT record_look_up_digest CHECK ((length(answer_digest) = 32)),
    CONSTRAINT record_look_up_silent_when_unreachable CHECK ((((answer = 'unreachable'::text) AND (NOT (silence = ''::text))) OR ((NOT (answer = 'unreachable'::text)) AND (silence = ''::text)))),
    CONSTRAINT record_look_up_source CHECK ((source = ANY (ARRAY['own_books'::text, 'register'::text])))
);
CREATE TABLE public.record_sought (
    case_id uuid NOT NULL,
    payload_cipher bytea NOT NULL,
    issuer_id uuid
);
CREATE TABLE public.record_supply (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    office_id uuid NOT NULL,
    holding text NOT NULL,
    material_id uuid,
    by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT record_supply_has_its_paper CHECK ((((holding = 'held'::text) AND (material_id IS NOT NULL)) OR ((holding = 'not_held'::text) AND (material_id IS NULL)))),
    CONSTRAINT record_supply_holding CHECK ((holding = ANY (ARRAY['held'::text, 'not_held'::text])))
);
CREATE TABLE public.register_comparison (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    declaration_id uuid NOT NULL,
    rule_version smallint NOT NULL,
    snapshot text NOT NULL,
    policies jsonb NOT NULL,
    answer_cipher bytea NOT NULL,
    result jsonb NOT NULL,
    agrees boolean NOT NULL,
    compared_at timestamp with time zone NOT NULL,
    CONSTRAINT register_comparison_rule_version CHECK ((rule_version >= 1))
);
CREATE TABLE public.register_look_up (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    declaration_id uuid NOT NULL,
    purpose text NOT NULL,
    asked_by_id uuid NOT NULL,
    rule_version smallint NOT NULL,
    snapshot text NOT NULL,
    policies jsonb NOT NULL,
    answer_cipher bytea NOT NULL,
    result jsonb NOT NULL,
    agrees boolean NOT NULL,
    compared_at timestamp with time zone NOT NULL,
    CONSTRAINT register_look_up_purpose CHECK ((purpose = ANY (ARRAY['verify_registration'::text, 'explain_in_person'::text, 'check_commitment'::text, 'supervise_overdue'::text]))),
    CONSTRAINT register_look_up_rule_version CHECK ((rule_version >= 1))
);
CREATE TABLE public.registration (
    case_id uuid NOT NULL,
    woman_name text NOT NULL,
    man_name text NOT NULL,
    woman_index bytea,
    man_index bytea,
    couple_index bytea,
    child_order smallint,
    is_live boolean NOT NULL,
    policies jsonb,
    township_id uuid,
    accepted_at timestamp with time zone,
    accepted_code character varying(12) NOT NULL,
    due_on date,
    due_provisional boolean NOT NULL,
    spouse_until date,
    escalated_to_id uuid,
    promised_at timestamp with time zone,
    check_due_on date,
    check_due_provisional boolean NOT NULL,
    correction_due_on date,
    basis text NOT NULL,
    closing text NOT NULL,
    taken_in_by_id uuid,
    CONSTRAINT registration_accepted_has_a_last_day CHECK ((((accepted_at IS NULL) AND (due_on IS NULL)) OR ((accepted_at IS NOT NULL) AND (due_on IS NOT NULL)))),
    CONSTRAINT registration_basis CHECK (((basis = ''::text) OR (basis = ANY (ARRAY['compared'::text, 'township'::text, 'commitment'::text])))),
    CONSTRAINT registration_closing CHECK (((closing = ''::text) OR (closing = ANY (ARRAY['registered_before'::text, 'not_this_province'::text, 'asked_to_close'::text, 'not_reached'::text, 'other'::text])))),
    CONSTRAINT registration_live_has_a_township CHECK (((NOT is_live) OR (township_id IS NOT NULL))),
    CONSTRAINT registration_live_has_its_policies CHECK (((NOT is_live) OR (policies IS NOT NULL))),
    CONSTRAINT registration_live_says_whose CHECK (((NOT is_live) OR ((child_order IS NOT NULL) AND (couple_index IS NOT NULL)))),
    CONSTRAINT registration_promise_has_a_last_day CHECK ((((check_due_on IS NULL) AND (promised_at IS NULL)) OR ((check_due_on IS NOT NULL) AND (promised_at IS NOT NULL))))
);
CREATE TABLE public.report_confirmation (
    id uuid NOT NULL,
    answer text NOT NULL,
    silence text NOT NULL,
    snapshot text NOT NULL,
    said_cipher bytea,
    same_file boolean,
    at timestamp with time zone NOT NULL,
    asked_by_id uuid,
    case_id uuid NOT NULL,
    declaration_id uuid NOT NULL,
    CONSTRAINT report_confirmation_answer CHECK ((answer = ANY (ARRAY['confirmed'::text, 'differs'::text, 'not_found'::text, 'silent'::text]))),
    CONSTRAINT report_confirmation_silent_when_it_is CHECK ((((answer = 'silent'::text) AND (NOT (silence = ''::text))) OR ((NOT (answer = 'silent'::text)) AND (silence = ''::text))))
);
CREATE TABLE public.result (
    id bigint NOT NULL,
    office_id uuid NOT NULL,
    identifier text NOT NULL,
    case_id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT result_state CHECK ((state = ANY (ARRAY['valid'::text, 'under_review'::text, 'superseded'::text, 'void'::text, 'revoked'::text])))
);
CREATE TABLE public.result_delivery (
    client_id uuid NOT NULL,
    "position" bigint NOT NULL,
    failures integer NOT NULL,
    fault text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    failing_since timestamp with time zone,
    taken_at timestamp with time zone
);
ALTER TABLE public.result ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.result_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.result_leap (
    "position" bigint NOT NULL,
    leapt_at timestamp with time zone NOT NULL
);
CREATE TABLE public.result_place (
    "position" bigint NOT NULL,
    result_id bigint NOT NULL,
    placed_at timestamp with time zone NOT NULL
);
CREATE TABLE public.result_subscription (
    "position" bigint NOT NULL,
    failures integer NOT NULL,
    fault text NOT NULL,
    failing_since timestamp with time zone,
    taken_at timestamp with time zone,
    due_at timestamp with time zone NOT NULL,
    id uuid NOT NULL,
    endpoint text NOT NULL,
    criteria text NOT NULL,
    reason text NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    client_id uuid NOT NULL
);
CREATE TABLE public.seal (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    key_name text NOT NULL,
    in_force_from date NOT NULL,
    in_force_until date,
    keeper_id uuid NOT NULL,
    CONSTRAINT seal_ends_after_it_begins CHECK (((in_force_until IS NULL) OR (in_force_until >= in_force_from))),
    CONSTRAINT seal_kind CHECK ((kind = ANY (ARRAY['birth_certificate'::text, 'reissue'::text, 'service_registration'::text])))
);
CREATE TABLE public.seal_abandonment (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.seal_intent (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    seal_id uuid NOT NULL,
    sealed_by_id uuid NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    fields jsonb NOT NULL,
    signature_method text NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    statement_digest bytea NOT NULL,
    CONSTRAINT seal_intent_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT seal_intent_signature CHECK ((signature_method = ANY (ARRAY['development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text]))),
    CONSTRAINT seal_intent_statement_digest CHECK ((length(statement_digest) = 32))
);
CREATE TABLE public.second_review (
    id uuid NOT NULL,
    finding text NOT NULL,
    payload_cipher bytea NOT NULL,
    digest bytea NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    signature_method text NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    case_id uuid NOT NULL,
    declaration_id uuid NOT NULL,
    office_id uuid NOT NULL,
    reviewed_by_id uuid NOT NULL,
    CONSTRAINT second_review_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT second_review_digest CHECK ((length(digest) = 32)),
    CONSTRAINT second_review_finding CHECK ((finding = ANY (ARRAY['cleared'::text, 'doubted'::text]))),
    CONSTRAINT second_review_signature CHECK ((signature_method = ANY (ARRAY['development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text])))
);
CREATE TABLE public.second_review_climb (
    id uuid NOT NULL,
    climbed_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    office_id uuid NOT NULL
);
CREATE TABLE public.service_certificate (
    id uuid NOT NULL,
    no text NOT NULL,
    case_id uuid NOT NULL,
    version smallint NOT NULL,
    previous_id uuid,
    seal_id uuid NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by_id uuid,
    licence_id text NOT NULL,
    reference character varying(26) NOT NULL,
    statement_cipher bytea NOT NULL,
    content_digest bytea NOT NULL,
    statement_digest bytea NOT NULL,
    CONSTRAINT service_certificate_content_digest CHECK ((length(content_digest) = 32)),
    CONSTRAINT service_certificate_names_the_one_before CHECK ((((previous_id IS NULL) AND (version = 1)) OR ((previous_id IS NOT NULL) AND (version > 1)))),
    CONSTRAINT service_certificate_reference CHECK (((reference)::text ~ '^[0-7][0-9a-hjkmnp-tv-z]{25}$'::text)),
    CONSTRAINT service_certificate_statement_digest CHECK ((length(statement_digest) = 32)),
    CONSTRAINT service_certificate_version CHECK ((version >= 1))
);
CREATE TABLE public.service_elicence (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    file_ref text NOT NULL,
    sha256 bytea NOT NULL,
    size integer NOT NULL,
    credential bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT service_elicence_sha256 CHECK ((length(sha256) = 32)),
    CONSTRAINT service_elicence_size CHECK ((size >= 1))
);
CREATE TABLE public.service_number (
    year smallint NOT NULL,
    last integer NOT NULL
);
CREATE TABLE public.service_standing (
    certificate_id uuid NOT NULL,
    case_id uuid NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT service_standing_state CHECK ((state = ANY (ARRAY['valid'::text, 'under_review'::text, 'superseded'::text, 'void'::text, 'revoked'::text])))
);
CREATE TABLE public.sign_in_event (
    id uuid NOT NULL,
    person_id uuid,
    event text NOT NULL,
    way text NOT NULL,
    code text NOT NULL,
    passkey_id uuid,
    challenge bytea,
    at timestamp with time zone NOT NULL,
    CONSTRAINT sign_in_event_way CHECK (((way = ''::text) OR (way = ANY (ARRAY['passkey'::text, 'one_time_code'::text]))))
);
CREATE TABLE public.signing_request (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    act text NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    statement_cipher bytea NOT NULL,
    statement_digest bytea NOT NULL,
    random bytea NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    client_id uuid,
    CONSTRAINT signing_request_expires CHECK ((expires_at > asked_at)),
    CONSTRAINT signing_request_kind CHECK ((kind = ANY (ARRAY['delivery_block'::text, 'declaration'::text, 'certificate_content'::text, 'certificate'::text, 'voiding'::text, 'couple_declaration'::text, 'spouse_answer'::text, 'correction'::text, 'registration'::text, 'registration_decision'::text, 'revocation'::text, 'second_review'::text, 'material_statement'::text]))),
    CONSTRAINT signing_request_random CHECK ((length(random) = 32)),
    CONSTRAINT signing_request_statement_digest CHECK ((length(statement_digest) = 32))
);
CREATE TABLE public.spent_assertion (
    id bigint NOT NULL,
    client_id uuid,
    digest bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    agency_id uuid,
    CONSTRAINT spent_assertion_digest CHECK ((length(digest) = 32)),
    CONSTRAINT spent_assertion_of_one_caller CHECK ((((agency_id IS NULL) AND (client_id IS NOT NULL)) OR ((agency_id IS NOT NULL) AND (client_id IS NULL))))
);
ALTER TABLE public.spent_assertion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.spent_assertion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.spouse_answer (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    declaration_id uuid NOT NULL,
    side text NOT NULL,
    objection text NOT NULL,
    content_digest bytea NOT NULL,
    digest bytea NOT NULL,
    answered_by_id uuid NOT NULL,
    entered_by_id uuid NOT NULL,
    channel text NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    signature_method text NOT NULL,
    nonce bytea NOT NULL,
    challenge bytea NOT NULL,
    CONSTRAINT spouse_answer_challenge CHECK ((length(challenge) = 32)),
    CONSTRAINT spouse_answer_channel CHECK ((channel = ANY (ARRAY['web'::text, 'counter'::text, 'desk'::text, 'worker'::text, 'command'::text, 'exchange'::text, 'wechat'::text]))),
    CONSTRAINT spouse_answer_content_digest CHECK ((length(content_digest) = 32)),
    CONSTRAINT spouse_answer_digest CHECK ((length(digest) = 32)),
    CONSTRAINT spouse_answer_objection CHECK (((objection = ''::text) OR (objection = ANY (ARRAY['answers_wrong'::text, 'did_not_know'::text, 'not_the_spouse'::text, 'does_not_agree'::text])))),
    CONSTRAINT spouse_answer_side CHECK ((side = ANY (ARRAY['woman'::text, 'man'::text]))),
    CONSTRAINT spouse_answer_signature CHECK ((signature_method = ANY (ARRAY['development'::text, 'written'::text, 'passkey'::text, 'token'::text, 'identified'::text])))
);
CREATE TABLE public.standing (
    certificate_id uuid NOT NULL,
    newborn_id uuid NOT NULL,
    state text NOT NULL,
    since timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT standing_state CHECK ((state = ANY (ARRAY['valid'::text, 'under_review'::text, 'superseded'::text, 'void'::text, 'revoked'::text])))
);
CREATE TABLE public.stock_recount (
    id uuid NOT NULL,
    suspension_id uuid NOT NULL,
    words text NOT NULL,
    counted_by_id uuid NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    CONSTRAINT stock_recount_says_what_was_found CHECK ((NOT (words = ''::text)))
);
CREATE TABLE public.submission (
    key uuid NOT NULL,
    actor_id uuid,
    act text NOT NULL,
    body_digest bytea NOT NULL,
    result jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT submission_body_digest CHECK ((length(body_digest) = 32))
);
CREATE TABLE public.suspension (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    authority_id uuid,
    cause text NOT NULL,
    reason text NOT NULL,
    document_no text NOT NULL,
    about text NOT NULL,
    imposed_by_id uuid,
    imposed_at timestamp with time zone NOT NULL,
    CONSTRAINT suspension_cause CHECK ((cause = ANY (ARRAY['decision'::text, 'gap'::text, 'used_elsewhere'::text]))),
    CONSTRAINT suspension_decision_has_somebody_and_a_reason CHECK (((NOT (cause = 'decision'::text)) OR ((authority_id IS NOT NULL) AND (imposed_by_id IS NOT NULL) AND (NOT (reason = ''::text))))),
    CONSTRAINT suspension_seen_by_somebody_on_something CHECK (((NOT (cause = 'used_elsewhere'::text)) OR ((imposed_by_id IS NOT NULL) AND (NOT (reason = ''::text)) AND (NOT (about = ''::text))) OR ((imposed_by_id IS NULL) AND (reason = ANY (ARRAY['register'::text, 'loaded'::text, 'filing'::text])) AND (NOT (about = ''::text)))))
);
CREATE TABLE public.suspension_lift (
    id uuid NOT NULL,
    suspension_id uuid NOT NULL,
    reason text NOT NULL,
    lifted_by_id uuid NOT NULL,
    lifted_at timestamp with time zone NOT NULL,
    CONSTRAINT suspension_lift_has_a_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE public.text_message (
    id uuid NOT NULL,
    case_id uuid,
    kind text NOT NULL,
    phone_cipher bytea NOT NULL,
    text_cipher bytea NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    legacy_id character varying(10),
    CONSTRAINT text_message_about_one CHECK ((((case_id IS NOT NULL) AND (legacy_id IS NULL)) OR ((case_id IS NULL) AND (legacy_id IS NOT NULL)))),
    CONSTRAINT text_message_kind CHECK ((kind = ANY (ARRAY['declaration_received'::text, 'notice_given'::text, 'certificate_sealed'::text, 'paper_taken'::text, 'reissue_applied'::text, 'application_closed'::text, 'certificate_succeeded'::text, 'certificate_revoked'::text, 'legacy_corrected'::text, 'phone_code'::text, 'spouse_asked'::text, 'share_asked'::text, 'certificate_corrected'::text, 'certificate_kept'::text, 'registered'::text, 'with_township'::text, 'question_asked'::text, 'registration_closed'::text, 'registration_revoked'::text, 'registration_withdrawn'::text, 'phone_changed'::text])))
);
CREATE TABLE public.text_message_receipt (
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    outcome text NOT NULL,
    provider_ref text NOT NULL,
    code text NOT NULL,
    by_id uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT text_message_receipt_outcome CHECK ((outcome = ANY (ARRAY['tried'::text, 'sent'::text, 'failed'::text, 'delivered'::text, 'needs_person'::text, 'told_in_person'::text, 'told_on_paper'::text]))),
    CONSTRAINT text_message_receipt_told_by_somebody CHECK ((((by_id IS NOT NULL) AND (outcome = ANY (ARRAY['told_in_person'::text, 'told_on_paper'::text]))) OR ((NOT (outcome = ANY (ARRAY['told_in_person'::text, 'told_on_paper'::text]))) AND (by_id IS NULL))))
);
CREATE TABLE public.tray (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    label text NOT NULL,
    holder_id uuid,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone
);
CREATE TABLE public.waiting_entry (
    entry_id bigint NOT NULL
);
CREATE TABLE public.waiting_result (
    result_id bigint NOT NULL
);
CREATE TABLE public.waiting_seal (
    signature_id uuid NOT NULL
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);










INSERT INTO public.auth_permission VALUES
	(1, 'Can add content type', 1, 'add_contenttype'),
	(2, 'Can change content type', 1, 'change_contenttype'),
	(3, 'Can delete content type', 1, 'delete_contenttype'),
	(4, 'Can view content type', 1, 'view_contenttype'),
	(5, 'Can add permission', 2, 'add_permission'),
	(6, 'Can change permission', 2, 'change_permission'),
	(7, 'Can delete permission', 2, 'delete_permission'),
	(8, 'Can view permission', 2, 'view_permission'),
	(9, 'Can add group', 3, 'add_group'),
	(10, 'Can change group', 3, 'change_group'),
	(11, 'Can delete group', 3, 'delete_group'),
	(12, 'Can view group', 3, 'view_group'),
	(13, 'Can add session', 4, 'add_session'),
	(14, 'Can change session', 4, 'change_session'),
	(15, 'Can delete session', 4, 'delete_session'),
	(16, 'Can view session', 4, 'view_session'),
	(17, 'Can add procrastinate event', 5, 'add_procrastinateevent'),
	(18, 'Can change procrastinate event', 5, 'change_procrastinateevent'),
	(19, 'Can delete procrastinate event', 5, 'delete_procrastinateevent'),
	(20, 'Can view procrastinate event', 5, 'view_procrastinateevent'),
	(21, 'Can add procrastinate job', 6, 'add_procrastinatejob'),
	(22, 'Can change procrastinate job', 6, 'change_procrastinatejob'),
	(23, 'Can delete procrastinate job', 6, 'delete_procrastinatejob'),
	(24, 'Can view procrastinate job', 6, 'view_procrastinatejob'),
	(25, 'Can add procrastinate periodic defer', 7, 'add_procrastinateperiodicdefer'),
	(26, 'Can change procrastinate periodic defer', 7, 'change_procrastinateperiodicdefer'),
	(27, 'Can delete procrastinate periodic defer', 7, 'delete_procrastinateperiodicdefer'),
	(28, 'Can view procrastinate periodic defer', 7, 'view_procrastinateperiodicdefer'),
	(29, 'Can add procrastinate worker', 8, 'add_procrastinateworker'),
	(30, 'Can change procrastinate worker', 8, 'change_procrastinateworker'),
	(31, 'Can delete procrastinate worker', 8, 'delete_procrastinateworker'),
	(32, 'Can view procrastinate worker', 8, 'view_procrastinateworker'),
	(33, 'Can add office', 9, 'add_office'),
	(34, 'Can change office', 9, 'change_office'),
	(35, 'Can delete office', 9, 'delete_office'),
	(36, 'Can view office', 9, 'view_office'),
	(37, 'Can add person', 10, 'add_person'),
	(38, 'Can change person', 10, 'change_person'),
	(39, 'Can delete person', 10, 'delete_person'),
	(40, 'Can view person', 10, 'view_person'),
	(41, 'Can add legacy certificate', 11, 'add_legacycertificate'),
	(42, 'Can change legacy certificate', 11, 'change_legacycertificate'),
	(43, 'Can delete legacy certificate', 11, 'delete_legacycertificate'),
	(44, 'Can view legacy certificate', 11, 'view_legacycertificate'),
	(45, 'Can add attempt', 12, 'add_attempt'),
	(46, 'Can change attempt', 12, 'change_attempt'),
	(47, 'Can delete attempt', 12, 'delete_attempt'),
	(48, 'Can view attempt', 12, 'view_attempt'),
	(49, 'Can add heartbeat', 13, 'add_heartbeat'),
	(50, 'Can change heartbeat', 13, 'change_heartbeat'),
	(51, 'Can delete heartbeat', 13, 'delete_heartbeat'),
	(52, 'Can view heartbeat', 13, 'view_heartbeat'),
	(53, 'Can add service number', 14, 'add_servicenumber'),
	(54, 'Can change service number', 14, 'change_servicenumber'),
	(55, 'Can delete service number', 14, 'delete_servicenumber'),
	(56, 'Can view service number', 14, 'view_servicenumber'),
	(57, 'Can add calendar year', 15, 'add_calendaryear'),
	(58, 'Can change calendar year', 15, 'change_calendaryear'),
	(59, 'Can delete calendar year', 15, 'delete_calendaryear'),
	(60, 'Can view calendar year', 15, 'view_calendaryear'),
	(61, 'Can add log node', 16, 'add_lognode'),
	(62, 'Can change log node', 16, 'change_lognode'),
	(63, 'Can delete log node', 16, 'delete_lognode'),
	(64, 'Can view log node', 16, 'view_lognode'),
	(65, 'Can add log checkpoint', 17, 'add_logcheckpoint'),
	(66, 'Can change log checkpoint', 17, 'change_logcheckpoint'),
	(67, 'Can delete log checkpoint', 17, 'delete_logcheckpoint'),
	(68, 'Can view log checkpoint', 17, 'view_logcheckpoint'),
	(69, 'Can add seal', 18, 'add_seal'),
	(70, 'Can change seal', 18, 'change_seal'),
	(71, 'Can delete seal', 18, 'delete_seal'),
	(72, 'Can view seal', 18, 'view_seal'),
	(73, 'Can add printer placement', 19, 'add_printerplacement'),
	(74, 'Can change printer placement', 19, 'change_printerplacement'),
	(75, 'Can delete printer placement', 19, 'delete_printerplacement'),
	(76, 'Can view printer placement', 19, 'view_printerplacement'),
	(77, 'Can add account', 20, 'add_account'),
	(78, 'Can change account', 20, 'change_account'),
	(79, 'Can delete account', 20, 'delete_account'),
	(80, 'Can view account', 20, 'view_account'),
	(81, 'Can add appointment', 21, 'add_appointment'),
	(82, 'Can change appointment', 21, 'change_appointment'),
	(83, 'Can delete appointment', 21, 'delete_appointment'),
	(84, 'Can view appointment', 21, 'view_appointment'),
	(85, 'Can add hospital client', 22, 'add_hospitalclient'),
	(86, 'Can change hospital client', 22, 'change_hospitalclient'),
	(87, 'Can delete hospital client', 22, 'delete_hospitalclient'),
	(88, 'Can view hospital client', 22, 'view_hospitalclient'),
	(89, 'Can add inquiry', 23, 'add_inquiry'),
	(90, 'Can change inquiry', 23, 'change_inquiry'),
	(91, 'Can delete inquiry', 23, 'delete_inquiry'),
	(92, 'Can view inquiry', 23, 'view_inquiry'),
	(93, 'Can add journal entry', 24, 'add_journalentry'),
	(94, 'Can change journal entry', 24, 'change_journalentry'),
	(95, 'Can delete journal entry', 24, 'delete_journalentry'),
	(96, 'Can view journal entry', 24, 'view_journalentry'),
	(97, 'Can add laboratory', 25, 'add_laboratory'),
	(98, 'Can change laboratory', 25, 'change_laboratory'),
	(99, 'Can delete laboratory', 25, 'delete_laboratory'),
	(100, 'Can view laboratory', 25, 'view_laboratory'),
	(101, 'Can add legacy standing', 26, 'add_legacystanding'),
	(102, 'Can change legacy standing', 26, 'change_legacystanding'),
	(103, 'Can delete legacy standing', 26, 'delete_legacystanding'),
	(104, 'Can view legacy standing', 26, 'view_legacystanding'),
	(105, 'Can add legacy inquiry', 27, 'add_legacyinquiry'),
	(106, 'Can change legacy inquiry', 27, 'change_legacyinquiry'),
	(107, 'Can delete legacy inquiry', 27, 'delete_legacyinquiry'),
	(108, 'Can view legacy inquiry', 27, 'view_legacyinquiry'),
	(109, 'Can add ordinary form intake', 28, 'add_ordinaryformintake'),
	(110, 'Can change ordinary form intake', 28, 'change_ordinaryformintake'),
	(111, 'Can delete ordinary form intake', 28, 'delete_ordinaryformintake'),
	(112, 'Can view ordinary form intake', 28, 'view_ordinaryformintake'),
	(113, 'Can add ordinary form spoiling', 29, 'add_ordinaryformspoiling'),
	(114, 'Can change ordinary form spoiling', 29, 'change_ordinaryformspoiling'),
	(115, 'Can delete ordinary form spoiling', 29, 'delete_ordinaryformspoiling'),
	(116, 'Can view ordinary form spoiling', 29, 'view_ordinaryformspoiling'),
	(117, 'Can add proposal', 30, 'add_proposal'),
	(118, 'Can change proposal', 30, 'change_proposal'),
	(119, 'Can delete proposal', 30, 'delete_proposal'),
	(120, 'Can view proposal', 30, 'view_proposal'),
	(121, 'Can add tray', 31, 'add_tray'),
	(122, 'Can change tray', 31, 'change_tray'),
	(123, 'Can delete tray', 31, 'delete_tray'),
	(124, 'Can view tray', 31, 'view_tray'),
	(125, 'Can add blank intake', 32, 'add_blankintake'),
	(126, 'Can change blank intake', 32, 'change_blankintake'),
	(127, 'Can delete blank intake', 32, 'delete_blankintake'),
	(128, 'Can view blank intake', 32, 'view_blankintake'),
	(129, 'Can add blank loss', 33, 'add_blankloss'),
	(130, 'Can change blank loss', 33, 'change_blankloss'),
	(131, 'Can delete blank loss', 33, 'delete_blankloss'),
	(132, 'Can view blank loss', 33, 'view_blankloss'),
	(133, 'Can add blank transfer', 34, 'add_blanktransfer'),
	(134, 'Can change blank transfer', 34, 'change_blanktransfer'),
	(135, 'Can delete blank transfer', 34, 'delete_blanktransfer'),
	(136, 'Can view blank transfer', 34, 'view_blanktransfer'),
	(137, 'Can add submission', 35, 'add_submission'),
	(138, 'Can change submission', 35, 'change_submission'),
	(139, 'Can delete submission', 35, 'delete_submission'),
	(140, 'Can view submission', 35, 'view_submission'),
	(141, 'Can add suspension', 36, 'add_suspension'),
	(142, 'Can change suspension', 36, 'change_suspension'),
	(143, 'Can delete suspension', 36, 'delete_suspension'),
	(144, 'Can view suspension', 36, 'view_suspension'),
	(145, 'Can add appointment ending', 37, 'add_appointmentending'),
	(146, 'Can change appointment ending', 37, 'change_appointmentending'),
	(147, 'Can delete appointment ending', 37, 'delete_appointmentending'),
	(148, 'Can view appointment ending', 37, 'view_appointmentending'),
	(149, 'Can add delivery', 38, 'add_delivery'),
	(150, 'Can change delivery', 38, 'change_delivery'),
	(151, 'Can delete delivery', 38, 'delete_delivery'),
	(152, 'Can view delivery', 38, 'view_delivery'),
	(153, 'Can add spent assertion', 39, 'add_spentassertion'),
	(154, 'Can change spent assertion', 39, 'change_spentassertion'),
	(155, 'Can delete spent assertion', 39, 'delete_spentassertion'),
	(156, 'Can view spent assertion', 39, 'view_spentassertion'),
	(157, 'Can add access token', 40, 'add_accesstoken'),
	(158, 'Can change access token', 40, 'change_accesstoken'),
	(159, 'Can delete access token', 40, 'delete_accesstoken'),
	(160, 'Can view access token', 40, 'view_accesstoken'),
	(161, 'Can add journal salt', 41, 'add_journalsalt'),
	(162, 'Can change journal salt', 41, 'change_journalsalt'),
	(163, 'Can delete journal salt', 41, 'delete_journalsalt'),
	(164, 'Can view journal salt', 41, 'view_journalsalt'),
	(165, 'Can add log leaf', 42, 'add_logleaf'),
	(166, 'Can change log leaf', 42, 'change_logleaf'),
	(167, 'Can delete log leaf', 42, 'delete_logleaf'),
	(168, 'Can view log leaf', 42, 'view_logleaf'),
	(169, 'Can add waiting entry', 43, 'add_waitingentry'),
	(170, 'Can change waiting entry', 43, 'change_waitingentry'),
	(171, 'Can delete waiting entry', 43, 'delete_waitingentry'),
	(172, 'Can view waiting entry', 43, 'view_waitingentry'),
	(173, 'Can add laboratory ending', 44, 'add_laboratoryending'),
	(174, 'Can change laboratory ending', 44, 'change_laboratoryending'),
	(175, 'Can delete laboratory ending', 44, 'delete_laboratoryending'),
	(176, 'Can view laboratory ending', 44, 'view_laboratoryending'),
	(177, 'Can add legacy inquiry finding', 45, 'add_legacyinquiryfinding'),
	(178, 'Can change legacy inquiry finding', 45, 'change_legacyinquiryfinding'),
	(179, 'Can delete legacy inquiry finding', 45, 'delete_legacyinquiryfinding'),
	(180, 'Can view legacy inquiry finding', 45, 'view_legacyinquiryfinding'),
	(181, 'Can add enrolment', 46, 'add_enrolment'),
	(182, 'Can change enrolment', 46, 'change_enrolment'),
	(183, 'Can delete enrolment', 46, 'delete_enrolment'),
	(184, 'Can view enrolment', 46, 'view_enrolment'),
	(185, 'Can add policy row', 47, 'add_policyrow'),
	(186, 'Can change policy row', 47, 'change_policyrow'),
	(187, 'Can delete policy row', 47, 'delete_policyrow'),
	(188, 'Can view policy row', 47, 'view_policyrow'),
	(189, 'Can add proposal decision', 48, 'add_proposaldecision'),
	(190, 'Can change proposal decision', 48, 'change_proposaldecision'),
	(191, 'Can delete proposal decision', 48, 'delete_proposaldecision'),
	(192, 'Can view proposal decision', 48, 'view_proposaldecision'),
	(193, 'Can add result delivery', 49, 'add_resultdelivery'),
	(194, 'Can change result delivery', 49, 'change_resultdelivery'),
	(195, 'Can delete result delivery', 49, 'delete_resultdelivery'),
	(196, 'Can view result delivery', 49, 'view_resultdelivery'),
	(197, 'Can add police report', 50, 'add_policereport'),
	(198, 'Can change police report', 50, 'change_policereport'),
	(199, 'Can delete police report', 50, 'delete_policereport'),
	(200, 'Can view police report', 50, 'view_policereport'),
	(201, 'Can add blank receipt', 51, 'add_blankreceipt'),
	(202, 'Can change blank receipt', 51, 'change_blankreceipt'),
	(203, 'Can delete blank receipt', 51, 'delete_blankreceipt'),
	(204, 'Can view blank receipt', 51, 'view_blankreceipt'),
	(205, 'Can add stock recount', 52, 'add_stockrecount'),
	(206, 'Can change stock recount', 52, 'change_stockrecount'),
	(207, 'Can delete stock recount', 52, 'delete_stockrecount'),
	(208, 'Can view stock recount', 52, 'view_stockrecount'),
	(209, 'Can add suspension lift', 53, 'add_suspensionlift'),
	(210, 'Can change suspension lift', 53, 'change_suspensionlift'),
	(211, 'Can delete suspension lift', 53, 'delete_suspensionlift'),
	(212, 'Can view suspension lift', 53, 'view_suspensionlift'),
	(213, 'Can add newborn', 54, 'add_newborn'),
	(214, 'Can change newborn', 54, 'change_newborn'),
	(215, 'Can delete newborn', 54, 'delete_newborn'),
	(216, 'Can view newborn', 54, 'view_newborn'),
	(217, 'Can add parentage report use', 55, 'add_parentagereportuse'),
	(218, 'Can change parentage report use', 55, 'change_parentagereportuse'),
	(219, 'Can delete parentage report use', 55, 'delete_parentagereportuse'),
	(220, 'Can view parentage report use', 55, 'view_parentagereportuse'),
	(221, 'Can add passkey', 56, 'add_passkey'),
	(222, 'Can change passkey', 56, 'change_passkey'),
	(223, 'Can delete passkey', 56, 'delete_passkey'),
	(224, 'Can view passkey', 56, 'view_passkey'),
	(225, 'Can add passkey standing', 57, 'add_passkeystanding'),
	(226, 'Can change passkey standing', 57, 'change_passkeystanding'),
	(227, 'Can delete passkey standing', 57, 'delete_passkeystanding'),
	(228, 'Can view passkey standing', 57, 'view_passkeystanding'),
	(229, 'Can add sign in event', 58, 'add_signinevent'),
	(230, 'Can change sign in event', 58, 'change_signinevent'),
	(231, 'Can delete sign in event', 58, 'delete_signinevent'),
	(232, 'Can view sign in event', 58, 'view_signinevent'),
	(233, 'Can add live session', 59, 'add_livesession'),
	(234, 'Can change live session', 59, 'change_livesession'),
	(235, 'Can delete live session', 59, 'delete_livesession'),
	(236, 'Can view live session', 59, 'view_livesession'),
	(237, 'Can add archive export', 60, 'add_archiveexport'),
	(238, 'Can change archive export', 60, 'change_archiveexport'),
	(239, 'Can delete archive export', 60, 'delete_archiveexport'),
	(240, 'Can view archive export', 60, 'view_archiveexport'),
	(241, 'Can add certificate', 61, 'add_certificate'),
	(242, 'Can change certificate', 61, 'change_certificate'),
	(243, 'Can delete certificate', 61, 'delete_certificate'),
	(244, 'Can view certificate', 61, 'view_certificate'),
	(245, 'Can add standing', 62, 'add_standing'),
	(246, 'Can change standing', 62, 'change_standing'),
	(247, 'Can delete standing', 62, 'delete_standing'),
	(248, 'Can view standing', 62, 'view_standing'),
	(249, 'Can add insert match', 63, 'add_insertmatch'),
	(250, 'Can change insert match', 63, 'change_insertmatch'),
	(251, 'Can delete insert match', 63, 'delete_insertmatch'),
	(252, 'Can view insert match', 63, 'view_insertmatch'),
	(253, 'Can add seal intent', 64, 'add_sealintent'),
	(254, 'Can change seal intent', 64, 'change_sealintent'),
	(255, 'Can delete seal intent', 64, 'delete_sealintent'),
	(256, 'Can view seal intent', 64, 'view_sealintent'),
	(257, 'Can add seal abandonment', 65, 'add_sealabandonment'),
	(258, 'Can change seal abandonment', 65, 'change_sealabandonment'),
	(259, 'Can delete seal abandonment', 65, 'delete_sealabandonment'),
	(260, 'Can view seal abandonment', 65, 'view_sealabandonment'),
	(261, 'Can add e licence', 66, 'add_elicence'),
	(262, 'Can change e licence', 66, 'change_elicence'),
	(263, 'Can delete e licence', 66, 'delete_elicence'),
	(264, 'Can view e licence', 66, 'view_elicence'),
	(265, 'Can add case', 67, 'add_case'),
	(266, 'Can change case', 67, 'change_case'),
	(267, 'Can delete case', 67, 'delete_case'),
	(268, 'Can view case', 67, 'view_case'),
	(269, 'Can add case key', 68, 'add_casekey'),
	(270, 'Can change case key', 68, 'change_casekey'),
	(271, 'Can delete case key', 68, 'delete_casekey'),
	(272, 'Can view case key', 68, 'view_casekey'),
	(273, 'Can add commitment check', 69, 'add_commitmentcheck'),
	(274, 'Can change commitment check', 69, 'change_commitmentcheck'),
	(275, 'Can delete commitment check', 69, 'delete_commitmentcheck'),
	(276, 'Can view commitment check', 69, 'view_commitmentcheck'),
	(277, 'Can add correction', 70, 'add_correction'),
	(278, 'Can change correction', 70, 'change_correction'),
	(279, 'Can delete correction', 70, 'delete_correction'),
	(280, 'Can view correction', 70, 'view_correction'),
	(281, 'Can add demand report', 71, 'add_demandreport'),
	(282, 'Can change demand report', 71, 'change_demandreport'),
	(283, 'Can delete demand report', 71, 'delete_demandreport'),
	(284, 'Can view demand report', 71, 'view_demandreport'),
	(285, 'Can add demand answer', 72, 'add_demandanswer'),
	(286, 'Can change demand answer', 72, 'change_demandanswer'),
	(287, 'Can delete demand answer', 72, 'delete_demandanswer'),
	(288, 'Can view demand answer', 72, 'view_demandanswer'),
	(289, 'Can add given reason', 73, 'add_givenreason'),
	(290, 'Can change given reason', 73, 'change_givenreason'),
	(291, 'Can delete given reason', 73, 'delete_givenreason'),
	(292, 'Can view given reason', 73, 'view_givenreason'),
	(293, 'Can add inquiry item', 74, 'add_inquiryitem'),
	(294, 'Can change inquiry item', 74, 'change_inquiryitem'),
	(295, 'Can delete inquiry item', 74, 'delete_inquiryitem'),
	(296, 'Can view inquiry item', 74, 'view_inquiryitem'),
	(297, 'Can add inquiry finding', 75, 'add_inquiryfinding'),
	(298, 'Can change inquiry finding', 75, 'change_inquiryfinding'),
	(299, 'Can delete inquiry finding', 75, 'delete_inquiryfinding'),
	(300, 'Can view inquiry finding', 75, 'view_inquiryfinding'),
	(301, 'Can add legacy content', 76, 'add_legacycontent'),
	(302, 'Can change legacy content', 76, 'change_legacycontent'),
	(303, 'Can delete legacy content', 76, 'delete_legacycontent'),
	(304, 'Can view legacy content', 76, 'view_legacycontent'),
	(305, 'Can add original stated', 77, 'add_originalstated'),
	(306, 'Can change original stated', 77, 'change_originalstated'),
	(307, 'Can delete original stated', 77, 'delete_originalstated'),
	(308, 'Can view original stated', 77, 'view_originalstated'),
	(309, 'Can add register look up', 78, 'add_registerlookup'),
	(310, 'Can change register look up', 78, 'change_registerlookup'),
	(311, 'Can delete register look up', 78, 'delete_registerlookup'),
	(312, 'Can view register look up', 78, 'view_registerlookup'),
	(313, 'Can add material', 79, 'add_material'),
	(314, 'Can change material', 79, 'change_material'),
	(315, 'Can delete material', 79, 'delete_material'),
	(316, 'Can view material', 79, 'view_material'),
	(317, 'Can add material finding', 80, 'add_materialfinding'),
	(318, 'Can change material finding', 80, 'change_materialfinding'),
	(319, 'Can delete material finding', 80, 'delete_materialfinding'),
	(320, 'Can view material finding', 80, 'view_materialfinding'),
	(321, 'Can add text message', 81, 'add_textmessage'),
	(322, 'Can change text message', 81, 'change_textmessage'),
	(323, 'Can delete text message', 81, 'delete_textmessage'),
	(324, 'Can view text message', 81, 'view_textmessage'),
	(325, 'Can add message secret', 82, 'add_messagesecret'),
	(326, 'Can change message secret', 82, 'change_messagesecret'),
	(327, 'Can delete message secret', 82, 'delete_messagesecret'),
	(328, 'Can view message secret', 82, 'view_messagesecret'),
	(329, 'Can add text message receipt', 83, 'add_textmessagereceipt'),
	(330, 'Can change text message receipt', 83, 'change_textmessagereceipt'),
	(331, 'Can delete text message receipt', 83, 'delete_textmessagereceipt'),
	(332, 'Can view text message receipt', 83, 'view_textmessagereceipt'),
	(333, 'Can add notice', 84, 'add_notice'),
	(334, 'Can change notice', 84, 'change_notice'),
	(335, 'Can delete notice', 84, 'delete_notice'),
	(336, 'Can view notice', 84, 'view_notice'),
	(337, 'Can add service certificate', 85, 'add_servicecertificate'),
	(338, 'Can change service certificate', 85, 'change_servicecertificate'),
	(339, 'Can delete service certificate', 85, 'delete_servicecertificate'),
	(340, 'Can view service certificate', 85, 'view_servicecertificate'),
	(341, 'Can add service standing', 86, 'add_servicestanding'),
	(342, 'Can change service standing', 86, 'change_servicestanding'),
	(343, 'Can delete service standing', 86, 'delete_servicestanding'),
	(344, 'Can view service standing', 86, 'view_servicestanding'),
	(345, 'Can add service e licence', 87, 'add_serviceelicence'),
	(346, 'Can change service e licence', 87, 'change_serviceelicence'),
	(347, 'Can delete service e licence', 87, 'delete_serviceelicence'),
	(348, 'Can view service e licence', 87, 'view_serviceelicence'),
	(349, 'Can add ordinary print', 88, 'add_ordinaryprint'),
	(350, 'Can change ordinary print', 88, 'change_ordinaryprint'),
	(351, 'Can delete ordinary print', 88, 'delete_ordinaryprint'),
	(352, 'Can view ordinary print', 88, 'view_ordinaryprint'),
	(353, 'Can add on site paper', 89, 'add_onsitepaper'),
	(354, 'Can change on site paper', 89, 'change_onsitepaper'),
	(355, 'Can delete on site paper', 89, 'delete_onsitepaper'),
	(356, 'Can view on site paper', 89, 'view_onsitepaper'),
	(357, 'Can add parentage report', 90, 'add_parentagereport'),
	(358, 'Can change parentage report', 90, 'change_parentagereport'),
	(359, 'Can delete parentage report', 90, 'delete_parentagereport'),
	(360, 'Can view parentage report', 90, 'view_parentagereport'),
	(361, 'Can add claim', 91, 'add_claim'),
	(362, 'Can change claim', 91, 'change_claim'),
	(363, 'Can delete claim', 91, 'delete_claim'),
	(364, 'Can view claim', 91, 'view_claim'),
	(365, 'Can add claim slip', 92, 'add_claimslip'),
	(366, 'Can change claim slip', 92, 'change_claimslip'),
	(367, 'Can delete claim slip', 92, 'delete_claimslip'),
	(368, 'Can view claim slip', 92, 'view_claimslip'),
	(369, 'Can add claim slip use', 93, 'add_claimslipuse'),
	(370, 'Can change claim slip use', 93, 'change_claimslipuse'),
	(371, 'Can delete claim slip use', 93, 'delete_claimslipuse'),
	(372, 'Can view claim slip use', 93, 'view_claimslipuse'),
	(373, 'Can add hand', 94, 'add_hand'),
	(374, 'Can change hand', 94, 'change_hand'),
	(375, 'Can delete hand', 94, 'delete_hand'),
	(376, 'Can view hand', 94, 'view_hand'),
	(377, 'Can add reading', 95, 'add_reading'),
	(378, 'Can change reading', 95, 'change_reading'),
	(379, 'Can delete reading', 95, 'delete_reading'),
	(380, 'Can view reading', 95, 'view_reading'),
	(381, 'Can add delivery record', 96, 'add_deliveryrecord'),
	(382, 'Can change delivery record', 96, 'change_deliveryrecord'),
	(383, 'Can delete delivery record', 96, 'delete_deliveryrecord'),
	(384, 'Can view delivery record', 96, 'view_deliveryrecord'),
	(385, 'Can add declaration', 97, 'add_declaration'),
	(386, 'Can change declaration', 97, 'change_declaration'),
	(387, 'Can delete declaration', 97, 'delete_declaration'),
	(388, 'Can view declaration', 97, 'view_declaration'),
	(389, 'Can add draft', 98, 'add_draft'),
	(390, 'Can change draft', 98, 'change_draft'),
	(391, 'Can delete draft', 98, 'delete_draft'),
	(392, 'Can view draft', 98, 'view_draft'),
	(393, 'Can add received birth', 99, 'add_receivedbirth'),
	(394, 'Can change received birth', 99, 'change_receivedbirth'),
	(395, 'Can delete received birth', 99, 'delete_receivedbirth'),
	(396, 'Can view received birth', 99, 'view_receivedbirth'),
	(397, 'Can add received again', 100, 'add_receivedagain'),
	(398, 'Can change received again', 100, 'change_receivedagain'),
	(399, 'Can delete received again', 100, 'delete_receivedagain'),
	(400, 'Can view received again', 100, 'view_receivedagain'),
	(401, 'Can add record sought', 101, 'add_recordsought'),
	(402, 'Can change record sought', 101, 'change_recordsought'),
	(403, 'Can delete record sought', 101, 'delete_recordsought'),
	(404, 'Can view record sought', 101, 'view_recordsought'),
	(405, 'Can add record look up', 102, 'add_recordlookup'),
	(406, 'Can change record look up', 102, 'change_recordlookup'),
	(407, 'Can delete record look up', 102, 'delete_recordlookup'),
	(408, 'Can view record look up', 102, 'view_recordlookup'),
	(409, 'Can add record supply', 103, 'add_recordsupply'),
	(410, 'Can change record supply', 103, 'change_recordsupply'),
	(411, 'Can delete record supply', 103, 'delete_recordsupply'),
	(412, 'Can view record supply', 103, 'view_recordsupply'),
	(413, 'Can add blank', 104, 'add_blank'),
	(414, 'Can change blank', 104, 'change_blank'),
	(415, 'Can delete blank', 104, 'delete_blank'),
	(416, 'Can view blank', 104, 'view_blank'),
	(417, 'Can add blank move', 105, 'add_blankmove'),
	(418, 'Can change blank move', 105, 'change_blankmove'),
	(419, 'Can delete blank move', 105, 'delete_blankmove'),
	(420, 'Can view blank move', 105, 'view_blankmove'),
	(421, 'Can add registration', 106, 'add_registration'),
	(422, 'Can change registration', 106, 'change_registration'),
	(423, 'Can delete registration', 106, 'delete_registration'),
	(424, 'Can view registration', 106, 'view_registration'),
	(425, 'Can add register comparison', 107, 'add_registercomparison'),
	(426, 'Can change register comparison', 107, 'change_registercomparison'),
	(427, 'Can delete register comparison', 107, 'delete_registercomparison'),
	(428, 'Can view register comparison', 107, 'view_registercomparison'),
	(429, 'Can add query code', 108, 'add_querycode'),
	(430, 'Can change query code', 108, 'change_querycode'),
	(431, 'Can delete query code', 108, 'delete_querycode'),
	(432, 'Can view query code', 108, 'view_querycode'),
	(433, 'Can add phone confirmation', 109, 'add_phoneconfirmation'),
	(434, 'Can change phone confirmation', 109, 'change_phoneconfirmation'),
	(435, 'Can delete phone confirmation', 109, 'delete_phoneconfirmation'),
	(436, 'Can view phone confirmation', 109, 'view_phoneconfirmation'),
	(437, 'Can add result', 110, 'add_result'),
	(438, 'Can change result', 110, 'change_result'),
	(439, 'Can delete result', 110, 'delete_result'),
	(440, 'Can view result', 110, 'view_result'),
	(441, 'Can add result place', 111, 'add_resultplace'),
	(442, 'Can change result place', 111, 'change_resultplace'),
	(443, 'Can delete result place', 111, 'delete_resultplace'),
	(444, 'Can view result place', 111, 'view_resultplace'),
	(445, 'Can add waiting result', 112, 'add_waitingresult'),
	(446, 'Can change waiting result', 112, 'change_waitingresult'),
	(447, 'Can delete waiting result', 112, 'delete_waitingresult'),
	(448, 'Can view waiting result', 112, 'view_waitingresult'),
	(449, 'Can add signing request', 113, 'add_signingrequest'),
	(450, 'Can change signing request', 113, 'change_signingrequest'),
	(451, 'Can delete signing request', 113, 'delete_signingrequest'),
	(452, 'Can view signing request', 113, 'view_signingrequest'),
	(453, 'Can add act signature', 114, 'add_actsignature'),
	(454, 'Can change act signature', 114, 'change_actsignature'),
	(455, 'Can delete act signature', 114, 'delete_actsignature'),
	(456, 'Can view act signature', 114, 'view_actsignature'),
	(457, 'Can add spouse answer', 115, 'add_spouseanswer'),
	(458, 'Can change spouse answer', 115, 'change_spouseanswer'),
	(459, 'Can delete spouse answer', 115, 'delete_spouseanswer'),
	(460, 'Can view spouse answer', 115, 'view_spouseanswer'),
	(461, 'Can add certificate review', 116, 'add_certificatereview'),
	(462, 'Can change certificate review', 116, 'change_certificatereview'),
	(463, 'Can delete certificate review', 116, 'delete_certificatereview'),
	(464, 'Can view certificate review', 116, 'view_certificatereview'),
	(465, 'Can add paper return', 117, 'add_paperreturn'),
	(466, 'Can change paper return', 117, 'change_paperreturn'),
	(467, 'Can delete paper return', 117, 'delete_paperreturn'),
	(468, 'Can view paper return', 117, 'view_paperreturn'),
	(469, 'Can add second review', 118, 'add_secondreview'),
	(470, 'Can change second review', 118, 'change_secondreview'),
	(471, 'Can delete second review', 118, 'delete_secondreview'),
	(472, 'Can view second review', 118, 'view_secondreview'),
	(473, 'Can add report confirmation', 119, 'add_reportconfirmation'),
	(474, 'Can change report confirmation', 119, 'change_reportconfirmation'),
	(475, 'Can delete report confirmation', 119, 'delete_reportconfirmation'),
	(476, 'Can view report confirmation', 119, 'view_reportconfirmation'),
	(477, 'Can add counted day', 120, 'add_countedday'),
	(478, 'Can change counted day', 120, 'change_countedday'),
	(479, 'Can delete counted day', 120, 'delete_countedday'),
	(480, 'Can view counted day', 120, 'view_countedday'),
	(481, 'Can add measure count', 121, 'add_measurecount'),
	(482, 'Can change measure count', 121, 'change_measurecount'),
	(483, 'Can delete measure count', 121, 'delete_measurecount'),
	(484, 'Can view measure count', 121, 'view_measurecount'),
	(485, 'Can add authorisation', 122, 'add_authorisation'),
	(486, 'Can change authorisation', 122, 'change_authorisation'),
	(487, 'Can delete authorisation', 122, 'delete_authorisation'),
	(488, 'Can view authorisation', 122, 'view_authorisation'),
	(489, 'Can add authorisation ending', 123, 'add_authorisationending'),
	(490, 'Can change authorisation ending', 123, 'change_authorisationending'),
	(491, 'Can delete authorisation ending', 123, 'delete_authorisationending'),
	(492, 'Can view authorisation ending', 123, 'view_authorisationending'),
	(493, 'Can add blank destruction', 124, 'add_blankdestruction'),
	(494, 'Can change blank destruction', 124, 'change_blankdestruction'),
	(495, 'Can delete blank destruction', 124, 'delete_blankdestruction'),
	(496, 'Can view blank destruction', 124, 'view_blankdestruction'),
	(497, 'Can add destroyed blank', 125, 'add_destroyedblank'),
	(498, 'Can change destroyed blank', 125, 'change_destroyedblank'),
	(499, 'Can delete destroyed blank', 125, 'delete_destroyedblank'),
	(500, 'Can view destroyed blank', 125, 'view_destroyedblank'),
	(501, 'Can add filing line', 126, 'add_filingline'),
	(502, 'Can change filing line', 126, 'change_filingline'),
	(503, 'Can delete filing line', 126, 'delete_filingline'),
	(504, 'Can view filing line', 126, 'view_filingline'),
	(505, 'Can add filing', 127, 'add_filing'),
	(506, 'Can change filing', 127, 'change_filing'),
	(507, 'Can delete filing', 127, 'delete_filing'),
	(508, 'Can view filing', 127, 'view_filing'),
	(509, 'Can add legacy correction', 128, 'add_legacycorrection'),
	(510, 'Can change legacy correction', 128, 'change_legacycorrection'),
	(511, 'Can delete legacy correction', 128, 'delete_legacycorrection'),
	(512, 'Can view legacy correction', 128, 'view_legacycorrection'),
	(513, 'Can add legacy correction decision', 129, 'add_legacycorrectiondecision'),
	(514, 'Can change legacy correction decision', 129, 'change_legacycorrectiondecision'),
	(515, 'Can delete legacy correction decision', 129, 'delete_legacycorrectiondecision'),
	(516, 'Can view legacy correction decision', 129, 'view_legacycorrectiondecision'),
	(517, 'Can add result subscription', 130, 'add_resultsubscription'),
	(518, 'Can change result subscription', 130, 'change_resultsubscription'),
	(519, 'Can delete result subscription', 130, 'delete_resultsubscription'),
	(520, 'Can view result subscription', 130, 'view_resultsubscription'),
	(521, 'Can add brought list', 131, 'add_broughtlist'),
	(522, 'Can change brought list', 131, 'change_broughtlist'),
	(523, 'Can delete brought list', 131, 'delete_broughtlist'),
	(524, 'Can view brought list', 131, 'view_broughtlist'),
	(525, 'Can add brought line', 132, 'add_broughtline'),
	(526, 'Can change brought line', 132, 'change_broughtline'),
	(527, 'Can delete brought line', 132, 'delete_broughtline'),
	(528, 'Can view brought line', 132, 'view_broughtline'),
	(529, 'Can add legacy registration', 133, 'add_legacyregistration'),
	(530, 'Can change legacy registration', 133, 'change_legacyregistration'),
	(531, 'Can delete legacy registration', 133, 'delete_legacyregistration'),
	(532, 'Can view legacy registration', 133, 'view_legacyregistration'),
	(533, 'Can add licence consent', 134, 'add_licenceconsent'),
	(534, 'Can change licence consent', 134, 'change_licenceconsent'),
	(535, 'Can delete licence consent', 134, 'delete_licenceconsent'),
	(536, 'Can view licence consent', 134, 'view_licenceconsent'),
	(537, 'Can add agency', 135, 'add_agency'),
	(538, 'Can change agency', 135, 'change_agency'),
	(539, 'Can delete agency', 135, 'delete_agency'),
	(540, 'Can view agency', 135, 'view_agency'),
	(541, 'Can add licence consent ending', 136, 'add_licenceconsentending'),
	(542, 'Can change licence consent ending', 136, 'change_licenceconsentending'),
	(543, 'Can delete licence consent ending', 136, 'delete_licenceconsentending'),
	(544, 'Can view licence consent ending', 136, 'view_licenceconsentending'),
	(545, 'Can add licence answer', 137, 'add_licenceanswer'),
	(546, 'Can change licence answer', 137, 'change_licenceanswer'),
	(547, 'Can delete licence answer', 137, 'delete_licenceanswer'),
	(548, 'Can view licence answer', 137, 'view_licenceanswer'),
	(549, 'Can add licence answered', 138, 'add_licenceanswered'),
	(550, 'Can change licence answered', 138, 'change_licenceanswered'),
	(551, 'Can delete licence answered', 138, 'delete_licenceanswered'),
	(552, 'Can view licence answered', 138, 'view_licenceanswered'),
	(553, 'Can add second review climb', 139, 'add_secondreviewclimb'),
	(554, 'Can change second review climb', 139, 'change_secondreviewclimb'),
	(555, 'Can delete second review climb', 139, 'delete_secondreviewclimb'),
	(556, 'Can view second review climb', 139, 'view_secondreviewclimb'),
	(557, 'Can add kiosk', 140, 'add_kiosk'),
	(558, 'Can change kiosk', 140, 'change_kiosk'),
	(559, 'Can delete kiosk', 140, 'delete_kiosk'),
	(560, 'Can view kiosk', 140, 'view_kiosk'),
	(561, 'Can add card reading', 141, 'add_cardreading'),
	(562, 'Can change card reading', 141, 'change_cardreading'),
	(563, 'Can delete card reading', 141, 'delete_cardreading'),
	(564, 'Can view card reading', 141, 'view_cardreading'),
	(565, 'Can add citizen signature', 142, 'add_citizensignature'),
	(566, 'Can change citizen signature', 142, 'change_citizensignature'),
	(567, 'Can delete citizen signature', 142, 'delete_citizensignature'),
	(568, 'Can view citizen signature', 142, 'view_citizensignature'),
	(569, 'Can add waiting seal', 143, 'add_waitingseal'),
	(570, 'Can change waiting seal', 143, 'change_waitingseal'),
	(571, 'Can delete waiting seal', 143, 'delete_waitingseal'),
	(572, 'Can view waiting seal', 143, 'view_waitingseal'),
	(573, 'Can add citizen seal', 144, 'add_citizenseal'),
	(574, 'Can change citizen seal', 144, 'change_citizenseal'),
	(575, 'Can delete citizen seal', 144, 'delete_citizenseal'),
	(576, 'Can view citizen seal', 144, 'view_citizenseal'),
	(577, 'Can add licence request', 145, 'add_licencerequest'),
	(578, 'Can change licence request', 145, 'change_licencerequest'),
	(579, 'Can delete licence request', 145, 'delete_licencerequest'),
	(580, 'Can view licence request', 145, 'view_licencerequest'),
	(581, 'Can add licence request answer', 146, 'add_licencerequestanswer'),
	(582, 'Can change licence request answer', 146, 'change_licencerequestanswer'),
	(583, 'Can delete licence request answer', 146, 'delete_licencerequestanswer'),
	(584, 'Can view licence request answer', 146, 'view_licencerequestanswer'),
	(585, 'Can add new phone', 147, 'add_newphone'),
	(586, 'Can change new phone', 147, 'change_newphone'),
	(587, 'Can delete new phone', 147, 'delete_newphone'),
	(588, 'Can view new phone', 147, 'view_newphone'),
	(589, 'Can add one time secret', 148, 'add_onetimesecret'),
	(590, 'Can change one time secret', 148, 'change_onetimesecret'),
	(591, 'Can delete one time secret', 148, 'delete_onetimesecret'),
	(592, 'Can view one time secret', 148, 'view_onetimesecret'),
	(593, 'Can add one time standing', 149, 'add_onetimestanding'),
	(594, 'Can change one time standing', 149, 'change_onetimestanding'),
	(595, 'Can delete one time standing', 149, 'delete_onetimestanding'),
	(596, 'Can view one time standing', 149, 'view_onetimestanding'),
	(597, 'Can add result leap', 150, 'add_resultleap'),
	(598, 'Can change result leap', 150, 'change_resultleap'),
	(599, 'Can delete result leap', 150, 'delete_resultleap'),
	(600, 'Can view result leap', 150, 'view_resultleap'),
	(601, 'Can add certificate token', 151, 'add_certificatetoken'),
	(602, 'Can change certificate token', 151, 'change_certificatetoken'),
	(603, 'Can delete certificate token', 151, 'delete_certificatetoken'),
	(604, 'Can view certificate token', 151, 'view_certificatetoken'),
	(605, 'Can add certificate token standing', 152, 'add_certificatetokenstanding'),
	(606, 'Can change certificate token standing', 152, 'change_certificatetokenstanding'),
	(607, 'Can delete certificate token standing', 152, 'delete_certificatetokenstanding'),
	(608, 'Can view certificate token standing', 152, 'view_certificatetokenstanding'),
	(609, 'Can add blank plan', 153, 'add_blankplan'),
	(610, 'Can change blank plan', 153, 'change_blankplan'),
	(611, 'Can delete blank plan', 153, 'delete_blankplan'),
	(612, 'Can view blank plan', 153, 'view_blankplan'),
	(613, 'Can add blank plan answer', 154, 'add_blankplananswer'),
	(614, 'Can change blank plan answer', 154, 'change_blankplananswer'),
	(615, 'Can delete blank plan answer', 154, 'delete_blankplananswer'),
	(616, 'Can view blank plan answer', 154, 'view_blankplananswer'),
	(617, 'Can add blank requisition', 155, 'add_blankrequisition'),
	(618, 'Can change blank requisition', 155, 'change_blankrequisition'),
	(619, 'Can delete blank requisition', 155, 'delete_blankrequisition'),
	(620, 'Can view blank requisition', 155, 'view_blankrequisition'),
	(621, 'Can add blank requisition answer', 156, 'add_blankrequisitionanswer'),
	(622, 'Can change blank requisition answer', 156, 'change_blankrequisitionanswer'),
	(623, 'Can delete blank requisition answer', 156, 'delete_blankrequisitionanswer'),
	(624, 'Can view blank requisition answer', 156, 'view_blankrequisitionanswer'),
	(625, 'Can add blank requisition withdrawal', 157, 'add_blankrequisitionwithdrawal'),
	(626, 'Can change blank requisition withdrawal', 157, 'change_blankrequisitionwithdrawal'),
	(627, 'Can delete blank requisition withdrawal', 157, 'delete_blankrequisitionwithdrawal'),
	(628, 'Can view blank requisition withdrawal', 157, 'view_blankrequisitionwithdrawal'),
	(629, 'Can add handwriting', 158, 'add_handwriting'),
	(630, 'Can change handwriting', 158, 'change_handwriting'),
	(631, 'Can delete handwriting', 158, 'delete_handwriting'),
	(632, 'Can view handwriting', 158, 'view_handwriting');






































INSERT INTO public.django_content_type VALUES
	(1, 'contenttypes', 'contenttype'),
	(2, 'auth', 'permission'),
	(3, 'auth', 'group'),
	(4, 'sessions', 'session'),
	(5, 'procrastinate', 'procrastinateevent'),
	(6, 'procrastinate', 'procrastinatejob'),
	(7, 'procrastinate', 'procrastinateperiodicdefer'),
	(8, 'procrastinate', 'procrastinateworker'),
	(9, 'registry', 'office'),
	(10, 'registry', 'person'),
	(11, 'registry', 'legacycertificate'),
	(12, 'registry', 'attempt'),
	(13, 'registry', 'heartbeat'),
	(14, 'registry', 'servicenumber'),
	(15, 'registry', 'calendaryear'),
	(16, 'registry', 'lognode'),
	(17, 'registry', 'logcheckpoint'),
	(18, 'registry', 'seal'),
	(19, 'registry', 'printerplacement'),
	(20, 'registry', 'account'),
	(21, 'registry', 'appointment'),
	(22, 'registry', 'hospitalclient'),
	(23, 'registry', 'inquiry'),
	(24, 'registry', 'journalentry'),
	(25, 'registry', 'laboratory'),
	(26, 'registry', 'legacystanding'),
	(27, 'registry', 'legacyinquiry'),
	(28, 'registry', 'ordinaryformintake'),
	(29, 'registry', 'ordinaryformspoiling'),
	(30, 'registry', 'proposal'),
	(31, 'registry', 'tray'),
	(32, 'registry', 'blankintake'),
	(33, 'registry', 'blankloss'),
	(34, 'registry', 'blanktransfer'),
	(35, 'registry', 'submission'),
	(36, 'registry', 'suspension'),
	(37, 'registry', 'appointmentending'),
	(38, 'registry', 'delivery'),
	(39, 'registry', 'spentassertion'),
	(40, 'registry', 'accesstoken'),
	(41, 'registry', 'journalsalt'),
	(42, 'registry', 'logleaf'),
	(43, 'registry', 'waitingentry'),
	(44, 'registry', 'laboratoryending'),
	(45, 'registry', 'legacyinquiryfinding'),
	(46, 'registry', 'enrolment'),
	(47, 'registry', 'policyrow'),
	(48, 'registry', 'proposaldecision'),
	(49, 'registry', 'resultdelivery'),
	(50, 'registry', 'policereport'),
	(51, 'registry', 'blankreceipt'),
	(52, 'registry', 'stockrecount'),
	(53, 'registry', 'suspensionlift'),
	(54, 'registry', 'newborn'),
	(55, 'registry', 'parentagereportuse'),
	(56, 'registry', 'passkey'),
	(57, 'registry', 'passkeystanding'),
	(58, 'registry', 'signinevent'),
	(59, 'registry', 'livesession'),
	(60, 'registry', 'archiveexport'),
	(61, 'registry', 'certificate'),
	(62, 'registry', 'standing'),
	(63, 'registry', 'insertmatch'),
	(64, 'registry', 'sealintent'),
	(65, 'registry', 'sealabandonment'),
	(66, 'registry', 'elicence'),
	(67, 'registry', 'case'),
	(68, 'registry', 'casekey'),
	(69, 'registry', 'commitmentcheck'),
	(70, 'registry', 'correction'),
	(71, 'registry', 'demandreport'),
	(72, 'registry', 'demandanswer'),
	(73, 'registry', 'givenreason'),
	(74, 'registry', 'inquiryitem'),
	(75, 'registry', 'inquiryfinding'),
	(76, 'registry', 'legacycontent'),
	(77, 'registry', 'originalstated'),
	(78, 'registry', 'registerlookup'),
	(79, 'registry', 'material'),
	(80, 'registry', 'materialfinding'),
	(81, 'registry', 'textmessage'),
	(82, 'registry', 'messagesecret'),
	(83, 'registry', 'textmessagereceipt'),
	(84, 'registry', 'notice'),
	(85, 'registry', 'servicecertificate'),
	(86, 'registry', 'servicestanding'),
	(87, 'registry', 'serviceelicence'),
	(88, 'registry', 'ordinaryprint'),
	(89, 'registry', 'onsitepaper'),
	(90, 'registry', 'parentagereport'),
	(91, 'registry', 'claim'),
	(92, 'registry', 'claimslip'),
	(93, 'registry', 'claimslipuse'),
	(94, 'registry', 'hand'),
	(95, 'registry', 'reading'),
	(96, 'registry', 'deliveryrecord'),
	(97, 'registry', 'declaration'),
	(98, 'registry', 'draft'),
	(99, 'registry', 'receivedbirth'),
	(100, 'registry', 'receivedagain'),
	(101, 'registry', 'recordsought'),
	(102, 'registry', 'recordlookup'),
	(103, 'registry', 'recordsupply'),
	(104, 'registry', 'blank'),
	(105, 'registry', 'blankmove'),
	(106, 'registry', 'registration'),
	(107, 'registry', 'registercomparison'),
	(108, 'registry', 'querycode'),
	(109, 'registry', 'phoneconfirmation'),
	(110, 'registry', 'result'),
	(111, 'registry', 'resultplace'),
	(112, 'registry', 'waitingresult'),
	(113, 'registry', 'signingrequest'),
	(114, 'registry', 'actsignature'),
	(115, 'registry', 'spouseanswer'),
	(116, 'registry', 'certificatereview'),
	(117, 'registry', 'paperreturn'),
	(118, 'registry', 'secondreview'),
	(119, 'registry', 'reportconfirmation'),
	(120, 'registry', 'countedday'),
	(121, 'registry', 'measurecount'),
	(122, 'registry', 'authorisation'),
	(123, 'registry', 'authorisationending'),
	(124, 'registry', 'blankdestruction'),
	(125, 'registry', 'destroyedblank'),
	(126, 'registry', 'filingline'),
	(127, 'registry', 'filing'),
	(128, 'registry', 'legacycorrection'),
	(129, 'registry', 'legacycorrectiondecision'),
	(130, 'registry', 'resultsubscription'),
	(131, 'registry', 'broughtlist'),
	(132, 'registry', 'broughtline'),
	(133, 'registry', 'legacyregistration'),
	(134, 'registry', 'licenceconsent'),
	(135, 'registry', 'agency'),
	(136, 'registry', 'licenceconsentending'),
	(137, 'registry', 'licenceanswer'),
	(138, 'registry', 'licenceanswered'),
	(139, 'registry', 'secondreviewclimb'),
	(140, 'registry', 'kiosk'),
	(141, 'registry', 'cardreading'),
	(142, 'registry', 'citizensignature'),
	(143, 'registry', 'waitingseal'),
	(144, 'registry', 'citizenseal'),
	(145, 'registry', 'licencerequest'),
	(146, 'registry', 'licencerequestanswer'),
	(147, 'registry', 'newphone'),
	(148, 'registry', 'onetimesecret'),
	(149, 'registry', 'onetimestanding'),
	(150, 'registry', 'resultleap'),
	(151, 'registry', 'certificatetoken'),
	(152, 'registry', 'certificatetokenstanding'),
	(153, 'registry', 'blankplan'),
	(154, 'registry', 'blankplananswer'),
	(155, 'registry', 'blankrequisition'),
	(156, 'registry', 'blankrequisitionanswer'),
	(157, 'registry', 'blankrequisitionwithdrawal'),
	(158, 'registry', 'handwriting');
INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', now()),
	(2, 'contenttypes', '0002_remove_content_type_name', now()),
	(3, 'auth', '0001_initial', now()),
	(4, 'auth', '0002_alter_permission_name_max_length', now()),
	(5, 'auth', '0003_alter_user_email_max_length', now()),
	(6, 'auth', '0004_alter_user_username_opts', now()),
	(7, 'auth', '0005_alter_user_last_login_null', now()),
	(8, 'auth', '0006_require_contenttypes_0002', now()),
	(9, 'auth', '0007_alter_validators_add_error_messages', now()),
	(10, 'auth', '0008_alter_user_username_max_length', now()),
	(11, 'auth', '0009_alter_user_last_name_max_length', now()),
	(12, 'auth', '0010_alter_group_name_max_length', now()),
	(13, 'auth', '0011_update_proxy_permissions', now()),
	(14, 'auth', '0012_alter_user_first_name_max_length', now()),
	(15, 'procrastinate', '0001_initial', now()),
	(16, 'procrastinate', '0002_drop_started_at_column', now()),
	(17, 'procrastinate', '0003_drop_started_at_column', now()),
	(18, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(19, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(20, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(21, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(22, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(23, 'procrastinate', '0009_add_defer_job_function', now()),
	(24, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(25, 'procrastinate', '0011_add_foreign_key_index', now()),
	(26, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(27, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(28, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(29, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(30, 'procrastinate', '0016_delete_finished_jobs', now()),
	(31, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(32, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(33, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(34, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(35, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(36, 'procrastinate', '0022_null_locks_excluded', now()),
	(37, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(38, 'procrastinate', '0024_job_id_bigint', now()),
	(39, 'procrastinate', '0025_add_models', now()),
	(40, 'procrastinate', '0026_add_job_priority', now()),
	(41, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(42, 'procrastinate', '0028_add_cancel_states', now()),
	(43, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(44, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(45, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(46, 'procrastinate', '0032_pre_cancel_notification', now()),
	(47, 'procrastinate', '0033_post_cancel_notification', now()),
	(48, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(49, 'procrastinate', '0035_post_add_heartbeat', now()),
	(50, 'procrastinate', '0036_add_worker_model', now()),
	(51, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(52, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(53, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(54, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(55, 'procrastinate', '0041_post_retry_failed_job', now()),
	(56, 'registry', '0001_the_books', now()),
	(57, 'registry', '0002_promises', now()),
	(58, 'registry', '0003_registrations', now()),
	(59, 'registry', '0004_promises_of_registration', now()),
	(60, 'registry', '0005_text_messages_to_persons', now()),
	(61, 'registry', '0006_passkeys', now()),
	(62, 'registry', '0007_register_look_ups', now()),
	(63, 'registry', '0008_commitment_checks', now()),
	(64, 'registry', '0009_signed_acts', now()),
	(65, 'registry', '0010_spouse_answers', now()),
	(66, 'registry', '0011_registration_policies', now()),
	(67, 'registry', '0012_demand_reports', now()),
	(68, 'registry', '0013_papers_seen', now()),
	(69, 'registry', '0014_sign_ins', now()),
	(70, 'registry', '0015_corrections', now()),
	(71, 'registry', '0016_ordinary_forms', now()),
	(72, 'registry', '0017_successions', now()),
	(73, 'registry', '0018_watched_stages_and_townships', now()),
	(74, 'registry', '0019_losses_and_suspensions', now()),
	(75, 'registry', '0020_outside_births', now()),
	(76, 'registry', '0021_blanks_on_the_way', now()),
	(77, 'registry', '0022_hospitals_systems', now()),
	(78, 'registry', '0023_log_nodes', now()),
	(79, 'registry', '0024_log_checkpoints', now()),
	(80, 'registry', '0025_legacy_certificates', now()),
	(81, 'registry', '0026_report_keys', now()),
	(82, 'registry', '0027_log_leaf_by_hash', now()),
	(83, 'registry', '0027_the_books', now()),
	(84, 'registry', '0028_archive_exports', now()),
	(85, 'registry', '0029_results', now()),
	(86, 'registry', '0030_laboratories', now()),
	(87, 'registry', '0031_result_deliveries', now()),
	(88, 'registry', '0032_legacy_inquiries', now()),
	(89, 'registry', '0033_legacy_contents', now()),
	(90, 'registry', '0034_what_waits_for_a_place', now()),
	(91, 'registry', '0035_received_again', now()),
	(92, 'registry', '0036_second_reviews', now()),
	(93, 'registry', '0037_report_confirmations', now()),
	(94, 'registry', '0038_measure_counts', now()),
	(95, 'registry', '0039_authorisations', now()),
	(96, 'registry', '0040_blank_destructions', now()),
	(97, 'registry', '0041_who_signs_who_sees', now()),
	(98, 'registry', '0042_time_in_a_chain', now()),
	(99, 'registry', '0043_filings', now()),
	(100, 'registry', '0044_legacy_corrections', now()),
	(101, 'registry', '0045_subscriptions', now()),
	(102, 'registry', '0046_brought_lists', now()),
	(103, 'registry', '0047_blanks_given_back', now()),
	(104, 'registry', '0048_legacy_registrations', now()),
	(105, 'registry', '0049_numbers_seen_elsewhere', now()),
	(106, 'registry', '0050_licences_shared', now()),
	(107, 'registry', '0051_one_open_licence', now()),
	(108, 'registry', '0052_keepers_and_lines', now()),
	(109, 'registry', '0053_seen_and_read', now()),
	(110, 'registry', '0054_corrections_count', now()),
	(111, 'registry', '0055_looks_answered', now()),
	(112, 'registry', '0056_second_reviews_climb', now()),
	(113, 'registry', '0057_taken_in', now()),
	(114, 'registry', '0058_kiosks', now()),
	(115, 'registry', '0059_serials_leap', now()),
	(116, 'registry', '0060_found_among_millions', now()),
	(117, 'registry', '0061_citizens_sign', now()),
	(118, 'registry', '0062_couples_send', now()),
	(119, 'registry', '0063_licences_asked_for', now()),
	(120, 'registry', '0064_closed_lists', now()),
	(121, 'registry', '0065_new_phones', now()),
	(122, 'registry', '0066_second_way_in', now()),
	(123, 'registry', '0067_asked_once', now()),
	(124, 'registry', '0068_nothing_in_the_way', now()),
	(125, 'registry', '0069_faces', now()),
	(126, 'registry', '0070_nobodys_to_change', now()),
	(127, 'registry', '0071_tokens_sign', now()),
	(128, 'registry', '0072_what_only_code_kept', now()),
	(129, 'registry', '0073_by_wechat', now()),
	(130, 'registry', '0074_begun_by_an_index', now()),
	(131, 'registry', '0075_requisitions', now()),
	(132, 'registry', '0076_closed_lists', now()),
	(133, 'registry', '0077_by_hand', now()),
	(134, 'registry', '0078_signed_at_hospitals', now()),
	(135, 'registry', '0079_numbers_found_elsewhere', now()),
	(136, 'sessions', '0001_initial', now()),
	(137, 'registry', '0035_the_books', now());













































































































SELECT pg_catalog.setval('public.auth_permission_id_seq', 632, true);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 158, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 137, true);
ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_login_name_key UNIQUE (login_name);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_challenge_key UNIQUE (challenge);
ALTER TABLE public.act_signature
    ADD CONSTRAINT act_signature_elsewhere_by_token CHECK (((client_id IS NULL) OR (token_id IS NOT NULL))) NOT VALID;
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_random_key UNIQUE (random);
ALTER TABLE ONLY public.agency
    ADD CONSTRAINT agency_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appointment_ending
    ADD CONSTRAINT appointment_ending_appointment_id_key UNIQUE (appointment_id);
ALTER TABLE ONLY public.appointment_ending
    ADD CONSTRAINT appointment_ending_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.archive_export
    ADD CONSTRAINT archive_export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_one_per_window UNIQUE (bucket, window_start);
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.authorisation_ending
    ADD CONSTRAINT authorisation_ending_authorisation_id_key UNIQUE (authorisation_id);
ALTER TABLE ONLY public.authorisation_ending
    ADD CONSTRAINT authorisation_ending_declaration_id_key UNIQUE (declaration_id);
ALTER TABLE ONLY public.authorisation_ending
    ADD CONSTRAINT authorisation_ending_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.authorisation
    ADD CONSTRAINT authorisation_pkey PRIMARY KEY (material_id);
ALTER TABLE ONLY public.birth_case
    ADD CONSTRAINT birth_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_destruction
    ADD CONSTRAINT blank_destruction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_intake
    ADD CONSTRAINT blank_intake_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_loss
    ADD CONSTRAINT blank_loss_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_move
    ADD CONSTRAINT blank_move_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank
    ADD CONSTRAINT blank_pkey PRIMARY KEY (no);
ALTER TABLE ONLY public.blank_plan_answer
    ADD CONSTRAINT blank_plan_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_plan_answer
    ADD CONSTRAINT blank_plan_answer_plan_id_key UNIQUE (plan_id);
ALTER TABLE ONLY public.blank_plan
    ADD CONSTRAINT blank_plan_one_after_the_other UNIQUE (office_id, year, seq);
ALTER TABLE ONLY public.blank_plan
    ADD CONSTRAINT blank_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_receipt
    ADD CONSTRAINT blank_receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_receipt
    ADD CONSTRAINT blank_receipt_transfer_id_key UNIQUE (transfer_id);
ALTER TABLE ONLY public.blank_requisition_answer
    ADD CONSTRAINT blank_requisition_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_requisition_answer
    ADD CONSTRAINT blank_requisition_answer_requisition_id_key UNIQUE (requisition_id);
ALTER TABLE ONLY public.blank_requisition
    ADD CONSTRAINT blank_requisition_one_after_the_other UNIQUE (office_id, seq);
ALTER TABLE ONLY public.blank_requisition
    ADD CONSTRAINT blank_requisition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_requisition_withdrawal
    ADD CONSTRAINT blank_requisition_withdrawal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blank_requisition_withdrawal
    ADD CONSTRAINT blank_requisition_withdrawal_requisition_id_key UNIQUE (requisition_id);
ALTER TABLE ONLY public.blank_transfer
    ADD CONSTRAINT blank_transfer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.brought_line
    ADD CONSTRAINT brought_line_once UNIQUE (brought_id, line);
ALTER TABLE ONLY public.brought_line
    ADD CONSTRAINT brought_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.brought_list
    ADD CONSTRAINT brought_list_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_year
    ADD CONSTRAINT calendar_year_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.card_reading
    ADD CONSTRAINT card_reading_material_id_key UNIQUE (material_id);
ALTER TABLE ONLY public.card_reading
    ADD CONSTRAINT card_reading_nonce_digest_key UNIQUE (nonce_digest);
ALTER TABLE ONLY public.card_reading
    ADD CONSTRAINT card_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_key
    ADD CONSTRAINT case_key_pkey PRIMARY KEY (case_id);
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_blank_id_key UNIQUE (blank_id);
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_licence_id_key UNIQUE (licence_id);
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_one_per_print UNIQUE (case_id, print_round);
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.certificate_review
    ADD CONSTRAINT certificate_review_certificate_id_key UNIQUE (certificate_id);
ALTER TABLE ONLY public.certificate_review
    ADD CONSTRAINT certificate_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.certificate_token
    ADD CONSTRAINT certificate_token_fingerprint_key UNIQUE (fingerprint);
ALTER TABLE ONLY public.certificate_token
    ADD CONSTRAINT certificate_token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.certificate_token
    ADD CONSTRAINT certificate_token_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.certificate_token_standing
    ADD CONSTRAINT certificate_token_standing_pkey PRIMARY KEY (token_id);
ALTER TABLE ONLY public.citizen_seal
    ADD CONSTRAINT citizen_seal_pkey PRIMARY KEY (signature_id);
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_challenge_key UNIQUE (challenge);
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_random_key UNIQUE (random);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_one_per_person UNIQUE (case_id, person_id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.claim_slip
    ADD CONSTRAINT claim_slip_code_digest_key UNIQUE (code_digest);
ALTER TABLE ONLY public.claim_slip
    ADD CONSTRAINT claim_slip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.claim_slip_use
    ADD CONSTRAINT claim_slip_use_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.claim_slip_use
    ADD CONSTRAINT claim_slip_use_slip_id_key UNIQUE (slip_id);
ALTER TABLE ONLY public.commitment_check
    ADD CONSTRAINT commitment_check_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.commitment_check
    ADD CONSTRAINT commitment_check_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.counted_day
    ADD CONSTRAINT counted_day_pkey PRIMARY KEY ("on");
ALTER TABLE ONLY public.declaration
    ADD CONSTRAINT declaration_one_per_seq UNIQUE (case_id, seq);
ALTER TABLE ONLY public.declaration
    ADD CONSTRAINT declaration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.declaration
    ADD CONSTRAINT declaration_previous_id_key UNIQUE (previous_id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_record
    ADD CONSTRAINT delivery_record_one_per_seq UNIQUE (case_id, seq);
ALTER TABLE ONLY public.delivery_record
    ADD CONSTRAINT delivery_record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_record
    ADD CONSTRAINT delivery_record_previous_id_key UNIQUE (previous_id);
ALTER TABLE ONLY public.demand_answer
    ADD CONSTRAINT demand_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.demand_answer
    ADD CONSTRAINT demand_answer_report_id_key UNIQUE (report_id);
ALTER TABLE ONLY public.demand_report
    ADD CONSTRAINT demand_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.destroyed_blank
    ADD CONSTRAINT destroyed_blank_pkey PRIMARY KEY (blank_id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_one_per_section UNIQUE (case_id, section, person_id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.elicence
    ADD CONSTRAINT elicence_certificate_id_key UNIQUE (certificate_id);
ALTER TABLE ONLY public.elicence
    ADD CONSTRAINT elicence_file_ref_key UNIQUE (file_ref);
ALTER TABLE ONLY public.elicence
    ADD CONSTRAINT elicence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT enrolment_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.filing_line
    ADD CONSTRAINT filing_line_pkey PRIMARY KEY (register);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_one_per_standing UNIQUE (register, certificate_id, version);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.given_reason
    ADD CONSTRAINT given_reason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.hand
    ADD CONSTRAINT hand_one_per_round UNIQUE (case_id, person_id, duty, round);
ALTER TABLE ONLY public.hand
    ADD CONSTRAINT hand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.handwriting
    ADD CONSTRAINT handwriting_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.handwriting
    ADD CONSTRAINT handwriting_pkey PRIMARY KEY (signature_id);
ALTER TABLE ONLY public.heartbeat
    ADD CONSTRAINT heartbeat_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.hospital_client
    ADD CONSTRAINT hospital_client_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.inquiry_finding
    ADD CONSTRAINT inquiry_finding_item_id_key UNIQUE (item_id);
ALTER TABLE ONLY public.inquiry_finding
    ADD CONSTRAINT inquiry_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.inquiry_item
    ADD CONSTRAINT inquiry_item_once UNIQUE (inquiry_id, no);
ALTER TABLE ONLY public.inquiry_item
    ADD CONSTRAINT inquiry_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.inquiry
    ADD CONSTRAINT inquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insert_match
    ADD CONSTRAINT insert_match_certificate_id_key UNIQUE (certificate_id);
ALTER TABLE ONLY public.insert_match
    ADD CONSTRAINT insert_match_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_one_per_seq UNIQUE (chain, seq);
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_salt
    ADD CONSTRAINT journal_salt_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.kiosk
    ADD CONSTRAINT kiosk_key_thumbprint_key UNIQUE (key_thumbprint);
ALTER TABLE ONLY public.kiosk
    ADD CONSTRAINT kiosk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.laboratory_ending
    ADD CONSTRAINT laboratory_ending_laboratory_id_key UNIQUE (laboratory_id);
ALTER TABLE ONLY public.laboratory_ending
    ADD CONSTRAINT laboratory_ending_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.laboratory
    ADD CONSTRAINT laboratory_once UNIQUE (licence_key, from_on);
ALTER TABLE ONLY public.laboratory
    ADD CONSTRAINT laboratory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.legacy_certificate
    ADD CONSTRAINT legacy_certificate_pkey PRIMARY KEY (no);
ALTER TABLE ONLY public.legacy_content
    ADD CONSTRAINT legacy_content_pkey PRIMARY KEY (certificate_id);
ALTER TABLE ONLY public.legacy_correction_decision
    ADD CONSTRAINT legacy_correction_decision_correction_id_key UNIQUE (correction_id);
ALTER TABLE ONLY public.legacy_correction_decision
    ADD CONSTRAINT legacy_correction_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.legacy_correction
    ADD CONSTRAINT legacy_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.legacy_inquiry_finding
    ADD CONSTRAINT legacy_inquiry_finding_inquiry_id_key UNIQUE (inquiry_id);
ALTER TABLE ONLY public.legacy_inquiry_finding
    ADD CONSTRAINT legacy_inquiry_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.legacy_inquiry
    ADD CONSTRAINT legacy_inquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.legacy_registration
    ADD CONSTRAINT legacy_registration_pkey PRIMARY KEY (no);
ALTER TABLE ONLY public.legacy_standing
    ADD CONSTRAINT legacy_standing_correction_id_key UNIQUE (correction_id);
ALTER TABLE ONLY public.legacy_standing
    ADD CONSTRAINT legacy_standing_pkey PRIMARY KEY (certificate_id);
ALTER TABLE ONLY public.licence_answer
    ADD CONSTRAINT licence_answer_pkey PRIMARY KEY (look_id);
ALTER TABLE ONLY public.licence_answered
    ADD CONSTRAINT licence_answered_pkey PRIMARY KEY (look_id);
ALTER TABLE ONLY public.licence_consent_ending
    ADD CONSTRAINT licence_consent_ending_pkey PRIMARY KEY (consent_id);
ALTER TABLE ONLY public.licence_consent_ending
    ADD CONSTRAINT licence_consent_ending_repeat_index_key UNIQUE (repeat_index);
ALTER TABLE ONLY public.licence_consent
    ADD CONSTRAINT licence_consent_locator_key UNIQUE (locator);
ALTER TABLE ONLY public.licence_consent
    ADD CONSTRAINT licence_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.licence_request_answer
    ADD CONSTRAINT licence_request_answer_consent_id_key UNIQUE (consent_id);
ALTER TABLE ONLY public.licence_request_answer
    ADD CONSTRAINT licence_request_answer_pkey PRIMARY KEY (request_id);
ALTER TABLE ONLY public.licence_request
    ADD CONSTRAINT licence_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_session
    ADD CONSTRAINT live_session_mark_key UNIQUE (mark);
ALTER TABLE ONLY public.live_session
    ADD CONSTRAINT live_session_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.log_checkpoint
    ADD CONSTRAINT log_checkpoint_pkey PRIMARY KEY (size);
ALTER TABLE ONLY public.log_leaf
    ADD CONSTRAINT log_leaf_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.log_leaf
    ADD CONSTRAINT log_leaf_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.log_node
    ADD CONSTRAINT log_node_pkey PRIMARY KEY (level, place);
ALTER TABLE ONLY public.material_finding
    ADD CONSTRAINT material_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.material
    ADD CONSTRAINT material_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.material
    ADD CONSTRAINT material_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.measure_count
    ADD CONSTRAINT measure_count_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.message_secret
    ADD CONSTRAINT message_secret_pkey PRIMARY KEY (message_id);
ALTER TABLE ONLY public.new_phone
    ADD CONSTRAINT new_phone_one_per_seq UNIQUE (case_id, seq);
ALTER TABLE ONLY public.new_phone
    ADD CONSTRAINT new_phone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.newborn
    ADD CONSTRAINT newborn_one_per_order UNIQUE (delivery_id, birth_order);
ALTER TABLE ONLY public.newborn
    ADD CONSTRAINT newborn_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_one_per_round UNIQUE (case_id, round);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.office
    ADD CONSTRAINT office_credit_code_key UNIQUE (credit_code);
ALTER TABLE ONLY public.office
    ADD CONSTRAINT office_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.on_site_paper
    ADD CONSTRAINT on_site_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.one_time_secret
    ADD CONSTRAINT one_time_secret_enrolment_id_key UNIQUE (enrolment_id);
ALTER TABLE ONLY public.one_time_secret
    ADD CONSTRAINT one_time_secret_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.one_time_standing
    ADD CONSTRAINT one_time_standing_pkey PRIMARY KEY (secret_id);
ALTER TABLE ONLY public.ordinary_form_intake
    ADD CONSTRAINT ordinary_form_intake_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ordinary_form_spoiling
    ADD CONSTRAINT ordinary_form_spoiling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ordinary_print
    ADD CONSTRAINT ordinary_print_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.original_stated
    ADD CONSTRAINT original_stated_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_return
    ADD CONSTRAINT paper_return_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.paper_return
    ADD CONSTRAINT paper_return_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.parentage_report
    ADD CONSTRAINT parentage_report_declaration_id_key UNIQUE (declaration_id);
ALTER TABLE ONLY public.parentage_report
    ADD CONSTRAINT parentage_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.parentage_report_use
    ADD CONSTRAINT parentage_report_use_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_credential_id_key UNIQUE (credential_id);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_enrolment_id_key UNIQUE (enrolment_id);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passkey_standing
    ADD CONSTRAINT passkey_standing_pkey PRIMARY KEY (passkey_id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.phone_confirmation
    ADD CONSTRAINT phone_confirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.police_report
    ADD CONSTRAINT police_report_loss_id_key UNIQUE (loss_id);
ALTER TABLE ONLY public.police_report
    ADD CONSTRAINT police_report_pkey PRIMARY KEY (id);
ALTER TABLE public.policy_row
    ADD CONSTRAINT policy_row_name CHECK ((name = ANY (ARRAY['missing_value_mark'::text, 'licence_type_code'::text, 'claim_slip_days'::text, 'authorisation_days'::text, 'outside_report_years'::text, 'outside_second_reviewer'::text, 'outside_second_review_days'::text, 'outside_laboratory_confirms'::text, 'outside_laboratory_days'::text, 'registration_children'::text, 'registration_marriage'::text, 'registration_spouse_confirms'::text, 'registration_spouse_days'::text, 'registration_online_daily'::text, 'registration_working_days'::text, 'commitment_check_days'::text, 'register_snapshot_days'::text, 'enrolment_code_hours'::text, 'enrolment_cooling_hours'::text, 'sharing_code_minutes'::text, 'sharing_agency_daily'::text, 'sharing_holder_daily'::text, 'sharing_request_days'::text, 'handwriting_at_counter'::text, 'handwriting_declaration'::text, 'handwriting_couple'::text, 'handwriting_statement'::text, 'ordinary_forms_stop'::text, 'service_licence_type_code'::text]))) NOT VALID;
ALTER TABLE ONLY public.policy_row
    ADD CONSTRAINT policy_row_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.printer_placement
    ADD CONSTRAINT printer_placement_one_per_label UNIQUE (office_id, label);
ALTER TABLE ONLY public.printer_placement
    ADD CONSTRAINT printer_placement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proposal_decision
    ADD CONSTRAINT proposal_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proposal_decision
    ADD CONSTRAINT proposal_decision_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.query_code
    ADD CONSTRAINT query_code_locator_key UNIQUE (locator);
ALTER TABLE ONLY public.query_code
    ADD CONSTRAINT query_code_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_pkey PRIMARY KEY (id);
ALTER TABLE public.reading
    ADD CONSTRAINT reading_purpose CHECK ((purpose = ANY (ARRAY['handling'::text, 'audit'::text, 'own_certificate'::text, 'own_answer'::text, 'card_seen'::text, 'verify_registration'::text, 'explain_in_person'::text, 'check_commitment'::text, 'supervise_overdue'::text, 'demand_report'::text, 'archive_deposit'::text, 'archive_court'::text, 'archive_party'::text, 'archive_review'::text, 'archive_supervision'::text]))) NOT VALID;
ALTER TABLE ONLY public.received_again
    ADD CONSTRAINT received_again_pkey PRIMARY KEY (received_id);
ALTER TABLE ONLY public.received_birth
    ADD CONSTRAINT received_birth_one_per_seq UNIQUE (office_id, identifier, seq);
ALTER TABLE ONLY public.received_birth
    ADD CONSTRAINT received_birth_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.received_birth
    ADD CONSTRAINT received_birth_previous_id_key UNIQUE (previous_id);
ALTER TABLE ONLY public.record_look_up
    ADD CONSTRAINT record_look_up_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.record_sought
    ADD CONSTRAINT record_sought_pkey PRIMARY KEY (case_id);
ALTER TABLE ONLY public.record_supply
    ADD CONSTRAINT record_supply_material_id_key UNIQUE (material_id);
ALTER TABLE ONLY public.record_supply
    ADD CONSTRAINT record_supply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_comparison
    ADD CONSTRAINT register_comparison_declaration_id_key UNIQUE (declaration_id);
ALTER TABLE ONLY public.register_comparison
    ADD CONSTRAINT register_comparison_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register_look_up
    ADD CONSTRAINT register_look_up_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (case_id);
ALTER TABLE ONLY public.report_confirmation
    ADD CONSTRAINT report_confirmation_declaration_id_key UNIQUE (declaration_id);
ALTER TABLE ONLY public.report_confirmation
    ADD CONSTRAINT report_confirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.result_delivery
    ADD CONSTRAINT result_delivery_pkey PRIMARY KEY (client_id);
ALTER TABLE ONLY public.result_leap
    ADD CONSTRAINT result_leap_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.result
    ADD CONSTRAINT result_one_per_standing UNIQUE (certificate_id, version);
ALTER TABLE ONLY public.result
    ADD CONSTRAINT result_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.result_place
    ADD CONSTRAINT result_place_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.result_place
    ADD CONSTRAINT result_place_result_id_key UNIQUE (result_id);
ALTER TABLE ONLY public.result_subscription
    ADD CONSTRAINT result_subscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seal_abandonment
    ADD CONSTRAINT seal_abandonment_certificate_id_key UNIQUE (certificate_id);
ALTER TABLE ONLY public.seal_abandonment
    ADD CONSTRAINT seal_abandonment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seal_intent
    ADD CONSTRAINT seal_intent_certificate_id_key UNIQUE (certificate_id);
ALTER TABLE ONLY public.seal_intent
    ADD CONSTRAINT seal_intent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.second_review_climb
    ADD CONSTRAINT second_review_climb_once UNIQUE (case_id, office_id);
ALTER TABLE ONLY public.second_review_climb
    ADD CONSTRAINT second_review_climb_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.second_review
    ADD CONSTRAINT second_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_licence_id_key UNIQUE (licence_id);
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_no_key UNIQUE (no);
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_one_per_version UNIQUE (case_id, version);
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_previous_id_key UNIQUE (previous_id);
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.service_elicence
    ADD CONSTRAINT service_elicence_certificate_id_key UNIQUE (certificate_id);
ALTER TABLE ONLY public.service_elicence
    ADD CONSTRAINT service_elicence_file_ref_key UNIQUE (file_ref);
ALTER TABLE ONLY public.service_elicence
    ADD CONSTRAINT service_elicence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.service_number
    ADD CONSTRAINT service_number_pkey PRIMARY KEY (year);
ALTER TABLE ONLY public.service_standing
    ADD CONSTRAINT service_standing_pkey PRIMARY KEY (certificate_id);
ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_challenge_key UNIQUE (challenge);
ALTER TABLE public.sign_in_event
    ADD CONSTRAINT sign_in_event_event CHECK ((event = ANY (ARRAY['signed_in'::text, 'refused'::text, 'signed_out'::text, 'replaced'::text, 'enrolment_opened'::text, 'enrolment_refused'::text, 'enrolled'::text, 'ended'::text, 'codes_enrolled'::text, 'codes_ended'::text, 'signed_at_hospital'::text, 'asked_anew'::text, 'token_enrolled'::text, 'token_ended'::text]))) NOT VALID;
ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.signing_request
    ADD CONSTRAINT signing_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.spent_assertion
    ADD CONSTRAINT spent_assertion_of_an_agency_once UNIQUE (agency_id, digest);
ALTER TABLE ONLY public.spent_assertion
    ADD CONSTRAINT spent_assertion_once UNIQUE (client_id, digest);
ALTER TABLE ONLY public.spent_assertion
    ADD CONSTRAINT spent_assertion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.spouse_answer
    ADD CONSTRAINT spouse_answer_declaration_id_key UNIQUE (declaration_id);
ALTER TABLE ONLY public.spouse_answer
    ADD CONSTRAINT spouse_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.standing
    ADD CONSTRAINT standing_pkey PRIMARY KEY (certificate_id);
ALTER TABLE ONLY public.stock_recount
    ADD CONSTRAINT stock_recount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.suspension_lift
    ADD CONSTRAINT suspension_lift_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.suspension_lift
    ADD CONSTRAINT suspension_lift_suspension_id_key UNIQUE (suspension_id);
ALTER TABLE ONLY public.suspension
    ADD CONSTRAINT suspension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.text_message
    ADD CONSTRAINT text_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.text_message_receipt
    ADD CONSTRAINT text_message_receipt_once UNIQUE (message_id, outcome, provider_ref);
ALTER TABLE ONLY public.text_message_receipt
    ADD CONSTRAINT text_message_receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tray
    ADD CONSTRAINT tray_one_per_label UNIQUE (office_id, label);
ALTER TABLE ONLY public.tray
    ADD CONSTRAINT tray_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.waiting_entry
    ADD CONSTRAINT waiting_entry_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.waiting_result
    ADD CONSTRAINT waiting_result_pkey PRIMARY KEY (result_id);
ALTER TABLE ONLY public.waiting_seal
    ADD CONSTRAINT waiting_seal_pkey PRIMARY KEY (signature_id);
CREATE INDEX access_token_agency_id_074d7fd4 ON public.access_token USING btree (agency_id);
CREATE INDEX access_token_by_expiry ON public.access_token USING btree (expires_at);
CREATE INDEX access_token_client_id_0b3a7fd0 ON public.access_token USING btree (client_id);
CREATE INDEX account_login_name_f3c2b936_like ON public.account USING btree (login_name text_pattern_ops);
CREATE INDEX account_person_id_4e051576 ON public.account USING btree (person_id);
CREATE INDEX act_signature_case_id_a2694128 ON public.act_signature USING btree (case_id);
CREATE INDEX act_signature_passkey_id_aea071a7 ON public.act_signature USING btree (passkey_id);
CREATE INDEX act_signature_token_id_bc46d378 ON public.act_signature USING btree (token_id);
CREATE INDEX agency_confirmed_by_id_7efa3ae1 ON public.agency USING btree (confirmed_by_id);
CREATE UNIQUE INDEX agency_in_force_once ON public.agency USING btree (credit_code) WHERE (until IS NULL);
CREATE INDEX agency_proposed_by_id_70365dee ON public.agency USING btree (proposed_by_id);
CREATE INDEX appointment_brought_in_id_adef43b4 ON public.appointment USING btree (brought_in_id);
CREATE INDEX appointment_by_office_duty ON public.appointment USING btree (office_id, duty);
CREATE INDEX appointment_confirmed_by_id_d0ef8472 ON public.appointment USING btree (confirmed_by_id);
CREATE INDEX appointment_covers_id_685ba339 ON public.appointment USING btree (covers_id);
CREATE INDEX appointment_ending_confirmed_by_id_3876bc48 ON public.appointment_ending USING btree (confirmed_by_id);
CREATE INDEX appointment_ending_proposed_by_id_c8ca2662 ON public.appointment_ending USING btree (proposed_by_id);
CREATE INDEX appointment_office_id_b8d0e16a ON public.appointment USING btree (office_id);
CREATE INDEX appointment_person_id_56347a08 ON public.appointment USING btree (person_id);
CREATE INDEX appointment_proposed_by_id_506ac75d ON public.appointment USING btree (proposed_by_id);
CREATE INDEX archive_export_case_id_14686de6 ON public.archive_export USING btree (case_id);
CREATE INDEX archive_export_made_by_id_fd850d50 ON public.archive_export USING btree (made_by_id);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX authorisation_by_agent ON public.authorisation USING btree (agent_index);
CREATE INDEX authorisation_ending_ended_by_id_1ac6b807 ON public.authorisation_ending USING btree (ended_by_id);
CREATE INDEX birth_case_holder_id_511c5245 ON public.birth_case USING btree (holder_id);
CREATE INDEX birth_case_legacy_id_cae19ad6 ON public.birth_case USING btree (legacy_id);
CREATE INDEX birth_case_legacy_id_cae19ad6_like ON public.birth_case USING btree (legacy_id varchar_pattern_ops);
CREATE INDEX birth_case_newborn_id_8d623106 ON public.birth_case USING btree (newborn_id);
CREATE INDEX birth_case_original_id_667716f0 ON public.birth_case USING btree (original_id);
CREATE INDEX blank_case_id_69d2a424 ON public.blank USING btree (case_id);
CREATE INDEX blank_destruction_by_office ON public.blank_destruction USING btree (office_id, "on");
CREATE INDEX blank_destruction_checked_by_id_fa58d502 ON public.blank_destruction USING btree (checked_by_id);
CREATE INDEX blank_destruction_handled_by_id_15f8ae26 ON public.blank_destruction USING btree (handled_by_id);
CREATE INDEX blank_destruction_office_id_dfb9411e ON public.blank_destruction USING btree (office_id);
CREATE INDEX blank_free ON public.blank USING btree (tray_id, no) WHERE (status = 'stock'::text);
CREATE INDEX blank_intake_by_first_no ON public.blank_intake USING btree (first_no);
CREATE INDEX blank_intake_counted_by_id_4b38702c ON public.blank_intake USING btree (counted_by_id);
CREATE INDEX blank_intake_office_id_1701a788 ON public.blank_intake USING btree (office_id);
CREATE INDEX blank_intake_received_by_id_26120a9b ON public.blank_intake USING btree (received_by_id);
CREATE INDEX blank_ledger ON public.blank USING btree (office_id, status, no);
CREATE INDEX blank_loss_by_office ON public.blank_loss USING btree (office_id, at);
CREATE INDEX blank_loss_office_id_a9838770 ON public.blank_loss USING btree (office_id);
CREATE INDEX blank_loss_reported_by_id_3ec19574 ON public.blank_loss USING btree (reported_by_id);
CREATE INDEX blank_move_blank_id_c026f918 ON public.blank_move USING btree (blank_id);
CREATE INDEX blank_move_blank_id_c026f918_like ON public.blank_move USING btree (blank_id varchar_pattern_ops);
CREATE INDEX blank_move_by_id_57e9e26d ON public.blank_move USING btree (by_id);
CREATE INDEX blank_move_by_time ON public.blank_move USING btree (at);
CREATE INDEX blank_no_915f8556_like ON public.blank USING btree (no varchar_pattern_ops);
CREATE INDEX blank_office_id_e980396d ON public.blank USING btree (office_id);
CREATE UNIQUE INDEX blank_one_assigned_per_case ON public.blank USING btree (case_id) WHERE (status = 'assigned'::text);
CREATE INDEX blank_plan_answer_answered_by_id_9931daab ON public.blank_plan_answer USING btree (answered_by_id);
CREATE INDEX blank_plan_by_who_answers ON public.blank_plan USING btree (to_office_id, year);
CREATE INDEX blank_plan_planned_by_id_8d50012b ON public.blank_plan USING btree (planned_by_id);
CREATE INDEX blank_receipt_by_time ON public.blank_receipt USING btree (at);
CREATE INDEX blank_receipt_counted_by_id_611fa345 ON public.blank_receipt USING btree (counted_by_id);
CREATE INDEX blank_receipt_received_by_id_5fb8183f ON public.blank_receipt USING btree (received_by_id);
CREATE INDEX blank_requisition_answer_answered_by_id_0cff8b26 ON public.blank_requisition_answer USING btree (answered_by_id);
CREATE INDEX blank_requisition_asked_by_id_e66ff1e8 ON public.blank_requisition USING btree (asked_by_id);
CREATE INDEX blank_requisition_by_answerer ON public.blank_requisition USING btree (to_office_id, at);
CREATE INDEX blank_requisition_withdrawal_withdrawn_by_id_74de4554 ON public.blank_requisition_withdrawal USING btree (withdrawn_by_id);
CREATE INDEX blank_transfer_answers_id_cceede11 ON public.blank_transfer USING btree (answers_id);
CREATE INDEX blank_transfer_by_office ON public.blank_transfer USING btree (office_id, at);
CREATE INDEX blank_transfer_id_0762a4cd ON public.blank USING btree (transfer_id);
CREATE INDEX blank_transfer_office_id_8662ce87 ON public.blank_transfer USING btree (office_id);
CREATE INDEX blank_transfer_sent_by_id_2cd3ff42 ON public.blank_transfer USING btree (sent_by_id);
CREATE INDEX blank_transfer_to_office_id_a3474191 ON public.blank_transfer USING btree (to_office_id);
CREATE INDEX blank_tray_id_4d2e0f25 ON public.blank USING btree (tray_id);
CREATE INDEX brought_line_brought_id_712a8cfd ON public.brought_line USING btree (brought_id);
CREATE INDEX calendar_year_by_place ON public.calendar_year USING btree (year, division_code);
CREATE INDEX card_reading_case_id_d9504538 ON public.card_reading USING btree (case_id);
CREATE INDEX card_reading_kiosk_id_5a343993 ON public.card_reading USING btree (kiosk_id);
CREATE INDEX card_reading_read_by_id_d479748e ON public.card_reading USING btree (read_by_id);
CREATE INDEX case_by_child ON public.birth_case USING btree (born_local, child_name);
CREATE INDEX case_by_father ON public.birth_case USING btree (father_paper_index);
CREATE INDEX case_by_mother ON public.birth_case USING btree (mother_paper_index);
CREATE INDEX case_caseload ON public.birth_case USING btree (office_id, stage, stage_since, id);
CREATE INDEX case_child_name_pieces ON public.birth_case USING gin (public.name_pieces(child_name));
CREATE INDEX case_inpatient_no_prefix ON public.birth_case USING btree (inpatient_no text_pattern_ops);
CREATE INDEX case_mother_name_pieces ON public.birth_case USING gin (public.name_pieces(mother_name));
CREATE INDEX case_oldest_first ON public.birth_case USING btree (stage_since, id);
CREATE UNIQUE INDEX case_one_open_per_legacy ON public.birth_case USING btree (legacy_id) WHERE (NOT (stage = 'closed'::text));
CREATE UNIQUE INDEX case_one_open_per_newborn ON public.birth_case USING btree (newborn_id, service) WHERE ((NOT (stage = 'closed'::text)) AND (NOT (service = ANY (ARRAY['reissue'::text, 'replacement'::text]))));
CREATE UNIQUE INDEX case_one_open_per_original ON public.birth_case USING btree (original_id) WHERE (NOT (stage = 'closed'::text));
CREATE INDEX case_unsigned ON public.birth_case USING btree (holder_id, sign_due_at) WHERE (stage = 'opened'::text);
CREATE INDEX case_watched_by_duties ON public.birth_case USING btree (stage, stage_since) WHERE (stage = ANY (ARRAY['sealing'::text, 'comparing'::text, 'confirming'::text, 'registering'::text, 'renewing'::text, 'with_township'::text, 'noticed'::text, 'correcting'::text]));
CREATE INDEX certificate_blank_id_78ef5486_like ON public.certificate USING btree (blank_id varchar_pattern_ops);
CREATE INDEX certificate_by_office_day ON public.certificate USING btree (office_id, issued_on);
CREATE INDEX certificate_case_id_bd39bbf6 ON public.certificate USING btree (case_id);
CREATE INDEX certificate_licence_id_c8073600_like ON public.certificate USING btree (licence_id text_pattern_ops);
CREATE INDEX certificate_newborn_id_3d5c63da ON public.certificate USING btree (newborn_id);
CREATE INDEX certificate_office_id_460f91de ON public.certificate USING btree (office_id);
CREATE INDEX certificate_predecessor_id_ee473e28 ON public.certificate USING btree (predecessor_id);
CREATE INDEX certificate_printed_by_id_6be7fe8b ON public.certificate USING btree (printed_by_id);
CREATE INDEX certificate_reference_655c9fb5_like ON public.certificate USING btree (reference varchar_pattern_ops);
CREATE INDEX certificate_review_reviewed_by_id_316ce80c ON public.certificate_review USING btree (reviewed_by_id);
CREATE INDEX certificate_token_by_key ON public.certificate_token USING btree (public_key);
CREATE INDEX certificate_token_person_id_81d086c9 ON public.certificate_token USING btree (person_id);
CREATE INDEX certificate_token_standing_ended_by_id_4b065f2a ON public.certificate_token_standing USING btree (ended_by_id);
CREATE INDEX citizen_signature_attested_by_id_4390aad2 ON public.citizen_signature USING btree (attested_by_id);
CREATE INDEX citizen_signature_case_id_2c154023 ON public.citizen_signature USING btree (case_id);
CREATE INDEX citizen_signature_person_id_5ed3af3e ON public.citizen_signature USING btree (person_id);
CREATE INDEX claim_case_id_0383923b ON public.claim USING btree (case_id);
CREATE INDEX claim_person_id_dbe0a91b ON public.claim USING btree (person_id);
CREATE INDEX claim_slip_case_id_b10ccac9 ON public.claim_slip USING btree (case_id);
CREATE INDEX claim_slip_printed_by_id_e98d2b3e ON public.claim_slip USING btree (printed_by_id);
CREATE INDEX claim_slip_use_person_id_30bdfecd ON public.claim_slip_use USING btree (person_id);
CREATE INDEX commitment_check_checked_by_id_2c36637a ON public.commitment_check USING btree (checked_by_id);
CREATE INDEX correction_asked_by_id_d0ef0500 ON public.correction USING btree (asked_by_id);
CREATE INDEX correction_case_id_9ff88a3d ON public.correction USING btree (case_id);
CREATE INDEX correction_certificate_id_1ac6c4cb ON public.correction USING btree (certificate_id);
CREATE INDEX correction_entered_by_id_188e1386 ON public.correction USING btree (entered_by_id);
CREATE INDEX correction_latest ON public.correction USING btree (case_id, asked_at DESC);
CREATE INDEX declaration_case_id_d3a4040c ON public.declaration USING btree (case_id);
CREATE INDEX declaration_declared_by_id_5b69d56f ON public.declaration USING btree (declared_by_id);
CREATE INDEX declaration_entered_by_id_8a074693 ON public.declaration USING btree (entered_by_id);
CREATE INDEX delivery_by_inpatient_no ON public.delivery USING btree (office_id, inpatient_no);
CREATE INDEX delivery_opened_by_client_id_11bfb665 ON public.delivery USING btree (opened_by_client_id);
CREATE INDEX delivery_opened_by_id_f2e270e6 ON public.delivery USING btree (opened_by_id);
CREATE INDEX delivery_record_case_id_e87ccc66 ON public.delivery_record USING btree (case_id);
CREATE INDEX delivery_record_in_time ON public.delivery_record USING brin (signed_at) WITH (autosummarize='on');
CREATE INDEX delivery_record_signed_by_id_b7868e88 ON public.delivery_record USING btree (signed_by_id);
CREATE INDEX demand_answer_answered_by_id_9767e5c7 ON public.demand_answer USING btree (answered_by_id);
CREATE INDEX demand_report_by_place ON public.demand_report USING btree (place_code, reported_at);
CREATE INDEX demand_report_case_id_30c49a19 ON public.demand_report USING btree (case_id);
CREATE INDEX demand_report_office_id_143eb146 ON public.demand_report USING btree (office_id);
CREATE INDEX destroyed_blank_blank_id_4a4b0104_like ON public.destroyed_blank USING btree (blank_id varchar_pattern_ops);
CREATE INDEX destroyed_blank_destruction_id_a8dd5247 ON public.destroyed_blank USING btree (destruction_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX draft_case_id_94cc0e81 ON public.draft USING btree (case_id);
CREATE INDEX draft_person_id_92155510 ON public.draft USING btree (person_id);
CREATE INDEX elicence_file_ref_f03ebf8f_like ON public.elicence USING btree (file_ref text_pattern_ops);
CREATE INDEX elicence_in_time ON public.elicence USING brin (made_at) WITH (autosummarize='on');
CREATE INDEX enrolment_person_id_7a465913 ON public.enrolment USING btree (person_id);
CREATE INDEX filing_certificate_id_2860bcf5 ON public.filing USING btree (certificate_id);
CREATE INDEX filing_line_register_7f43a78c_like ON public.filing_line USING btree (register text_pattern_ops);
CREATE INDEX filing_waiting ON public.filing USING btree (register, id) WHERE (taken_at IS NULL);
CREATE INDEX given_reason_by_id_034cc585 ON public.given_reason USING btree (by_id);
CREATE INDEX given_reason_case_id_d429ef70 ON public.given_reason USING btree (case_id);
CREATE INDEX hand_case_id_5200ef1f ON public.hand USING btree (case_id);
CREATE INDEX hand_person_id_56162e0c ON public.hand USING btree (person_id);
CREATE INDEX heartbeat_name_e98654b9_like ON public.heartbeat USING btree (name text_pattern_ops);
CREATE INDEX hospital_client_confirmed_by_id_aa0c1bbf ON public.hospital_client USING btree (confirmed_by_id);
CREATE INDEX hospital_client_office_id_1500bfc7 ON public.hospital_client USING btree (office_id);
CREATE INDEX hospital_client_proposed_by_id_a3b987c2 ON public.hospital_client USING btree (proposed_by_id);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX inquiry_by_office ON public.inquiry USING btree (office_id, opened_at);
CREATE INDEX inquiry_finding_found_by_id_74a1decd ON public.inquiry_finding USING btree (found_by_id);
CREATE INDEX inquiry_item_certificate_id_2a3c160a ON public.inquiry_item USING btree (certificate_id);
CREATE INDEX inquiry_item_inquiry_id_6d052293 ON public.inquiry_item USING btree (inquiry_id);
CREATE INDEX inquiry_office_id_08da41f9 ON public.inquiry USING btree (office_id);
CREATE INDEX inquiry_opened_by_id_764dea10 ON public.inquiry USING btree (opened_by_id);
CREATE INDEX insert_match_by_id_a791ddbd ON public.insert_match USING btree (by_id);
CREATE INDEX journal_entry_by_actor ON public.journal_entry USING btree (actor_id, at);
CREATE INDEX kiosk_confirmed_by_id_1dda6a7f ON public.kiosk USING btree (confirmed_by_id);
CREATE INDEX kiosk_key_thumbprint_5ecf074b_like ON public.kiosk USING btree (key_thumbprint text_pattern_ops);
CREATE INDEX kiosk_office_id_b8f499a0 ON public.kiosk USING btree (office_id);
CREATE INDEX kiosk_proposed_by_id_8da359b5 ON public.kiosk USING btree (proposed_by_id);
CREATE INDEX laboratory_confirmed_by_id_fb039476 ON public.laboratory USING btree (confirmed_by_id);
CREATE INDEX laboratory_ending_confirmed_by_id_648e7d4a ON public.laboratory_ending USING btree (confirmed_by_id);
CREATE INDEX laboratory_ending_proposed_by_id_7370df19 ON public.laboratory_ending USING btree (proposed_by_id);
CREATE INDEX laboratory_proposed_by_id_089e26d8 ON public.laboratory USING btree (proposed_by_id);
CREATE INDEX legacy_certificate_by_child ON public.legacy_certificate USING btree (born_on, child_name);
CREATE INDEX legacy_certificate_no_165e5bde_like ON public.legacy_certificate USING btree (no varchar_pattern_ops);
CREATE INDEX legacy_content_case_id_b3015512 ON public.legacy_content USING btree (case_id);
CREATE INDEX legacy_content_certificate_id_fea2f820_like ON public.legacy_content USING btree (certificate_id varchar_pattern_ops);
CREATE INDEX legacy_content_confirmed_by_id_440cf01f ON public.legacy_content USING btree (confirmed_by_id);
CREATE INDEX legacy_content_stated_by_id_2a86c01e ON public.legacy_content USING btree (stated_by_id);
CREATE INDEX legacy_correction_by_child ON public.legacy_correction USING btree (born_on, child_name);
CREATE INDEX legacy_correction_by_office ON public.legacy_correction USING btree (office_id, proposed_at);
CREATE INDEX legacy_correction_certificate_id_71af01ab ON public.legacy_correction USING btree (certificate_id);
CREATE INDEX legacy_correction_certificate_id_71af01ab_like ON public.legacy_correction USING btree (certificate_id varchar_pattern_ops);
CREATE INDEX legacy_correction_decision_decided_by_id_5735980f ON public.legacy_correction_decision USING btree (decided_by_id);
CREATE INDEX legacy_correction_office_id_4fae75dc ON public.legacy_correction USING btree (office_id);
CREATE INDEX legacy_correction_proposed_by_id_b9ac902a ON public.legacy_correction USING btree (proposed_by_id);
CREATE INDEX legacy_inquiry_by_office ON public.legacy_inquiry USING btree (office_id, opened_at);
CREATE INDEX legacy_inquiry_certificate_id_3f21929e ON public.legacy_inquiry USING btree (certificate_id);
CREATE INDEX legacy_inquiry_certificate_id_3f21929e_like ON public.legacy_inquiry USING btree (certificate_id varchar_pattern_ops);
CREATE INDEX legacy_inquiry_finding_found_by_id_cfe97012 ON public.legacy_inquiry_finding USING btree (found_by_id);
CREATE INDEX legacy_inquiry_office_id_7735c45d ON public.legacy_inquiry USING btree (office_id);
CREATE INDEX legacy_inquiry_opened_by_id_739e6766 ON public.legacy_inquiry USING btree (opened_by_id);
CREATE INDEX legacy_registration_by_man ON public.legacy_registration USING btree (man_paper_index) WHERE (man_paper_index IS NOT NULL);
CREATE INDEX legacy_registration_by_woman ON public.legacy_registration USING btree (woman_paper_index);
CREATE INDEX legacy_registration_no_ba0833f3_like ON public.legacy_registration USING btree (no text_pattern_ops);
CREATE INDEX legacy_standing_certificate_id_52e06fb8_like ON public.legacy_standing USING btree (certificate_id varchar_pattern_ops);
CREATE INDEX licence_answer_by_expiry ON public.licence_answer USING btree (expires_at);
CREATE INDEX licence_consent_agency_id_48102df9 ON public.licence_consent USING btree (agency_id);
CREATE INDEX licence_consent_certificate_id_3e35d61d ON public.licence_consent USING btree (certificate_id);
CREATE INDEX licence_consent_given_by_id_21e0e94b ON public.licence_consent USING btree (given_by_id);
CREATE INDEX licence_consent_service_certificate_id_e3305a2a ON public.licence_consent USING btree (service_certificate_id);
CREATE INDEX licence_request_agency_id_98d93aa9 ON public.licence_request USING btree (agency_id);
CREATE INDEX licence_request_answer_answered_by_id_b60e8d48 ON public.licence_request_answer USING btree (answered_by_id);
CREATE INDEX licence_request_certificate_id_4970a279 ON public.licence_request USING btree (certificate_id);
CREATE UNIQUE INDEX licence_request_once_a_number ON public.licence_request USING btree (agency_id, request_no) WHERE (asked_index IS NOT NULL);
CREATE INDEX licence_request_service_certificate_id_544d5e09 ON public.licence_request USING btree (service_certificate_id);
CREATE INDEX live_session_passkey_id_b7ab74a9 ON public.live_session USING btree (passkey_id);
CREATE INDEX log_leaf_by_hash ON public.log_leaf USING btree (leaf_hash);
CREATE INDEX material_case_id_34e1caa0 ON public.material USING btree (case_id);
CREATE INDEX material_finding_found_by_id_10ba38e9 ON public.material_finding USING btree (found_by_id);
CREATE INDEX material_finding_material_id_6e0a1567 ON public.material_finding USING btree (material_id);
CREATE INDEX material_given_by_id_e51451f8 ON public.material USING btree (given_by_id);
CREATE INDEX material_seen_by_id_db5bf5e3 ON public.material USING btree (seen_by_id);
CREATE UNIQUE INDEX measure_count_once ON public.measure_count USING btree (span, "on", tally, office_id) INCLUDE (number);
CREATE INDEX new_phone_case_id_78a7fbfc ON public.new_phone USING btree (case_id);
CREATE INDEX new_phone_given_by_id_eeb95198 ON public.new_phone USING btree (given_by_id);
CREATE INDEX newborn_delivery_id_9f077d0f ON public.newborn USING btree (delivery_id);
CREATE INDEX notice_case_id_c1e55b20 ON public.notice USING btree (case_id);
CREATE INDEX notice_given_by_id_fd5b1b6e ON public.notice USING btree (given_by_id);
CREATE INDEX office_authority_id_08f84a59 ON public.office USING btree (authority_id);
CREATE INDEX office_brought_in_id_54520327 ON public.office USING btree (brought_in_id);
CREATE INDEX office_by_division ON public.office USING btree (division_code);
CREATE INDEX office_credit_code_0a434a0c_like ON public.office USING btree (credit_code varchar_pattern_ops);
CREATE INDEX on_site_paper_case_id_c5c8d528 ON public.on_site_paper USING btree (case_id);
CREATE INDEX on_site_paper_seen_by_id_74fe169c ON public.on_site_paper USING btree (seen_by_id);
CREATE INDEX one_time_secret_person_id_adca5f30 ON public.one_time_secret USING btree (person_id);
CREATE INDEX ordinary_form_intake_by_office ON public.ordinary_form_intake USING btree (office_id, at);
CREATE INDEX ordinary_form_intake_counted_by_id_813ce627 ON public.ordinary_form_intake USING btree (counted_by_id);
CREATE INDEX ordinary_form_intake_office_id_ed959312 ON public.ordinary_form_intake USING btree (office_id);
CREATE INDEX ordinary_form_intake_received_by_id_fbfbd9d2 ON public.ordinary_form_intake USING btree (received_by_id);
CREATE INDEX ordinary_form_spoiling_office ON public.ordinary_form_spoiling USING btree (office_id, at);
CREATE INDEX ordinary_form_spoiling_office_id_4d9fac8a ON public.ordinary_form_spoiling USING btree (office_id);
CREATE INDEX ordinary_form_spoiling_spoiled_by_id_067f16e2 ON public.ordinary_form_spoiling USING btree (spoiled_by_id);
CREATE INDEX ordinary_print_by_office ON public.ordinary_print USING btree (office_id, printed_at);
CREATE INDEX ordinary_print_certificate_id_bc3d870b ON public.ordinary_print USING btree (certificate_id);
CREATE INDEX ordinary_print_office_id_213f414c ON public.ordinary_print USING btree (office_id);
CREATE INDEX ordinary_print_printed_by_id_ae55cc97 ON public.ordinary_print USING btree (printed_by_id);
CREATE INDEX original_stated_case_id_e8481cd4 ON public.original_stated USING btree (case_id);
CREATE INDEX original_stated_stated_by_id_b1211548 ON public.original_stated USING btree (stated_by_id);
CREATE INDEX paper_return_certificate_id_f72ebf73 ON public.paper_return USING btree (certificate_id);
CREATE INDEX paper_return_received_by_id_e846e25a ON public.paper_return USING btree (received_by_id);
CREATE INDEX parentage_report_case_id_966615e1 ON public.parentage_report USING btree (case_id);
CREATE UNIQUE INDEX parentage_report_serves_once ON public.parentage_report_use USING btree (licence_key, report_key) WHERE (given_back_at IS NULL);
CREATE INDEX parentage_report_use_delivery_id_59e2e9f3 ON public.parentage_report_use USING btree (delivery_id);
CREATE INDEX parentage_report_use_id_f6cb87cc ON public.parentage_report USING btree (use_id);
CREATE INDEX passkey_person_id_77b6a159 ON public.passkey USING btree (person_id);
CREATE INDEX person_by_phone ON public.person USING btree (phone_index);
CREATE UNIQUE INDEX person_one_per_paper ON public.person USING btree (paper_kind, paper_no_index) WHERE (paper_no_index IS NOT NULL);
CREATE INDEX phone_confirmation_case_id_1113e989 ON public.phone_confirmation USING btree (case_id);
CREATE INDEX phone_confirmation_latest ON public.phone_confirmation USING btree (case_id, sent_at DESC);
CREATE INDEX police_report_added_by_id_34730ef7 ON public.police_report USING btree (added_by_id);
CREATE INDEX policy_row_in_force ON public.policy_row USING btree (name, division_code, from_on DESC);
CREATE INDEX policy_row_proposal_id_437db789 ON public.policy_row USING btree (proposal_id);
CREATE INDEX printer_placement_office_id_8c84534d ON public.printer_placement USING btree (office_id);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX proposal_decision_decided_by_id_2fa1f4bc ON public.proposal_decision USING btree (decided_by_id);
CREATE INDEX proposal_office_id_25cbe3ed ON public.proposal USING btree (office_id);
CREATE INDEX proposal_oldest_first ON public.proposal USING btree (proposed_at, id);
CREATE INDEX proposal_proposed_by_id_2d81bc4a ON public.proposal USING btree (proposed_by_id);
CREATE INDEX query_code_case_id_1eb8c061 ON public.query_code USING btree (case_id);
CREATE INDEX query_code_issued_by_id_646913f6 ON public.query_code USING btree (issued_by_id);
CREATE UNIQUE INDEX query_code_one_live_per_case ON public.query_code USING btree (case_id) WHERE (ended_at IS NULL);
CREATE INDEX reading_by_id_38fa0565 ON public.reading USING btree (by_id);
CREATE INDEX reading_by_reader ON public.reading USING btree (by_id, at);
CREATE INDEX reading_case_id_f5bc1fde ON public.reading USING btree (case_id);
CREATE INDEX reading_certificate_id_0b504b23 ON public.reading USING btree (certificate_id);
CREATE INDEX reading_legacy_id_a35d9741 ON public.reading USING btree (legacy_id);
CREATE INDEX reading_legacy_id_a35d9741_like ON public.reading USING btree (legacy_id varchar_pattern_ops);
CREATE INDEX reading_person_read_id_6c23c405 ON public.reading USING btree (person_read_id);
CREATE INDEX received_birth_by_case ON public.received_birth USING btree (case_id, seq DESC);
CREATE INDEX received_birth_client_id_cd2a2949 ON public.received_birth USING btree (client_id);
CREATE INDEX record_look_up_asked_by_id_47cc200b ON public.record_look_up USING btree (asked_by_id);
CREATE INDEX record_look_up_case_id_79b47122 ON public.record_look_up USING btree (case_id);
CREATE INDEX record_look_up_latest ON public.record_look_up USING btree (case_id, at DESC);
CREATE INDEX record_sought_issuer_id_3976eb34 ON public.record_sought USING btree (issuer_id);
CREATE INDEX record_supply_by_id_f91cff58 ON public.record_supply USING btree (by_id);
CREATE INDEX record_supply_case_id_e8134d50 ON public.record_supply USING btree (case_id);
CREATE INDEX record_supply_office_id_b988e188 ON public.record_supply USING btree (office_id);
CREATE INDEX register_comparison_by_time ON public.register_comparison USING btree (compared_at);
CREATE INDEX register_comparison_case_id_81bfb2f9 ON public.register_comparison USING btree (case_id);
CREATE INDEX register_look_up_asked_by_id_8590b7f8 ON public.register_look_up USING btree (asked_by_id);
CREATE INDEX register_look_up_case_id_1b35e307 ON public.register_look_up USING btree (case_id);
CREATE INDEX register_look_up_declaration_id_2934d4d0 ON public.register_look_up USING btree (declaration_id);
CREATE INDEX register_look_up_latest ON public.register_look_up USING btree (case_id, compared_at DESC);
CREATE INDEX registration_by_man ON public.registration USING btree (man_index);
CREATE INDEX registration_by_spouses_day ON public.registration USING btree (spouse_until) WHERE (spouse_until IS NOT NULL);
CREATE INDEX registration_by_woman ON public.registration USING btree (woman_index);
CREATE INDEX registration_caseload ON public.registration USING btree (township_id, due_on, case_id);
CREATE INDEX registration_escalated_to_id_7e48a28d ON public.registration USING btree (escalated_to_id);
CREATE INDEX registration_man_name_pieces ON public.registration USING gin (public.name_pieces(man_name));
CREATE UNIQUE INDEX registration_one_live_per_couple_and_child ON public.registration USING btree (couple_index, child_order) WHERE is_live;
CREATE UNIQUE INDEX registration_one_registered_per_woman_and_child ON public.registration USING btree (woman_index, child_order) WHERE (is_live AND (NOT (basis = ''::text)));
CREATE INDEX registration_provisional ON public.registration USING btree (due_on) WHERE due_provisional;
CREATE INDEX registration_taken_in_by_id_f08e8d7b ON public.registration USING btree (taken_in_by_id);
CREATE INDEX registration_to_check ON public.registration USING btree (township_id, check_due_on, case_id) WHERE (check_due_on IS NOT NULL);
CREATE INDEX registration_township_id_7baf8051 ON public.registration USING btree (township_id);
CREATE INDEX registration_woman_name_pieces ON public.registration USING gin (public.name_pieces(woman_name));
CREATE INDEX report_confirmation_asked_by_id_fcca39e6 ON public.report_confirmation USING btree (asked_by_id);
CREATE INDEX report_confirmation_case_id_81c4eb2c ON public.report_confirmation USING btree (case_id);
CREATE INDEX result_case_id_f777822d ON public.result USING btree (case_id);
CREATE INDEX result_certificate_id_48d2eb22 ON public.result USING btree (certificate_id);
CREATE INDEX result_office_id_f1c8070f ON public.result USING btree (office_id);
CREATE INDEX result_subscription_client_id_39e5f92f ON public.result_subscription USING btree (client_id);
CREATE INDEX seal_intent_seal_id_6e1fa30c ON public.seal_intent USING btree (seal_id);
CREATE INDEX seal_intent_sealed_by_id_12b7683e ON public.seal_intent USING btree (sealed_by_id);
CREATE INDEX seal_keeper_id_cd08c0e5 ON public.seal USING btree (keeper_id);
CREATE INDEX seal_office_id_6e495efe ON public.seal USING btree (office_id);
CREATE INDEX second_review_case_id_01bbd962 ON public.second_review USING btree (case_id);
CREATE INDEX second_review_climb_case_id_7159094f ON public.second_review_climb USING btree (case_id);
CREATE INDEX second_review_climb_office_id_8cfd2055 ON public.second_review_climb USING btree (office_id);
CREATE INDEX second_review_declaration_id_273ca53e ON public.second_review USING btree (declaration_id);
CREATE INDEX second_review_office_id_a7a8b66f ON public.second_review USING btree (office_id);
CREATE INDEX second_review_reviewed_by_id_6e0f08dd ON public.second_review USING btree (reviewed_by_id);
CREATE INDEX service_certificate_case_id_5c194f80 ON public.service_certificate USING btree (case_id);
CREATE INDEX service_certificate_issued_by_id_50a1162f ON public.service_certificate USING btree (issued_by_id);
CREATE INDEX service_certificate_licence_id_6abf4ca0_like ON public.service_certificate USING btree (licence_id text_pattern_ops);
CREATE INDEX service_certificate_no_2ced144c_like ON public.service_certificate USING btree (no text_pattern_ops);
CREATE INDEX service_certificate_reference_3b185dbe_like ON public.service_certificate USING btree (reference varchar_pattern_ops);
CREATE INDEX service_certificate_seal_id_11fb0981 ON public.service_certificate USING btree (seal_id);
CREATE INDEX service_elicence_file_ref_86d09979_like ON public.service_elicence USING btree (file_ref text_pattern_ops);
CREATE INDEX service_elicence_in_time ON public.service_elicence USING brin (made_at) WITH (autosummarize='on');
CREATE INDEX service_standing_case_id_4d07db1e ON public.service_standing USING btree (case_id);
CREATE UNIQUE INDEX service_standing_one_valid_per_case ON public.service_standing USING btree (case_id) WHERE (state = ANY (ARRAY['valid'::text, 'under_review'::text]));
CREATE INDEX sign_in_event_by_person ON public.sign_in_event USING btree (person_id, at DESC);
CREATE INDEX sign_in_event_newest_first ON public.sign_in_event USING btree (at DESC);
CREATE INDEX sign_in_event_passkey_id_eebeffbb ON public.sign_in_event USING btree (passkey_id);
CREATE INDEX sign_in_event_person_id_fcf67b05 ON public.sign_in_event USING btree (person_id);
CREATE INDEX signing_request_by_person ON public.signing_request USING btree (person_id, expires_at);
CREATE INDEX signing_request_case_id_86d3ac3b ON public.signing_request USING btree (case_id);
CREATE INDEX signing_request_person_id_6a825ac1 ON public.signing_request USING btree (person_id);
CREATE INDEX spent_assertion_agency_id_52ac5cb7 ON public.spent_assertion USING btree (agency_id);
CREATE INDEX spent_assertion_by_expiry ON public.spent_assertion USING btree (expires_at);
CREATE INDEX spent_assertion_client_id_77ee62e3 ON public.spent_assertion USING btree (client_id);
CREATE INDEX spouse_answer_answered_by_id_29787008 ON public.spouse_answer USING btree (answered_by_id);
CREATE INDEX spouse_answer_case_id_687e92a2 ON public.spouse_answer USING btree (case_id);
CREATE INDEX spouse_answer_entered_by_id_24f2641f ON public.spouse_answer USING btree (entered_by_id);
CREATE INDEX standing_newborn_id_d5a9460d ON public.standing USING btree (newborn_id);
CREATE UNIQUE INDEX standing_one_valid_per_newborn ON public.standing USING btree (newborn_id) WHERE (state = ANY (ARRAY['valid'::text, 'under_review'::text]));
CREATE INDEX stock_recount_counted_by_id_a6374abd ON public.stock_recount USING btree (counted_by_id);
CREATE INDEX stock_recount_suspension_id_05c3ac24 ON public.stock_recount USING btree (suspension_id);
CREATE INDEX submission_actor_id_52c17a76 ON public.submission USING btree (actor_id);
CREATE INDEX suspension_authority_id_01fe2de7 ON public.suspension USING btree (authority_id);
CREATE INDEX suspension_by_office ON public.suspension USING btree (office_id, imposed_at);
CREATE INDEX suspension_imposed_by_id_e083eb6e ON public.suspension USING btree (imposed_by_id);
CREATE INDEX suspension_lift_lifted_by_id_c334509e ON public.suspension_lift USING btree (lifted_by_id);
CREATE INDEX suspension_office_id_af256b4b ON public.suspension USING btree (office_id);
CREATE INDEX text_message_case_id_f2306095 ON public.text_message USING btree (case_id);
CREATE INDEX text_message_legacy_id_5aa6c1fd ON public.text_message USING btree (legacy_id);
CREATE INDEX text_message_legacy_id_5aa6c1fd_like ON public.text_message USING btree (legacy_id varchar_pattern_ops);
CREATE INDEX text_message_oldest_first ON public.text_message USING btree (queued_at);
CREATE INDEX text_message_receipt_by_id_daf46427 ON public.text_message_receipt USING btree (by_id);
CREATE INDEX text_message_receipt_by_ref ON public.text_message_receipt USING btree (provider_ref) WHERE (outcome = 'sent'::text);
CREATE INDEX text_message_receipt_in_time ON public.text_message_receipt USING brin (at) WITH (autosummarize='on');
CREATE INDEX text_message_receipt_message_id_f9ba9b99 ON public.text_message_receipt USING btree (message_id);
CREATE INDEX text_message_receipt_untold ON public.text_message_receipt USING btree (message_id) WHERE (outcome = 'needs_person'::text);
CREATE INDEX tray_holder_id_5fbed568 ON public.tray USING btree (holder_id);
CREATE INDEX tray_office_id_c970aafc ON public.tray USING btree (office_id);
CREATE TRIGGER changed_parent BEFORE INSERT ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.guard_changed_parent();
CREATE TRIGGER confirmed BEFORE INSERT ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.guard_certificate_laboratory();
CREATE CONSTRAINT TRIGGER counted AFTER INSERT ON public.blank_destruction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.require_destroyed_blanks();
CREATE CONSTRAINT TRIGGER counts AFTER INSERT ON public.legacy_correction_decision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.confirmed) EXECUTE FUNCTION public.require_corrected_standing();
CREATE TRIGGER goes_on BEFORE INSERT OR UPDATE ON public.received_again FOR EACH ROW EXECUTE FUNCTION public.guard_received_again();
CREATE TRIGGER grounded BEFORE INSERT ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.guard_certificate_grounds();
CREATE TRIGGER guarded BEFORE INSERT ON public.act_signature FOR EACH ROW EXECUTE FUNCTION public.guard_act_signature();
CREATE TRIGGER guarded BEFORE INSERT ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.guard_appointment();
CREATE TRIGGER guarded BEFORE INSERT ON public.authorisation FOR EACH ROW EXECUTE FUNCTION public.guard_authorisation();
CREATE TRIGGER guarded BEFORE INSERT ON public.authorisation_ending FOR EACH ROW EXECUTE FUNCTION public.guard_authorisation_ending();
CREATE TRIGGER guarded BEFORE UPDATE ON public.birth_case FOR EACH ROW EXECUTE FUNCTION public.guard_birth_case();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.blank FOR EACH ROW EXECUTE FUNCTION public.guard_blank();
CREATE TRIGGER guarded BEFORE INSERT ON public.blank_destruction FOR EACH ROW EXECUTE FUNCTION public.guard_blank_destruction();
CREATE TRIGGER guarded BEFORE INSERT ON public.blank_plan FOR EACH ROW EXECUTE FUNCTION public.guard_blank_plan();
CREATE TRIGGER guarded BEFORE INSERT ON public.blank_plan_answer FOR EACH ROW EXECUTE FUNCTION public.guard_blank_plan_answer();
CREATE TRIGGER guarded BEFORE INSERT ON public.blank_requisition FOR EACH ROW EXECUTE FUNCTION public.guard_blank_requisition();
CREATE TRIGGER guarded BEFORE INSERT ON public.blank_requisition_answer FOR EACH ROW EXECUTE FUNCTION public.guard_blank_requisition_answer();
CREATE TRIGGER guarded BEFORE INSERT ON public.blank_requisition_withdrawal FOR EACH ROW EXECUTE FUNCTION public.guard_blank_requisition_withdrawal();
CREATE TRIGGER guarded BEFORE INSERT ON public.blank_transfer FOR EACH ROW EXECUTE FUNCTION public.guard_blank_transfer();
CREATE TRIGGER guarded BEFORE INSERT ON public.card_reading FOR EACH ROW EXECUTE FUNCTION public.guard_card_reading();
CREATE TRIGGER guarded BEFORE UPDATE ON public.case_key FOR EACH ROW EXECUTE FUNCTION public.guard_case_key();
CREATE TRIGGER guarded BEFORE INSERT ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.guard_certificate();
CREATE TRIGGER guarded BEFORE INSERT ON public.certificate_review FOR EACH ROW EXECUTE FUNCTION public.guard_certificate_review();
CREATE TRIGGER guarded BEFORE INSERT ON public.certificate_token FOR EACH ROW EXECUTE FUNCTION public.guard_certificate_token();
CREATE TRIGGER guarded BEFORE UPDATE ON public.certificate_token_standing FOR EACH ROW EXECUTE FUNCTION public.guard_certificate_token_standing();
CREATE TRIGGER guarded BEFORE INSERT ON public.citizen_seal FOR EACH ROW EXECUTE FUNCTION public.guard_citizen_seal();
CREATE TRIGGER guarded BEFORE INSERT ON public.citizen_signature FOR EACH ROW EXECUTE FUNCTION public.guard_citizen_signature();
CREATE TRIGGER guarded BEFORE INSERT ON public.correction FOR EACH ROW EXECUTE FUNCTION public.guard_correction();
CREATE TRIGGER guarded BEFORE INSERT ON public.declaration FOR EACH ROW EXECUTE FUNCTION public.guard_statement();
CREATE TRIGGER guarded BEFORE INSERT ON public.delivery_record FOR EACH ROW EXECUTE FUNCTION public.guard_statement();
CREATE TRIGGER guarded BEFORE INSERT ON public.destroyed_blank FOR EACH ROW EXECUTE FUNCTION public.guard_destroyed_blank();
CREATE TRIGGER guarded BEFORE INSERT ON public.elicence FOR EACH ROW EXECUTE FUNCTION public.guard_seal_outcome();
CREATE TRIGGER guarded BEFORE INSERT ON public.enrolment FOR EACH ROW EXECUTE FUNCTION public.guard_enrolment();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.filing FOR EACH ROW EXECUTE FUNCTION public.guard_filing();
CREATE TRIGGER guarded BEFORE INSERT ON public.hand FOR EACH ROW EXECUTE FUNCTION public.guard_hand();
CREATE TRIGGER guarded BEFORE INSERT ON public.handwriting FOR EACH ROW EXECUTE FUNCTION public.guard_handwriting();
CREATE TRIGGER guarded BEFORE INSERT ON public.inquiry_finding FOR EACH ROW EXECUTE FUNCTION public.guard_inquiry_finding();
CREATE TRIGGER guarded BEFORE INSERT ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.guard_journal_entry();
CREATE TRIGGER guarded BEFORE INSERT ON public.laboratory_ending FOR EACH ROW EXECUTE FUNCTION public.guard_laboratory_ending();
CREATE TRIGGER guarded BEFORE INSERT ON public.legacy_certificate FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_number();
CREATE TRIGGER guarded BEFORE INSERT ON public.legacy_content FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_content();
CREATE TRIGGER guarded BEFORE INSERT ON public.legacy_correction_decision FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_correction_decision();
CREATE TRIGGER guarded BEFORE INSERT ON public.legacy_inquiry_finding FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_inquiry_finding();
CREATE TRIGGER guarded BEFORE UPDATE ON public.legacy_standing FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_standing();
CREATE TRIGGER guarded BEFORE INSERT ON public.licence_answer FOR EACH ROW EXECUTE FUNCTION public.guard_licence_answer();
CREATE TRIGGER guarded BEFORE INSERT ON public.licence_answered FOR EACH ROW EXECUTE FUNCTION public.guard_licence_answered();
CREATE TRIGGER guarded BEFORE INSERT ON public.licence_consent FOR EACH ROW EXECUTE FUNCTION public.guard_licence_consent();
CREATE TRIGGER guarded BEFORE INSERT ON public.licence_consent_ending FOR EACH ROW EXECUTE FUNCTION public.guard_licence_consent_ending();
CREATE TRIGGER guarded BEFORE INSERT ON public.licence_request FOR EACH ROW EXECUTE FUNCTION public.guard_licence_request();
CREATE TRIGGER guarded BEFORE INSERT ON public.licence_request_answer FOR EACH ROW EXECUTE FUNCTION public.guard_licence_request_answer();
CREATE TRIGGER guarded BEFORE UPDATE ON public.live_session FOR EACH ROW EXECUTE FUNCTION public.guard_live_session();
CREATE TRIGGER guarded BEFORE INSERT ON public.log_checkpoint FOR EACH ROW EXECUTE FUNCTION public.guard_log_checkpoint();
CREATE TRIGGER guarded BEFORE INSERT ON public.log_leaf FOR EACH ROW EXECUTE FUNCTION public.guard_log_leaf();
CREATE TRIGGER guarded BEFORE INSERT ON public.log_node FOR EACH ROW EXECUTE FUNCTION public.guard_log_node();
CREATE TRIGGER guarded BEFORE INSERT ON public.material FOR EACH ROW EXECUTE FUNCTION public.guard_material();
CREATE TRIGGER guarded BEFORE INSERT ON public.newborn FOR EACH ROW EXECUTE FUNCTION public.guard_newborn();
CREATE TRIGGER guarded BEFORE INSERT ON public.one_time_secret FOR EACH ROW EXECUTE FUNCTION public.guard_one_time_secret();
CREATE TRIGGER guarded BEFORE UPDATE ON public.one_time_standing FOR EACH ROW EXECUTE FUNCTION public.guard_one_time_standing();
CREATE TRIGGER guarded BEFORE INSERT ON public.ordinary_form_spoiling FOR EACH ROW EXECUTE FUNCTION public.guard_ordinary_form_spoiling();
CREATE TRIGGER guarded BEFORE INSERT ON public.ordinary_print FOR EACH ROW EXECUTE FUNCTION public.guard_ordinary_print();
CREATE TRIGGER guarded BEFORE INSERT ON public.paper_return FOR EACH ROW EXECUTE FUNCTION public.guard_paper_return();
CREATE TRIGGER guarded BEFORE INSERT ON public.parentage_report FOR EACH ROW EXECUTE FUNCTION public.guard_parentage_report();
CREATE TRIGGER guarded BEFORE UPDATE ON public.parentage_report_use FOR EACH ROW EXECUTE FUNCTION public.guard_parentage_report_use();
CREATE TRIGGER guarded BEFORE INSERT ON public.passkey FOR EACH ROW EXECUTE FUNCTION public.guard_passkey();
CREATE TRIGGER guarded BEFORE UPDATE ON public.passkey_standing FOR EACH ROW EXECUTE FUNCTION public.guard_passkey_standing();
CREATE TRIGGER guarded BEFORE UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION public.guard_person();
CREATE TRIGGER guarded BEFORE UPDATE ON public.phone_confirmation FOR EACH ROW EXECUTE FUNCTION public.guard_phone_confirmation();
CREATE TRIGGER guarded BEFORE INSERT ON public.proposal_decision FOR EACH ROW EXECUTE FUNCTION public.guard_proposal_decision();
CREATE TRIGGER guarded BEFORE UPDATE ON public.query_code FOR EACH ROW EXECUTE FUNCTION public.guard_query_code();
CREATE TRIGGER guarded BEFORE UPDATE ON public.registration FOR EACH ROW EXECUTE FUNCTION public.guard_registration();
CREATE TRIGGER guarded BEFORE INSERT ON public.report_confirmation FOR EACH ROW EXECUTE FUNCTION public.guard_report_confirmation();
CREATE TRIGGER guarded BEFORE INSERT ON public.result_leap FOR EACH ROW EXECUTE FUNCTION public.guard_result_leap();
CREATE TRIGGER guarded BEFORE INSERT ON public.result_place FOR EACH ROW EXECUTE FUNCTION public.guard_result_place();
CREATE TRIGGER guarded BEFORE UPDATE ON public.seal FOR EACH ROW EXECUTE FUNCTION public.guard_seal();
CREATE TRIGGER guarded BEFORE INSERT ON public.seal_abandonment FOR EACH ROW EXECUTE FUNCTION public.guard_seal_outcome();
CREATE TRIGGER guarded BEFORE INSERT ON public.seal_intent FOR EACH ROW EXECUTE FUNCTION public.guard_seal_intent();
CREATE TRIGGER guarded BEFORE INSERT ON public.second_review FOR EACH ROW EXECUTE FUNCTION public.guard_second_review();
CREATE TRIGGER guarded BEFORE INSERT ON public.second_review_climb FOR EACH ROW EXECUTE FUNCTION public.guard_second_review_climb();
CREATE TRIGGER guarded BEFORE INSERT ON public.service_certificate FOR EACH ROW EXECUTE FUNCTION public.guard_service_certificate();
CREATE TRIGGER guarded BEFORE INSERT ON public.service_elicence FOR EACH ROW EXECUTE FUNCTION public.guard_service_elicence();
CREATE TRIGGER guarded BEFORE UPDATE ON public.service_number FOR EACH ROW EXECUTE FUNCTION public.guard_service_number();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.service_standing FOR EACH ROW EXECUTE FUNCTION public.guard_service_standing();
CREATE TRIGGER guarded BEFORE INSERT ON public.spouse_answer FOR EACH ROW EXECUTE FUNCTION public.guard_spouse_answer();
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.standing FOR EACH ROW EXECUTE FUNCTION public.guard_standing();
CREATE TRIGGER guarded BEFORE INSERT ON public.suspension_lift FOR EACH ROW EXECUTE FUNCTION public.guard_suspension_lift();
CREATE TRIGGER guarded_days BEFORE UPDATE ON public.registration FOR EACH ROW EXECUTE FUNCTION public.guard_spouses_days();
CREATE TRIGGER guarded_head BEFORE INSERT ON public.standing FOR EACH ROW EXECUTE FUNCTION public.guard_coming_into_force();
CREATE TRIGGER guarded_keeper BEFORE INSERT ON public.seal FOR EACH ROW EXECUTE FUNCTION public.guard_seal_keeper();
CREATE TRIGGER guarded_kind BEFORE INSERT ON public.seal FOR EACH ROW EXECUTE FUNCTION public.guard_seal_of_a_kind();
CREATE TRIGGER guarded_legacy BEFORE INSERT ON public.certificate FOR EACH ROW WHEN (((new.kind = 'reissue'::text) AND (new.predecessor_id IS NULL))) EXECUTE FUNCTION public.guard_legacy_reissue();
CREATE TRIGGER guarded_legacy_head BEFORE INSERT ON public.standing FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_coming_into_force();
CREATE TRIGGER guarded_legacy_insert BEFORE INSERT ON public.birth_case FOR EACH ROW WHEN ((new.legacy_id IS NOT NULL)) EXECUTE FUNCTION public.guard_legacy_succession();
CREATE TRIGGER guarded_legacy_update BEFORE UPDATE ON public.birth_case FOR EACH ROW WHEN (((new.legacy_id)::text IS DISTINCT FROM (old.legacy_id)::text)) EXECUTE FUNCTION public.guard_legacy_succession();
CREATE TRIGGER guarded_licence BEFORE INSERT ON public.laboratory FOR EACH ROW EXECUTE FUNCTION public.guard_laboratory_licence();
CREATE TRIGGER guarded_line AFTER INSERT OR UPDATE OF authority_id ON public.office FOR EACH ROW WHEN ((new.authority_id IS NOT NULL)) EXECUTE FUNCTION public.guard_office_line();
CREATE TRIGGER guarded_number AFTER INSERT ON public.blank REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION public.guard_blank_number();
CREATE TRIGGER guarded_own BEFORE INSERT ON public.legacy_content FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_content_is_its_own();
CREATE TRIGGER guarded_place BEFORE INSERT ON public.act_signature FOR EACH ROW EXECUTE FUNCTION public.guard_act_signature_place();
CREATE TRIGGER guarded_reviewer BEFORE INSERT ON public.second_review FOR EACH ROW EXECUTE FUNCTION public.guard_second_reviewer();
CREATE TRIGGER guarded_seal AFTER INSERT ON public.appointment FOR EACH ROW WHEN ((new.duty = 'stock_keeper'::text)) EXECUTE FUNCTION public.guard_stock_keeper();
CREATE TRIGGER guarded_seen BEFORE UPDATE OF transfer_id, office_id ON public.blank FOR EACH ROW WHEN (((new.transfer_id IS DISTINCT FROM old.transfer_id) OR (new.office_id <> old.office_id))) EXECUTE FUNCTION public.guard_seen_blank();
CREATE TRIGGER guarded_succession BEFORE INSERT ON public.birth_case FOR EACH ROW WHEN ((new.original_id IS NOT NULL)) EXECUTE FUNCTION public.guard_succession();
CREATE TRIGGER guarded_succession BEFORE INSERT ON public.seal_intent FOR EACH ROW EXECUTE FUNCTION public.guard_succession_seal();
CREATE TRIGGER guarded_uncorrected BEFORE INSERT ON public.legacy_content FOR EACH ROW EXECUTE FUNCTION public.guard_legacy_content_uncorrected();
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON public.correction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'identified'::text)) EXECUTE FUNCTION public.require_citizen_signature();
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON public.declaration DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'identified'::text)) EXECUTE FUNCTION public.require_citizen_signature();
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON public.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'identified'::text)) EXECUTE FUNCTION public.require_citizen_signature();
CREATE CONSTRAINT TRIGGER identified AFTER INSERT ON public.spouse_answer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'identified'::text)) EXECUTE FUNCTION public.require_citizen_signature();
CREATE TRIGGER looked_at BEFORE INSERT ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.guard_certificate_second_review();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.act_signature FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.appointment_ending FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.archive_export FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.authorisation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.authorisation_ending FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_destruction FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_intake FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_loss FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_move FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_plan FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_plan_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_receipt FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_requisition FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_requisition_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_requisition_withdrawal FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.blank_transfer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.brought_line FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.brought_list FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.calendar_year FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.card_reading FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.certificate_review FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.certificate_token FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.citizen_seal FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.citizen_signature FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.claim_slip FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.claim_slip_use FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.commitment_check FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.correction FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.declaration FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.delivery FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.delivery_record FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.demand_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.demand_report FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.destroyed_blank FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.elicence FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.enrolment FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.given_reason FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.hand FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.handwriting FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.inquiry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.inquiry_finding FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.inquiry_item FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.insert_match FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE ON public.journal_salt FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.laboratory FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.laboratory_ending FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.legacy_certificate FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.legacy_content FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.legacy_correction FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.legacy_correction_decision FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.legacy_inquiry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.legacy_inquiry_finding FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.legacy_registration FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE ON public.licence_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.licence_answered FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.licence_consent FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.licence_consent_ending FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.licence_request FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.licence_request_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.log_checkpoint FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.log_leaf FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.log_node FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.material FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.material_finding FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE ON public.message_secret FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.new_phone FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.newborn FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.on_site_paper FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.one_time_secret FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.ordinary_form_intake FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.ordinary_form_spoiling FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.ordinary_print FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.original_stated FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.paper_return FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.parentage_report FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.passkey FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.police_report FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.policy_row FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.proposal FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.proposal_decision FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.reading FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.received_birth FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.record_look_up FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.record_sought FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.record_supply FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.register_comparison FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.register_look_up FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.report_confirmation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.result FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.result_leap FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.result_place FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.seal_abandonment FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.seal_intent FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.second_review FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.second_review_climb FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.service_certificate FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.service_elicence FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.sign_in_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE ON public.signing_request FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.spouse_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.stock_recount FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.submission FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.suspension FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.suspension_lift FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.text_message FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.text_message_receipt FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.account FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.agency FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.birth_case FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.blank FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.case_key FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.certificate_token_standing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.counted_day FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.filing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.filing_line FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.hospital_client FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.kiosk FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.legacy_standing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.live_session FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.measure_count FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.office FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.one_time_standing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.parentage_report_use FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.passkey_standing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.person FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.phone_confirmation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.printer_placement FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.query_code FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.received_again FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.registration FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.result_delivery FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.result_subscription FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.seal FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.service_number FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.service_standing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.standing FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON public.tray FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER not_suspended BEFORE INSERT ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.guard_print_while_suspended();
CREATE TRIGGER not_suspended BEFORE INSERT ON public.elicence FOR EACH ROW EXECUTE FUNCTION public.guard_seal_while_suspended();
CREATE TRIGGER not_suspended BEFORE INSERT ON public.seal_intent FOR EACH ROW EXECUTE FUNCTION public.guard_seal_while_suspended();
CREATE TRIGGER of_its_office BEFORE INSERT ON public.received_birth FOR EACH ROW EXECUTE FUNCTION public.guard_received_birth();
CREATE TRIGGER on_the_way BEFORE UPDATE ON public.blank FOR EACH ROW EXECUTE FUNCTION public.guard_blank_on_the_way();
CREATE TRIGGER only_ends BEFORE UPDATE ON public.agency FOR EACH ROW EXECUTE FUNCTION public.guard_agency();
CREATE TRIGGER only_ends BEFORE UPDATE ON public.hospital_client FOR EACH ROW EXECUTE FUNCTION public.guard_hospital_client();
CREATE TRIGGER only_ends BEFORE UPDATE ON public.kiosk FOR EACH ROW EXECUTE FUNCTION public.guard_kiosk();
CREATE TRIGGER only_ends BEFORE UPDATE ON public.result_subscription FOR EACH ROW EXECUTE FUNCTION public.guard_result_subscription();
CREATE TRIGGER owed AFTER INSERT OR UPDATE ON public.standing FOR EACH ROW EXECUTE FUNCTION public.owe_filings();
CREATE TRIGGER placed AFTER INSERT ON public.log_leaf REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.placed_in_log();
CREATE TRIGGER placed AFTER INSERT ON public.result_place REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.placed_result();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER sealed AFTER INSERT ON public.citizen_seal REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.sealed_citizen();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON public.certificate_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'passkey'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON public.declaration DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'passkey'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON public.delivery_record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'passkey'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON public.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'passkey'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON public.seal_intent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'passkey'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON public.second_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'passkey'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON public.certificate_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'token'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON public.declaration DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'token'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON public.delivery_record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'token'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON public.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'token'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON public.seal_intent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'token'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER signed_with_token AFTER INSERT ON public.second_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.signature_method = 'token'::text)) EXECUTE FUNCTION public.require_act_signature();
CREATE CONSTRAINT TRIGGER succeeded AFTER UPDATE ON public.legacy_standing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state = 'superseded'::text) AND (old.state <> 'superseded'::text))) EXECUTE FUNCTION public.require_legacy_successor();
CREATE CONSTRAINT TRIGGER succeeded AFTER UPDATE ON public.standing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state = 'superseded'::text) AND (old.state <> 'superseded'::text))) EXECUTE FUNCTION public.require_successor();
CREATE TRIGGER told AFTER INSERT OR UPDATE ON public.standing FOR EACH ROW EXECUTE FUNCTION public.note_result();
CREATE TRIGGER waits AFTER INSERT ON public.citizen_signature REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.wait_for_seal();
CREATE TRIGGER waits AFTER INSERT ON public.journal_entry REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.wait_for_log();
CREATE TRIGGER waits AFTER INSERT ON public.result REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.wait_for_place();
ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_agency_id_074d7fd4_fk_agency_id FOREIGN KEY (agency_id) REFERENCES public.agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_client_id_0b3a7fd0_fk_hospital_client_id FOREIGN KEY (client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_person_id_4e051576_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_case_id_a2694128_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_client_id_e880d161_fk_hospital_client_id FOREIGN KEY (client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_entry_id_5b3b7e11_fk_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_passkey_id_aea071a7_fk_passkey_id FOREIGN KEY (passkey_id) REFERENCES public.passkey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_signature
    ADD CONSTRAINT act_signature_token_id_bc46d378_fk_certificate_token_id FOREIGN KEY (token_id) REFERENCES public.certificate_token(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agency
    ADD CONSTRAINT agency_confirmed_by_id_7efa3ae1_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agency
    ADD CONSTRAINT agency_proposed_by_id_70365dee_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_brought_in_id_adef43b4_fk_brought_list_id FOREIGN KEY (brought_in_id) REFERENCES public.brought_list(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_confirmed_by_id_d0ef8472_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_covers_id_685ba339_fk_appointment_id FOREIGN KEY (covers_id) REFERENCES public.appointment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment_ending
    ADD CONSTRAINT appointment_ending_appointment_id_6bbf8921_fk_appointment_id FOREIGN KEY (appointment_id) REFERENCES public.appointment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment_ending
    ADD CONSTRAINT appointment_ending_confirmed_by_id_3876bc48_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment_ending
    ADD CONSTRAINT appointment_ending_proposed_by_id_c8ca2662_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_office_id_b8d0e16a_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_person_id_56347a08_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_proposed_by_id_506ac75d_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.archive_export
    ADD CONSTRAINT archive_export_case_id_14686de6_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.archive_export
    ADD CONSTRAINT archive_export_made_by_id_fd850d50_fk_person_id FOREIGN KEY (made_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.authorisation_ending
    ADD CONSTRAINT authorisation_ending_authorisation_id_e4869697_fk_authorisa FOREIGN KEY (authorisation_id) REFERENCES public.authorisation(material_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.authorisation_ending
    ADD CONSTRAINT authorisation_ending_declaration_id_1e857f2e_fk_declaration_id FOREIGN KEY (declaration_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.authorisation_ending
    ADD CONSTRAINT authorisation_ending_ended_by_id_1ac6b807_fk_person_id FOREIGN KEY (ended_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.authorisation
    ADD CONSTRAINT authorisation_material_id_c18d1e98_fk_material_id FOREIGN KEY (material_id) REFERENCES public.material(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.birth_case
    ADD CONSTRAINT birth_case_holder_id_511c5245_fk_person_id FOREIGN KEY (holder_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.birth_case
    ADD CONSTRAINT birth_case_legacy_id_cae19ad6_fk_legacy_certificate_no FOREIGN KEY (legacy_id) REFERENCES public.legacy_certificate(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.birth_case
    ADD CONSTRAINT birth_case_newborn_id_8d623106_fk_newborn_id FOREIGN KEY (newborn_id) REFERENCES public.newborn(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.birth_case
    ADD CONSTRAINT birth_case_office_id_d45f4f2e_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.birth_case
    ADD CONSTRAINT birth_case_original_id_667716f0_fk_certificate_id FOREIGN KEY (original_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank
    ADD CONSTRAINT blank_case_id_69d2a424_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_destruction
    ADD CONSTRAINT blank_destruction_checked_by_id_fa58d502_fk_person_id FOREIGN KEY (checked_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_destruction
    ADD CONSTRAINT blank_destruction_handled_by_id_15f8ae26_fk_person_id FOREIGN KEY (handled_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_destruction
    ADD CONSTRAINT blank_destruction_office_id_dfb9411e_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_intake
    ADD CONSTRAINT blank_intake_counted_by_id_4b38702c_fk_person_id FOREIGN KEY (counted_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_intake
    ADD CONSTRAINT blank_intake_office_id_1701a788_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_intake
    ADD CONSTRAINT blank_intake_received_by_id_26120a9b_fk_person_id FOREIGN KEY (received_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_loss
    ADD CONSTRAINT blank_loss_office_id_a9838770_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_loss
    ADD CONSTRAINT blank_loss_reported_by_id_3ec19574_fk_person_id FOREIGN KEY (reported_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_move
    ADD CONSTRAINT blank_move_blank_id_c026f918_fk_blank_no FOREIGN KEY (blank_id) REFERENCES public.blank(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_move
    ADD CONSTRAINT blank_move_by_id_57e9e26d_fk_person_id FOREIGN KEY (by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank
    ADD CONSTRAINT blank_office_id_e980396d_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_plan_answer
    ADD CONSTRAINT blank_plan_answer_answered_by_id_9931daab_fk_person_id FOREIGN KEY (answered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_plan_answer
    ADD CONSTRAINT blank_plan_answer_plan_id_19f09eca_fk_blank_plan_id FOREIGN KEY (plan_id) REFERENCES public.blank_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_plan
    ADD CONSTRAINT blank_plan_office_id_cefa245f_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_plan
    ADD CONSTRAINT blank_plan_planned_by_id_8d50012b_fk_person_id FOREIGN KEY (planned_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_plan
    ADD CONSTRAINT blank_plan_to_office_id_86be7763_fk_office_id FOREIGN KEY (to_office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_receipt
    ADD CONSTRAINT blank_receipt_counted_by_id_611fa345_fk_person_id FOREIGN KEY (counted_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_receipt
    ADD CONSTRAINT blank_receipt_received_by_id_5fb8183f_fk_person_id FOREIGN KEY (received_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_receipt
    ADD CONSTRAINT blank_receipt_transfer_id_f4de046f_fk_blank_transfer_id FOREIGN KEY (transfer_id) REFERENCES public.blank_transfer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_requisition_answer
    ADD CONSTRAINT blank_requisition_an_requisition_id_dff3eb88_fk_blank_req FOREIGN KEY (requisition_id) REFERENCES public.blank_requisition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_requisition_answer
    ADD CONSTRAINT blank_requisition_answer_answered_by_id_0cff8b26_fk_person_id FOREIGN KEY (answered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_requisition
    ADD CONSTRAINT blank_requisition_asked_by_id_e66ff1e8_fk_person_id FOREIGN KEY (asked_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_requisition
    ADD CONSTRAINT blank_requisition_office_id_44c1bb38_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_requisition
    ADD CONSTRAINT blank_requisition_to_office_id_526829ed_fk_office_id FOREIGN KEY (to_office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_requisition_withdrawal
    ADD CONSTRAINT blank_requisition_wi_requisition_id_2f8ea622_fk_blank_req FOREIGN KEY (requisition_id) REFERENCES public.blank_requisition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_requisition_withdrawal
    ADD CONSTRAINT blank_requisition_wi_withdrawn_by_id_74de4554_fk_person_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_transfer
    ADD CONSTRAINT blank_transfer_answers_id_cceede11_fk_blank_requisition_id FOREIGN KEY (answers_id) REFERENCES public.blank_requisition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank
    ADD CONSTRAINT blank_transfer_id_0762a4cd_fk_blank_transfer_id FOREIGN KEY (transfer_id) REFERENCES public.blank_transfer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_transfer
    ADD CONSTRAINT blank_transfer_office_id_8662ce87_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_transfer
    ADD CONSTRAINT blank_transfer_sent_by_id_2cd3ff42_fk_person_id FOREIGN KEY (sent_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank_transfer
    ADD CONSTRAINT blank_transfer_to_office_id_a3474191_fk_office_id FOREIGN KEY (to_office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.blank
    ADD CONSTRAINT blank_tray_id_4d2e0f25_fk_tray_id FOREIGN KEY (tray_id) REFERENCES public.tray(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.brought_line
    ADD CONSTRAINT brought_line_brought_id_712a8cfd_fk_brought_list_id FOREIGN KEY (brought_id) REFERENCES public.brought_list(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.card_reading
    ADD CONSTRAINT card_reading_case_id_d9504538_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.card_reading
    ADD CONSTRAINT card_reading_kiosk_id_5a343993_fk_kiosk_id FOREIGN KEY (kiosk_id) REFERENCES public.kiosk(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.card_reading
    ADD CONSTRAINT card_reading_material_id_03788592_fk_material_id FOREIGN KEY (material_id) REFERENCES public.material(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.card_reading
    ADD CONSTRAINT card_reading_read_by_id_d479748e_fk_person_id FOREIGN KEY (read_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.case_key
    ADD CONSTRAINT case_key_case_id_e21f358e_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_blank_id_78ef5486_fk_blank_no FOREIGN KEY (blank_id) REFERENCES public.blank(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_case_id_bd39bbf6_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_newborn_id_3d5c63da_fk_newborn_id FOREIGN KEY (newborn_id) REFERENCES public.newborn(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_office_id_460f91de_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_predecessor_id_ee473e28_fk_certificate_id FOREIGN KEY (predecessor_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_printed_by_id_6be7fe8b_fk_person_id FOREIGN KEY (printed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate_review
    ADD CONSTRAINT certificate_review_certificate_id_4625337e_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate_review
    ADD CONSTRAINT certificate_review_reviewed_by_id_316ce80c_fk_person_id FOREIGN KEY (reviewed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate_token
    ADD CONSTRAINT certificate_token_person_id_81d086c9_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate_token
    ADD CONSTRAINT certificate_token_proposal_id_5a8fe472_fk_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate_token_standing
    ADD CONSTRAINT certificate_token_st_token_id_6917d2d8_fk_certifica FOREIGN KEY (token_id) REFERENCES public.certificate_token(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificate_token_standing
    ADD CONSTRAINT certificate_token_standing_ended_by_id_4b065f2a_fk_person_id FOREIGN KEY (ended_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.citizen_seal
    ADD CONSTRAINT citizen_seal_signature_id_9f4926c3_fk_citizen_signature_id FOREIGN KEY (signature_id) REFERENCES public.citizen_signature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_attested_by_id_4390aad2_fk_person_id FOREIGN KEY (attested_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_case_id_2c154023_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_entry_id_5328f5f1_fk_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.citizen_signature
    ADD CONSTRAINT citizen_signature_person_id_5ed3af3e_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_case_id_0383923b_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_person_id_dbe0a91b_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.claim_slip
    ADD CONSTRAINT claim_slip_case_id_b10ccac9_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.claim_slip
    ADD CONSTRAINT claim_slip_printed_by_id_e98d2b3e_fk_person_id FOREIGN KEY (printed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.claim_slip_use
    ADD CONSTRAINT claim_slip_use_person_id_30bdfecd_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.claim_slip_use
    ADD CONSTRAINT claim_slip_use_slip_id_1db51ae5_fk_claim_slip_id FOREIGN KEY (slip_id) REFERENCES public.claim_slip(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.commitment_check
    ADD CONSTRAINT commitment_check_case_id_dbd6786c_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.commitment_check
    ADD CONSTRAINT commitment_check_checked_by_id_2c36637a_fk_person_id FOREIGN KEY (checked_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_asked_by_id_d0ef0500_fk_person_id FOREIGN KEY (asked_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_case_id_9ff88a3d_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_certificate_id_1ac6c4cb_fk_service_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.service_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_entered_by_id_188e1386_fk_person_id FOREIGN KEY (entered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.declaration
    ADD CONSTRAINT declaration_case_id_d3a4040c_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.declaration
    ADD CONSTRAINT declaration_declared_by_id_5b69d56f_fk_person_id FOREIGN KEY (declared_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.declaration
    ADD CONSTRAINT declaration_entered_by_id_8a074693_fk_person_id FOREIGN KEY (entered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.declaration
    ADD CONSTRAINT declaration_previous_id_e71faece_fk_declaration_id FOREIGN KEY (previous_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_office_id_b079861d_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_opened_by_client_id_11bfb665_fk_hospital_client_id FOREIGN KEY (opened_by_client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_opened_by_id_f2e270e6_fk_person_id FOREIGN KEY (opened_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_record
    ADD CONSTRAINT delivery_record_case_id_e87ccc66_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_record
    ADD CONSTRAINT delivery_record_previous_id_23564df9_fk_delivery_record_id FOREIGN KEY (previous_id) REFERENCES public.delivery_record(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.delivery_record
    ADD CONSTRAINT delivery_record_signed_by_id_b7868e88_fk_person_id FOREIGN KEY (signed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.demand_answer
    ADD CONSTRAINT demand_answer_answered_by_id_9767e5c7_fk_person_id FOREIGN KEY (answered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.demand_answer
    ADD CONSTRAINT demand_answer_report_id_a6ee009c_fk_demand_report_id FOREIGN KEY (report_id) REFERENCES public.demand_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.demand_report
    ADD CONSTRAINT demand_report_case_id_30c49a19_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.demand_report
    ADD CONSTRAINT demand_report_office_id_143eb146_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.destroyed_blank
    ADD CONSTRAINT destroyed_blank_blank_id_4a4b0104_fk_blank_no FOREIGN KEY (blank_id) REFERENCES public.blank(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.destroyed_blank
    ADD CONSTRAINT destroyed_blank_destruction_id_a8dd5247_fk_blank_destruction_id FOREIGN KEY (destruction_id) REFERENCES public.blank_destruction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_case_id_94cc0e81_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_person_id_92155510_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.elicence
    ADD CONSTRAINT elicence_certificate_id_c547d091_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT enrolment_person_id_7a465913_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enrolment
    ADD CONSTRAINT enrolment_proposal_id_1c693447_fk_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_certificate_id_2860bcf5_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.given_reason
    ADD CONSTRAINT given_reason_by_id_034cc585_fk_person_id FOREIGN KEY (by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.given_reason
    ADD CONSTRAINT given_reason_case_id_d429ef70_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.hand
    ADD CONSTRAINT hand_case_id_5200ef1f_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.hand
    ADD CONSTRAINT hand_person_id_56162e0c_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.handwriting
    ADD CONSTRAINT handwriting_signature_id_d1339f74_fk_citizen_signature_id FOREIGN KEY (signature_id) REFERENCES public.citizen_signature(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.hospital_client
    ADD CONSTRAINT hospital_client_confirmed_by_id_aa0c1bbf_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.hospital_client
    ADD CONSTRAINT hospital_client_office_id_1500bfc7_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.hospital_client
    ADD CONSTRAINT hospital_client_proposed_by_id_a3b987c2_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.inquiry_finding
    ADD CONSTRAINT inquiry_finding_found_by_id_74a1decd_fk_person_id FOREIGN KEY (found_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.inquiry_finding
    ADD CONSTRAINT inquiry_finding_item_id_8928eb7b_fk_inquiry_item_id FOREIGN KEY (item_id) REFERENCES public.inquiry_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.inquiry_item
    ADD CONSTRAINT inquiry_item_certificate_id_2a3c160a_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.inquiry_item
    ADD CONSTRAINT inquiry_item_inquiry_id_6d052293_fk_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.inquiry
    ADD CONSTRAINT inquiry_office_id_08da41f9_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.inquiry
    ADD CONSTRAINT inquiry_opened_by_id_764dea10_fk_person_id FOREIGN KEY (opened_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insert_match
    ADD CONSTRAINT insert_match_by_id_a791ddbd_fk_person_id FOREIGN KEY (by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insert_match
    ADD CONSTRAINT insert_match_certificate_id_e18b8484_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_actor_id_50c64a09_fk_person_id FOREIGN KEY (actor_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journal_salt
    ADD CONSTRAINT journal_salt_entry_id_7a710c64_fk_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kiosk
    ADD CONSTRAINT kiosk_confirmed_by_id_1dda6a7f_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kiosk
    ADD CONSTRAINT kiosk_office_id_b8f499a0_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kiosk
    ADD CONSTRAINT kiosk_proposed_by_id_8da359b5_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.laboratory
    ADD CONSTRAINT laboratory_confirmed_by_id_fb039476_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.laboratory_ending
    ADD CONSTRAINT laboratory_ending_confirmed_by_id_648e7d4a_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.laboratory_ending
    ADD CONSTRAINT laboratory_ending_laboratory_id_30d6f68d_fk_laboratory_id FOREIGN KEY (laboratory_id) REFERENCES public.laboratory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.laboratory_ending
    ADD CONSTRAINT laboratory_ending_proposed_by_id_7370df19_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.laboratory
    ADD CONSTRAINT laboratory_proposed_by_id_089e26d8_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_content
    ADD CONSTRAINT legacy_content_case_id_b3015512_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_content
    ADD CONSTRAINT legacy_content_certificate_id_fea2f820_fk_legacy_certificate_no FOREIGN KEY (certificate_id) REFERENCES public.legacy_certificate(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_content
    ADD CONSTRAINT legacy_content_confirmed_by_id_440cf01f_fk_person_id FOREIGN KEY (confirmed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_content
    ADD CONSTRAINT legacy_content_stated_by_id_2a86c01e_fk_person_id FOREIGN KEY (stated_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_correction
    ADD CONSTRAINT legacy_correction_certificate_id_71af01ab_fk_legacy_ce FOREIGN KEY (certificate_id) REFERENCES public.legacy_certificate(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_correction_decision
    ADD CONSTRAINT legacy_correction_de_correction_id_b0583449_fk_legacy_co FOREIGN KEY (correction_id) REFERENCES public.legacy_correction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_correction_decision
    ADD CONSTRAINT legacy_correction_decision_decided_by_id_5735980f_fk_person_id FOREIGN KEY (decided_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_correction
    ADD CONSTRAINT legacy_correction_office_id_4fae75dc_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_correction
    ADD CONSTRAINT legacy_correction_proposed_by_id_b9ac902a_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_inquiry
    ADD CONSTRAINT legacy_inquiry_certificate_id_3f21929e_fk_legacy_certificate_no FOREIGN KEY (certificate_id) REFERENCES public.legacy_certificate(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_inquiry_finding
    ADD CONSTRAINT legacy_inquiry_finding_found_by_id_cfe97012_fk_person_id FOREIGN KEY (found_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_inquiry_finding
    ADD CONSTRAINT legacy_inquiry_finding_inquiry_id_2cea96ce_fk_legacy_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.legacy_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_inquiry
    ADD CONSTRAINT legacy_inquiry_office_id_7735c45d_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_inquiry
    ADD CONSTRAINT legacy_inquiry_opened_by_id_739e6766_fk_person_id FOREIGN KEY (opened_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_standing
    ADD CONSTRAINT legacy_standing_certificate_id_52e06fb8_fk_legacy_ce FOREIGN KEY (certificate_id) REFERENCES public.legacy_certificate(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.legacy_standing
    ADD CONSTRAINT legacy_standing_correction_id_e985438d_fk_legacy_correction_id FOREIGN KEY (correction_id) REFERENCES public.legacy_correction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_answer
    ADD CONSTRAINT licence_answer_look_id_72be396e_fk_licence_c FOREIGN KEY (look_id) REFERENCES public.licence_consent_ending(consent_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_answered
    ADD CONSTRAINT licence_answered_look_id_591cbd1b_fk_licence_c FOREIGN KEY (look_id) REFERENCES public.licence_consent_ending(consent_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_consent
    ADD CONSTRAINT licence_consent_agency_id_48102df9_fk_agency_id FOREIGN KEY (agency_id) REFERENCES public.agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_consent
    ADD CONSTRAINT licence_consent_certificate_id_3e35d61d_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_consent_ending
    ADD CONSTRAINT licence_consent_endi_consent_id_64f46b91_fk_licence_c FOREIGN KEY (consent_id) REFERENCES public.licence_consent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_consent
    ADD CONSTRAINT licence_consent_given_by_id_21e0e94b_fk_person_id FOREIGN KEY (given_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_consent
    ADD CONSTRAINT licence_consent_service_certificate__e3305a2a_fk_service_c FOREIGN KEY (service_certificate_id) REFERENCES public.service_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_request
    ADD CONSTRAINT licence_request_agency_id_98d93aa9_fk_agency_id FOREIGN KEY (agency_id) REFERENCES public.agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_request_answer
    ADD CONSTRAINT licence_request_answ_consent_id_8b404843_fk_licence_c FOREIGN KEY (consent_id) REFERENCES public.licence_consent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_request_answer
    ADD CONSTRAINT licence_request_answ_request_id_d765d51a_fk_licence_r FOREIGN KEY (request_id) REFERENCES public.licence_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_request_answer
    ADD CONSTRAINT licence_request_answer_answered_by_id_b60e8d48_fk_person_id FOREIGN KEY (answered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_request
    ADD CONSTRAINT licence_request_certificate_id_4970a279_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.licence_request
    ADD CONSTRAINT licence_request_service_certificate__544d5e09_fk_service_c FOREIGN KEY (service_certificate_id) REFERENCES public.service_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_session
    ADD CONSTRAINT live_session_passkey_id_b7ab74a9_fk_passkey_id FOREIGN KEY (passkey_id) REFERENCES public.passkey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_session
    ADD CONSTRAINT live_session_person_id_b05569f8_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.log_leaf
    ADD CONSTRAINT log_leaf_entry_id_93a79a0d_fk_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.material
    ADD CONSTRAINT material_case_id_34e1caa0_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.material_finding
    ADD CONSTRAINT material_finding_found_by_id_10ba38e9_fk_person_id FOREIGN KEY (found_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.material_finding
    ADD CONSTRAINT material_finding_material_id_6e0a1567_fk_material_id FOREIGN KEY (material_id) REFERENCES public.material(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.material
    ADD CONSTRAINT material_given_by_id_e51451f8_fk_person_id FOREIGN KEY (given_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.material
    ADD CONSTRAINT material_replaces_id_7ca37866_fk_material_id FOREIGN KEY (replaces_id) REFERENCES public.material(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.material
    ADD CONSTRAINT material_seen_by_id_db5bf5e3_fk_person_id FOREIGN KEY (seen_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.measure_count
    ADD CONSTRAINT measure_count_office_id_4c9a060e_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.message_secret
    ADD CONSTRAINT message_secret_message_id_867c0ca4_fk_text_message_id FOREIGN KEY (message_id) REFERENCES public.text_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.new_phone
    ADD CONSTRAINT new_phone_case_id_78a7fbfc_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.new_phone
    ADD CONSTRAINT new_phone_given_by_id_eeb95198_fk_person_id FOREIGN KEY (given_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.newborn
    ADD CONSTRAINT newborn_delivery_id_9f077d0f_fk_delivery_id FOREIGN KEY (delivery_id) REFERENCES public.delivery(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_case_id_c1e55b20_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_given_by_id_fd5b1b6e_fk_person_id FOREIGN KEY (given_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.office
    ADD CONSTRAINT office_authority_id_08f84a59_fk_office_id FOREIGN KEY (authority_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.office
    ADD CONSTRAINT office_brought_in_id_54520327_fk_brought_list_id FOREIGN KEY (brought_in_id) REFERENCES public.brought_list(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.on_site_paper
    ADD CONSTRAINT on_site_paper_case_id_c5c8d528_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.on_site_paper
    ADD CONSTRAINT on_site_paper_seen_by_id_74fe169c_fk_person_id FOREIGN KEY (seen_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.one_time_secret
    ADD CONSTRAINT one_time_secret_enrolment_id_ad4a7e98_fk_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.one_time_secret
    ADD CONSTRAINT one_time_secret_person_id_adca5f30_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.one_time_standing
    ADD CONSTRAINT one_time_standing_secret_id_cb5fb40f_fk_one_time_secret_id FOREIGN KEY (secret_id) REFERENCES public.one_time_secret(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_form_intake
    ADD CONSTRAINT ordinary_form_intake_counted_by_id_813ce627_fk_person_id FOREIGN KEY (counted_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_form_intake
    ADD CONSTRAINT ordinary_form_intake_office_id_ed959312_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_form_intake
    ADD CONSTRAINT ordinary_form_intake_received_by_id_fbfbd9d2_fk_person_id FOREIGN KEY (received_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_form_spoiling
    ADD CONSTRAINT ordinary_form_spoiling_office_id_4d9fac8a_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_form_spoiling
    ADD CONSTRAINT ordinary_form_spoiling_spoiled_by_id_067f16e2_fk_person_id FOREIGN KEY (spoiled_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_print
    ADD CONSTRAINT ordinary_print_certificate_id_bc3d870b_fk_service_c FOREIGN KEY (certificate_id) REFERENCES public.service_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_print
    ADD CONSTRAINT ordinary_print_office_id_213f414c_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ordinary_print
    ADD CONSTRAINT ordinary_print_printed_by_id_ae55cc97_fk_person_id FOREIGN KEY (printed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.original_stated
    ADD CONSTRAINT original_stated_case_id_e8481cd4_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.original_stated
    ADD CONSTRAINT original_stated_stated_by_id_b1211548_fk_person_id FOREIGN KEY (stated_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_return
    ADD CONSTRAINT paper_return_case_id_d232f794_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_return
    ADD CONSTRAINT paper_return_certificate_id_f72ebf73_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.paper_return
    ADD CONSTRAINT paper_return_received_by_id_e846e25a_fk_person_id FOREIGN KEY (received_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.parentage_report
    ADD CONSTRAINT parentage_report_case_id_966615e1_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.parentage_report
    ADD CONSTRAINT parentage_report_declaration_id_0d83317f_fk_declaration_id FOREIGN KEY (declaration_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.parentage_report_use
    ADD CONSTRAINT parentage_report_use_delivery_id_59e2e9f3_fk_delivery_id FOREIGN KEY (delivery_id) REFERENCES public.delivery(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.parentage_report
    ADD CONSTRAINT parentage_report_use_id_f6cb87cc_fk_parentage_report_use_id FOREIGN KEY (use_id) REFERENCES public.parentage_report_use(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_enrolment_id_b2474a27_fk_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_person_id_77b6a159_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.passkey_standing
    ADD CONSTRAINT passkey_standing_passkey_id_ebc55d8d_fk_passkey_id FOREIGN KEY (passkey_id) REFERENCES public.passkey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.phone_confirmation
    ADD CONSTRAINT phone_confirmation_case_id_1113e989_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.police_report
    ADD CONSTRAINT police_report_added_by_id_34730ef7_fk_person_id FOREIGN KEY (added_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.police_report
    ADD CONSTRAINT police_report_loss_id_33bad3d0_fk_blank_loss_id FOREIGN KEY (loss_id) REFERENCES public.blank_loss(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.policy_row
    ADD CONSTRAINT policy_row_proposal_id_437db789_fk_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.printer_placement
    ADD CONSTRAINT printer_placement_office_id_8c84534d_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.proposal_decision
    ADD CONSTRAINT proposal_decision_decided_by_id_2fa1f4bc_fk_person_id FOREIGN KEY (decided_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proposal_decision
    ADD CONSTRAINT proposal_decision_proposal_id_1cda76d6_fk_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_office_id_25cbe3ed_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_proposed_by_id_2d81bc4a_fk_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.query_code
    ADD CONSTRAINT query_code_case_id_1eb8c061_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.query_code
    ADD CONSTRAINT query_code_issued_by_id_646913f6_fk_person_id FOREIGN KEY (issued_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_by_id_38fa0565_fk_person_id FOREIGN KEY (by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_case_id_f5bc1fde_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_certificate_id_0b504b23_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_legacy_id_a35d9741_fk_legacy_certificate_no FOREIGN KEY (legacy_id) REFERENCES public.legacy_certificate(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_person_read_id_6c23c405_fk_person_id FOREIGN KEY (person_read_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.received_again
    ADD CONSTRAINT received_again_received_id_09757bc8_fk_received_birth_id FOREIGN KEY (received_id) REFERENCES public.received_birth(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.received_birth
    ADD CONSTRAINT received_birth_case_id_fbe71b6a_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.received_birth
    ADD CONSTRAINT received_birth_client_id_cd2a2949_fk_hospital_client_id FOREIGN KEY (client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.received_birth
    ADD CONSTRAINT received_birth_office_id_5eb42fe3_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.received_birth
    ADD CONSTRAINT received_birth_previous_id_b502d038_fk_received_birth_id FOREIGN KEY (previous_id) REFERENCES public.received_birth(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_look_up
    ADD CONSTRAINT record_look_up_asked_by_id_47cc200b_fk_person_id FOREIGN KEY (asked_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_look_up
    ADD CONSTRAINT record_look_up_case_id_79b47122_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_sought
    ADD CONSTRAINT record_sought_case_id_18a3dbd8_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_sought
    ADD CONSTRAINT record_sought_issuer_id_3976eb34_fk_office_id FOREIGN KEY (issuer_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_supply
    ADD CONSTRAINT record_supply_by_id_f91cff58_fk_person_id FOREIGN KEY (by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_supply
    ADD CONSTRAINT record_supply_case_id_e8134d50_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_supply
    ADD CONSTRAINT record_supply_material_id_73c32c2a_fk_material_id FOREIGN KEY (material_id) REFERENCES public.material(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_supply
    ADD CONSTRAINT record_supply_office_id_b988e188_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_comparison
    ADD CONSTRAINT register_comparison_case_id_81bfb2f9_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_comparison
    ADD CONSTRAINT register_comparison_declaration_id_94dc714b_fk_declaration_id FOREIGN KEY (declaration_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_look_up
    ADD CONSTRAINT register_look_up_asked_by_id_8590b7f8_fk_person_id FOREIGN KEY (asked_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_look_up
    ADD CONSTRAINT register_look_up_case_id_1b35e307_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.register_look_up
    ADD CONSTRAINT register_look_up_declaration_id_2934d4d0_fk_declaration_id FOREIGN KEY (declaration_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registration
    ADD CONSTRAINT registration_case_id_af1dbb1c_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registration
    ADD CONSTRAINT registration_escalated_to_id_7e48a28d_fk_office_id FOREIGN KEY (escalated_to_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registration
    ADD CONSTRAINT registration_taken_in_by_id_f08e8d7b_fk_office_id FOREIGN KEY (taken_in_by_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.registration
    ADD CONSTRAINT registration_township_id_7baf8051_fk_office_id FOREIGN KEY (township_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.report_confirmation
    ADD CONSTRAINT report_confirmation_asked_by_id_fcca39e6_fk_person_id FOREIGN KEY (asked_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.report_confirmation
    ADD CONSTRAINT report_confirmation_case_id_81c4eb2c_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.report_confirmation
    ADD CONSTRAINT report_confirmation_declaration_id_a193cd5b_fk_declaration_id FOREIGN KEY (declaration_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.result
    ADD CONSTRAINT result_case_id_f777822d_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.result
    ADD CONSTRAINT result_certificate_id_48d2eb22_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.result_delivery
    ADD CONSTRAINT result_delivery_client_id_85968e86_fk_hospital_client_id FOREIGN KEY (client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.result
    ADD CONSTRAINT result_office_id_f1c8070f_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.result_place
    ADD CONSTRAINT result_place_result_id_9edc595d_fk_result_id FOREIGN KEY (result_id) REFERENCES public.result(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.result_subscription
    ADD CONSTRAINT result_subscription_client_id_39e5f92f_fk_hospital_client_id FOREIGN KEY (client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.seal_abandonment
    ADD CONSTRAINT seal_abandonment_certificate_id_08907d36_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.seal_intent
    ADD CONSTRAINT seal_intent_certificate_id_b2249467_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.seal_intent
    ADD CONSTRAINT seal_intent_seal_id_6e1fa30c_fk_seal_id FOREIGN KEY (seal_id) REFERENCES public.seal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.seal_intent
    ADD CONSTRAINT seal_intent_sealed_by_id_12b7683e_fk_person_id FOREIGN KEY (sealed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_keeper_id_cd08c0e5_fk_person_id FOREIGN KEY (keeper_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_office_id_6e495efe_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.second_review
    ADD CONSTRAINT second_review_case_id_01bbd962_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.second_review_climb
    ADD CONSTRAINT second_review_climb_case_id_7159094f_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.second_review_climb
    ADD CONSTRAINT second_review_climb_office_id_8cfd2055_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.second_review
    ADD CONSTRAINT second_review_declaration_id_273ca53e_fk_declaration_id FOREIGN KEY (declaration_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.second_review
    ADD CONSTRAINT second_review_office_id_a7a8b66f_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.second_review
    ADD CONSTRAINT second_review_reviewed_by_id_6e0f08dd_fk_person_id FOREIGN KEY (reviewed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_case_id_5c194f80_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_issued_by_id_50a1162f_fk_person_id FOREIGN KEY (issued_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_previous_id_8e2ad6ab_fk_service_c FOREIGN KEY (previous_id) REFERENCES public.service_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_certificate
    ADD CONSTRAINT service_certificate_seal_id_11fb0981_fk_seal_id FOREIGN KEY (seal_id) REFERENCES public.seal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_elicence
    ADD CONSTRAINT service_elicence_certificate_id_60b0bb87_fk_service_c FOREIGN KEY (certificate_id) REFERENCES public.service_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_standing
    ADD CONSTRAINT service_standing_case_id_4d07db1e_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.service_standing
    ADD CONSTRAINT service_standing_certificate_id_e99139e0_fk_service_c FOREIGN KEY (certificate_id) REFERENCES public.service_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_passkey_id_eebeffbb_fk_passkey_id FOREIGN KEY (passkey_id) REFERENCES public.passkey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sign_in_event
    ADD CONSTRAINT sign_in_event_person_id_fcf67b05_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signing_request
    ADD CONSTRAINT signing_request_case_id_86d3ac3b_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signing_request
    ADD CONSTRAINT signing_request_client_id_eee40f50_fk_hospital_client_id FOREIGN KEY (client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.signing_request
    ADD CONSTRAINT signing_request_person_id_6a825ac1_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.spent_assertion
    ADD CONSTRAINT spent_assertion_agency_id_52ac5cb7_fk_agency_id FOREIGN KEY (agency_id) REFERENCES public.agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.spent_assertion
    ADD CONSTRAINT spent_assertion_client_id_77ee62e3_fk_hospital_client_id FOREIGN KEY (client_id) REFERENCES public.hospital_client(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.spouse_answer
    ADD CONSTRAINT spouse_answer_answered_by_id_29787008_fk_person_id FOREIGN KEY (answered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.spouse_answer
    ADD CONSTRAINT spouse_answer_case_id_687e92a2_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.spouse_answer
    ADD CONSTRAINT spouse_answer_declaration_id_642972c1_fk_declaration_id FOREIGN KEY (declaration_id) REFERENCES public.declaration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.spouse_answer
    ADD CONSTRAINT spouse_answer_entered_by_id_24f2641f_fk_person_id FOREIGN KEY (entered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.standing
    ADD CONSTRAINT standing_certificate_id_7ab7960c_fk_certificate_id FOREIGN KEY (certificate_id) REFERENCES public.certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.standing
    ADD CONSTRAINT standing_newborn_id_d5a9460d_fk_newborn_id FOREIGN KEY (newborn_id) REFERENCES public.newborn(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stock_recount
    ADD CONSTRAINT stock_recount_counted_by_id_a6374abd_fk_person_id FOREIGN KEY (counted_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.stock_recount
    ADD CONSTRAINT stock_recount_suspension_id_05c3ac24_fk_suspension_id FOREIGN KEY (suspension_id) REFERENCES public.suspension(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_actor_id_52c17a76_fk_person_id FOREIGN KEY (actor_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.suspension
    ADD CONSTRAINT suspension_authority_id_01fe2de7_fk_office_id FOREIGN KEY (authority_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.suspension
    ADD CONSTRAINT suspension_imposed_by_id_e083eb6e_fk_person_id FOREIGN KEY (imposed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.suspension_lift
    ADD CONSTRAINT suspension_lift_lifted_by_id_c334509e_fk_person_id FOREIGN KEY (lifted_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.suspension_lift
    ADD CONSTRAINT suspension_lift_suspension_id_8c3f0729_fk_suspension_id FOREIGN KEY (suspension_id) REFERENCES public.suspension(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.suspension
    ADD CONSTRAINT suspension_office_id_af256b4b_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.text_message
    ADD CONSTRAINT text_message_case_id_f2306095_fk_birth_case_id FOREIGN KEY (case_id) REFERENCES public.birth_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.text_message
    ADD CONSTRAINT text_message_legacy_id_5aa6c1fd_fk_legacy_certificate_no FOREIGN KEY (legacy_id) REFERENCES public.legacy_certificate(no) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.text_message_receipt
    ADD CONSTRAINT text_message_receipt_by_id_daf46427_fk_person_id FOREIGN KEY (by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.text_message_receipt
    ADD CONSTRAINT text_message_receipt_message_id_f9ba9b99_fk_text_message_id FOREIGN KEY (message_id) REFERENCES public.text_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tray
    ADD CONSTRAINT tray_holder_id_5fbed568_fk_person_id FOREIGN KEY (holder_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tray
    ADD CONSTRAINT tray_office_id_c970aafc_fk_office_id FOREIGN KEY (office_id) REFERENCES public.office(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.waiting_entry
    ADD CONSTRAINT waiting_entry_entry_id_a0aa2326_fk_journal_entry_id FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.waiting_result
    ADD CONSTRAINT waiting_result_result_id_ef3b06f3_fk_result_id FOREIGN KEY (result_id) REFERENCES public.result(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.waiting_seal
    ADD CONSTRAINT waiting_seal_signature_id_07b6b294_fk_citizen_signature_id FOREIGN KEY (signature_id) REFERENCES public.citizen_signature(id) DEFERRABLE INITIALLY DEFERRED;
