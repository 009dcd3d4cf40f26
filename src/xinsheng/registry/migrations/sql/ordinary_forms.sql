-- What came and what was written off never changes; nothing is written off that the count does not have.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON ordinary_form_intake FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON ordinary_form_spoiling FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_ordinary_form_spoiling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM office WHERE id = NEW.office_id FOR NO KEY UPDATE;
    IF NEW.number > (SELECT coalesce(sum(number), 0) FROM ordinary_form_intake WHERE office_id = NEW.office_id)
        - (SELECT count(*) FROM ordinary_print WHERE office_id = NEW.office_id AND paper = 'form')
        - (SELECT coalesce(sum(number), 0) FROM ordinary_form_spoiling WHERE office_id = NEW.office_id) THEN
        PERFORM break_promise('ordinary_form_spoiling_is_there', 'no more forms are written off than are left');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON ordinary_form_spoiling FOR EACH ROW EXECUTE FUNCTION guard_ordinary_form_spoiling();

CREATE FUNCTION guard_ordinary_print() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.paper = '' THEN
        PERFORM break_promise('ordinary_print_says_its_paper', 'a print says what it was printed on');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON ordinary_print FOR EACH ROW EXECUTE FUNCTION guard_ordinary_print();
