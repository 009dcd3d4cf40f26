-- What was planned, asked, granted and withdrawn never changes.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_plan FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_plan_answer
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_requisition
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_requisition_answer
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_requisition_withdrawal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A plan is of this year or the next; another for the same year follows once the last was answered.
CREATE FUNCTION guard_blank_plan() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER guarded BEFORE INSERT ON blank_plan FOR EACH ROW EXECUTE FUNCTION guard_blank_plan();

CREATE FUNCTION guard_blank_plan_answer() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER guarded BEFORE INSERT ON blank_plan_answer
    FOR EACH ROW EXECUTE FUNCTION guard_blank_plan_answer();

-- How many inserts of a requisition were sent so far.
CREATE FUNCTION sent_on(asked uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(quantity), 0) FROM blank_transfer WHERE answers_id = asked
$$;

-- Whether nothing more is said or sent on a requisition: declined, withdrawn, or all that was granted is sent.
CREATE FUNCTION has_ended(asked uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM blank_requisition_withdrawal WHERE requisition_id = asked)
        OR coalesce((SELECT granted <= sent_on(asked) FROM blank_requisition_answer
                     WHERE requisition_id = asked), false)
$$;

-- An office has one requisition open at a time: the next follows once the last has ended.
CREATE FUNCTION guard_blank_requisition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq <> 1 AND NOT EXISTS (
        SELECT FROM blank_requisition AS last
        WHERE last.office_id = NEW.office_id AND last.seq = NEW.seq - 1 AND has_ended(last.id)
    ) THEN
        PERFORM break_promise('blank_requisition_one_is_open', 'an office has one requisition open at a time');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON blank_requisition FOR EACH ROW EXECUTE FUNCTION guard_blank_requisition();

-- What is said and sent on one requisition is said one after the other.
CREATE FUNCTION hold_requisition(asked uuid) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtext('blank requisition ' || asked))
$$;

CREATE FUNCTION guard_blank_requisition_answer() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER guarded BEFORE INSERT ON blank_requisition_answer
    FOR EACH ROW EXECUTE FUNCTION guard_blank_requisition_answer();

CREATE FUNCTION guard_blank_requisition_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM hold_requisition(NEW.requisition_id);
    IF has_ended(NEW.requisition_id) THEN
        PERFORM break_promise('blank_requisition_withdrawal_while_open', 'what has ended is not withdrawn');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON blank_requisition_withdrawal
    FOR EACH ROW EXECUTE FUNCTION guard_blank_requisition_withdrawal();

-- What goes down the line answers a requisition of the receiver to the sender, and is no more than was granted on it.
CREATE FUNCTION guard_blank_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER guarded BEFORE INSERT ON blank_transfer FOR EACH ROW EXECUTE FUNCTION guard_blank_transfer();
