-- What was reported, imposed, lifted, asked and found never changes.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON blank_loss FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON police_report FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON suspension FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON stock_recount FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON suspension_lift FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON inquiry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON inquiry_item FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON inquiry_finding FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Who imposed a suspension does not lift it; who put certificates under review does not find on them.
CREATE FUNCTION guard_suspension_lift() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.lifted_by_id = (SELECT imposed_by_id FROM suspension WHERE id = NEW.suspension_id) THEN
        PERFORM break_promise('suspension_lift_by_another', 'who imposed a suspension does not lift it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON suspension_lift FOR EACH ROW EXECUTE FUNCTION guard_suspension_lift();

CREATE FUNCTION guard_inquiry_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.found_by_id = (SELECT inquiry.opened_by_id FROM inquiry_item JOIN inquiry ON inquiry.id = inquiry_id
                          WHERE inquiry_item.id = NEW.item_id) THEN
        PERFORM break_promise('inquiry_finding_by_another', 'who opened an inquiry does not find on it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON inquiry_finding FOR EACH ROW EXECUTE FUNCTION guard_inquiry_finding();

-- Invariant 19: while an office (or the province) is suspended nothing of it is printed, sealed or filed. Whoever
-- prints holds the office's row in common with others; whoever suspends takes it alone.
CREATE FUNCTION refuse_while_suspended(issuer uuid, prints boolean) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE FUNCTION guard_print_while_suspended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_while_suspended(NEW.office_id, true);
    RETURN NEW;
END $$;
CREATE TRIGGER not_suspended BEFORE INSERT ON certificate
    FOR EACH ROW EXECUTE FUNCTION guard_print_while_suspended();

CREATE FUNCTION guard_seal_while_suspended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_while_suspended((SELECT office_id FROM certificate WHERE id = NEW.certificate_id), false);
    RETURN NEW;
END $$;
CREATE TRIGGER not_suspended BEFORE INSERT ON seal_intent
    FOR EACH ROW EXECUTE FUNCTION guard_seal_while_suspended();
CREATE TRIGGER not_suspended BEFORE INSERT ON elicence
    FOR EACH ROW EXECUTE FUNCTION guard_seal_while_suspended();
