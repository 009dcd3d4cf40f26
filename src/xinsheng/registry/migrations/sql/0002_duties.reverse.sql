DROP TRIGGER guarded ON hand;
DROP TRIGGER guarded ON proposal_decision;
DROP TRIGGER guarded ON appointment;
DROP FUNCTION guard_hand(), guard_proposal_decision(), guard_appointment();
