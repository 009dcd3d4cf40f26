-- As it was before.
DROP TRIGGER not_suspended ON elicence;
DROP TRIGGER not_suspended ON seal_intent;
DROP TRIGGER not_suspended ON certificate;
DROP FUNCTION guard_seal_while_suspended(), guard_print_while_suspended(), refuse_while_suspended(uuid, boolean);
DROP TRIGGER guarded ON inquiry_finding;
DROP TRIGGER guarded ON suspension_lift;
DROP FUNCTION guard_inquiry_finding(), guard_suspension_lift();
DROP TRIGGER never_changed ON inquiry_finding;
DROP TRIGGER never_changed ON inquiry_item;
DROP TRIGGER never_changed ON inquiry;
DROP TRIGGER never_changed ON suspension_lift;
DROP TRIGGER never_changed ON stock_recount;
DROP TRIGGER never_changed ON suspension;
DROP TRIGGER never_changed ON police_report;
DROP TRIGGER never_changed ON blank_loss;
