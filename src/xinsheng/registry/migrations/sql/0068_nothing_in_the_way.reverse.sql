-- As it was before.

ALTER FUNCTION wait_for_log() SET search_path = public;
ALTER FUNCTION placed_in_log() SET search_path = public;
ALTER FUNCTION wait_for_place() SET search_path = public;
ALTER FUNCTION placed_result() SET search_path = public;
ALTER FUNCTION wait_for_seal() SET search_path = public;
ALTER FUNCTION sealed_citizen() SET search_path = public;
