DROP TRIGGER signed ON seal_intent;
DROP TRIGGER signed ON declaration;
DROP TRIGGER signed ON delivery_record;
DROP TRIGGER signed ON journal_entry;
DROP TRIGGER guarded ON act_signature;
DROP FUNCTION require_act_signature(), guard_act_signature();
DROP TRIGGER never_changed ON signing_request;
DROP TRIGGER never_changed ON act_signature;
