DROP TRIGGER guarded_place ON act_signature;
DROP FUNCTION guard_act_signature_place();
