DROP TRIGGER guarded ON seal_abandonment;
DROP TRIGGER guarded ON elicence;
DROP TRIGGER guarded ON seal_intent;
DROP TRIGGER guarded ON certificate;
DROP TRIGGER guarded ON newborn;
DROP FUNCTION guard_seal_outcome(), guard_seal_intent(), guard_certificate(), guard_newborn();
