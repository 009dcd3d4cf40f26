DROP TRIGGER guarded_kind ON seal;
DROP FUNCTION guard_seal_of_a_kind();
