-- In books just restored the numbers of Birth Service Certificates leap over those drawn since the backup; at any
-- other time a serial is the last one plus one. The application has no rights on restored books: the owner leaps.
CREATE OR REPLACE FUNCTION guard_service_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.year <> OLD.year OR NEW.last <= OLD.last THEN
        PERFORM break_promise('service_number_is_the_next', 'a serial is the last one plus one');
    END IF;
    IF NEW.last <> OLD.last + 1
       AND coalesce(obj_description('public'::regnamespace, 'pg_namespace'), '') NOT LIKE '%numbers not confirmed' THEN
        PERFORM break_promise('service_number_is_the_next', 'a serial is the last one plus one');
    END IF;
    RETURN NEW;
END $$;
