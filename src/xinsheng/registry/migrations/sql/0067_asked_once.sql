-- An office's own number names one request of its for ever, whatever it says under it the second time.
CREATE OR REPLACE FUNCTION guard_licence_request() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- In restored books the places of results go on above whatever was given since the backup; otherwise they are dense.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON result_leap FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_result_leap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <= greatest((SELECT max(position) FROM result_place), (SELECT max(position) FROM result_leap)) THEN
        PERFORM break_promise('result_leap_is_forward', 'places that were given are not given again');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT ON result_leap FOR EACH ROW EXECUTE FUNCTION guard_result_leap();

CREATE OR REPLACE FUNCTION guard_result_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <> 1 + greatest(
        (SELECT max(position) FROM result_place), (SELECT max(position) FROM result_leap), 0
    ) THEN
        PERFORM break_promise('result_place_is_the_next', 'the results have no gap');
    END IF;
    RETURN NEW;
END $$;
