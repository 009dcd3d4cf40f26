DROP TRIGGER guarded ON second_review_climb;
DROP TRIGGER never_changed ON second_review_climb;
DROP FUNCTION guard_second_review_climb();
