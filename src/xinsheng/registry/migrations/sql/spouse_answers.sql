-- The other spouse's answer is given once and never changes; it is of its own case. Their days are given once.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON spouse_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_spouse_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.case_id IS DISTINCT FROM (SELECT case_id FROM declaration WHERE id = NEW.declaration_id) THEN
        PERFORM break_promise('spouse_answer_of_its_case', 'an answer is of its declaration''s case');
    END IF;
    IF NEW.answered_by_id = (SELECT declared_by_id FROM declaration WHERE id = NEW.declaration_id) THEN
        PERFORM break_promise('spouse_answer_by_the_other', 'nobody confirms their own declaration');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON spouse_answer FOR EACH ROW EXECUTE FUNCTION guard_spouse_answer();

CREATE FUNCTION guard_spouses_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.spouse_until IS NOT NULL AND NEW.spouse_until IS DISTINCT FROM OLD.spouse_until THEN
        PERFORM break_promise('registration_spouses_days_once', 'the other''s days are given once');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_days BEFORE UPDATE ON registration FOR EACH ROW EXECUTE FUNCTION guard_spouses_days();
