-- What the owner's functions name is the books' own: a session's temporary tables, which PostgreSQL looks through first
-- where nobody says otherwise, come last (invariant 29).

ALTER FUNCTION wait_for_log() SET search_path = public, pg_temp;
ALTER FUNCTION placed_in_log() SET search_path = public, pg_temp;
ALTER FUNCTION wait_for_place() SET search_path = public, pg_temp;
ALTER FUNCTION placed_result() SET search_path = public, pg_temp;
ALTER FUNCTION wait_for_seal() SET search_path = public, pg_temp;
ALTER FUNCTION sealed_citizen() SET search_path = public, pg_temp;
