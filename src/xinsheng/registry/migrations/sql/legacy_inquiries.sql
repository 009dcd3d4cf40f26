-- An older certificate is looked into and found on once; what was found is another's than who put it under review.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON legacy_inquiry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON legacy_inquiry_finding
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION guard_legacy_inquiry_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.found_by_id = (SELECT opened_by_id FROM legacy_inquiry WHERE id = NEW.inquiry_id) THEN
        PERFORM break_promise('legacy_inquiry_finding_by_another', 'who opened an inquiry does not find on it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON legacy_inquiry_finding
    FOR EACH ROW EXECUTE FUNCTION guard_legacy_inquiry_finding();
