-- As it was before.
DROP TRIGGER guarded ON paper_return;
DROP FUNCTION guard_paper_return();
DROP TRIGGER signed ON certificate_review;
DROP TRIGGER never_changed ON paper_return;
DROP TRIGGER never_changed ON certificate_review;
DROP TRIGGER guarded ON certificate_review;
DROP FUNCTION guard_certificate_review();
DROP TRIGGER guarded_succession ON seal_intent;
DROP FUNCTION guard_succession_seal();
DROP TRIGGER succeeded ON standing;
DROP FUNCTION require_successor();
DROP TRIGGER guarded_head ON standing;
DROP FUNCTION guard_coming_into_force();
DROP TRIGGER guarded_succession ON birth_case;
DROP FUNCTION guard_succession();

CREATE OR REPLACE FUNCTION guard_birth_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM break_promise('case_version_grows_by_one', 'a case''s version grows by exactly one');
    END IF;
    IF (NEW.id, NEW.service, NEW.service_version, NEW.policies, NEW.office_id, NEW.newborn_id, NEW.opened_at,
        NEW.birth_order, NEW.plurality)
        IS DISTINCT FROM
       (OLD.id, OLD.service, OLD.service_version, OLD.policies, OLD.office_id, OLD.newborn_id, OLD.opened_at,
        OLD.birth_order, OLD.plurality)
    THEN
        PERFORM break_promise('case_stays_what_it_was_opened_as', 'a case stays what it was opened as');
    END IF;
    IF NEW.round < OLD.round THEN
        PERFORM break_promise('case_round_never_falls', 'a case''s round never falls');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM blank WHERE no = NEW.blank_id AND status = 'assigned' AND case_id = NEW.case_id) THEN
        PERFORM break_promise('certificate_bears_the_assigned_number', 'a certificate bears its case''s number');
    END IF;
    IF NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM birth_case WHERE id = NEW.case_id)
       OR (NEW.predecessor_id IS NOT NULL
           AND NEW.newborn_id IS DISTINCT FROM (SELECT newborn_id FROM certificate WHERE id = NEW.predecessor_id)) THEN
        PERFORM break_promise('certificate_of_its_newborn', 'a certificate is of its case''s newborn');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM birth_case WHERE id = NEW.case_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM hand WHERE case_id = NEW.case_id AND person_id = NEW.person_id AND duty <> NEW.duty) THEN
        PERFORM break_promise('hand_duties_apart', 'one person has one duty on a case');
    END IF;
    RETURN NEW;
END $$;
