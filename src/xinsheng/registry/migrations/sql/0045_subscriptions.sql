-- What a system asked to be sent, and where, does not change: it ends, once. Nor does it go back in what it was told.
CREATE FUNCTION guard_result_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    how text[] := ARRAY['position', 'failures', 'fault', 'failing_since', 'taken_at', 'due_at', 'until'];
BEGIN
    IF to_jsonb(NEW) - how <> to_jsonb(OLD) - how OR NEW.position < OLD.position
       OR (OLD.until IS NOT NULL AND NEW.until IS DISTINCT FROM OLD.until) THEN
        PERFORM break_promise('result_subscription_only_ends', 'a subscription is not changed, only ended');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_ends BEFORE UPDATE ON result_subscription FOR EACH ROW EXECUTE FUNCTION guard_result_subscription();
CREATE TRIGGER never_removed BEFORE DELETE ON result_subscription FOR EACH ROW EXECUTE FUNCTION refuse_change();
