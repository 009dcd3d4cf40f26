CREATE OR REPLACE FUNCTION guard_result_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position <> coalesce((SELECT max(position) FROM result_place), 0) + 1 THEN
        PERFORM break_promise('result_place_is_the_next', 'the results have no gap');
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER guarded ON result_leap;
DROP FUNCTION guard_result_leap();
DROP TRIGGER never_changed ON result_leap;

CREATE OR REPLACE FUNCTION guard_licence_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.until_on < (NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        PERFORM break_promise('licence_request_ends_after_it_is_made', 'its last day is not before its asking');
    END IF;
    IF NOT EXISTS (SELECT FROM agency WHERE id = NEW.agency_id AND until IS NULL AND purposes ? NEW.purpose) THEN
        PERFORM break_promise('licence_request_within_its_purposes', 'an office asks for its own purposes alone');
    END IF;
    RETURN NEW;
END $$;
