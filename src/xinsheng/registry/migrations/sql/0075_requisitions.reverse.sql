DROP TRIGGER guarded ON blank_transfer;
DROP TRIGGER guarded ON blank_requisition_withdrawal;
DROP TRIGGER guarded ON blank_requisition_answer;
DROP TRIGGER guarded ON blank_requisition;
DROP TRIGGER guarded ON blank_plan_answer;
DROP TRIGGER guarded ON blank_plan;
DROP FUNCTION guard_blank_transfer(), guard_blank_requisition_withdrawal(), guard_blank_requisition_answer(),
    guard_blank_requisition(), guard_blank_plan_answer(), guard_blank_plan(), hold_requisition(uuid), has_ended(uuid),
    sent_on(uuid);
DROP TRIGGER never_changed ON blank_requisition_withdrawal;
DROP TRIGGER never_changed ON blank_requisition_answer;
DROP TRIGGER never_changed ON blank_requisition;
DROP TRIGGER never_changed ON blank_plan_answer;
DROP TRIGGER never_changed ON blank_plan;
