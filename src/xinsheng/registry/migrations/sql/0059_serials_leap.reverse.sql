CREATE OR REPLACE FUNCTION guard_service_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.year <> OLD.year OR NEW.last <> OLD.last + 1 THEN
        PERFORM break_promise('service_number_is_the_next', 'a serial is the last one plus one');
    END IF;
    RETURN NEW;
END $$;
