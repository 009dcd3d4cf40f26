DROP TRIGGER never_removed ON result_subscription;
DROP TRIGGER only_ends ON result_subscription;
DROP FUNCTION guard_result_subscription();
