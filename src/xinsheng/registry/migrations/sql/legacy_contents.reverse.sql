DROP TRIGGER guarded_own ON legacy_content;
DROP FUNCTION guard_legacy_content_is_its_own();
