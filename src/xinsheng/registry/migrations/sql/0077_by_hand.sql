-- What a hand did stands under the signature for ever; a mark is one that an officer saw.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON handwriting FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_handwriting() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER guarded BEFORE INSERT ON handwriting FOR EACH ROW EXECUTE FUNCTION guard_handwriting();
