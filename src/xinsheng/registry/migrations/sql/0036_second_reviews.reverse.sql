DROP TRIGGER looked_at ON certificate;
DROP FUNCTION guard_certificate_second_review();
DROP TRIGGER guarded ON second_review;
DROP FUNCTION guard_second_review();
DROP TRIGGER signed ON second_review;
DROP TRIGGER never_changed ON second_review;
