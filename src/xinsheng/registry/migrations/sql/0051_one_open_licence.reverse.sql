DROP TRIGGER guarded_reviewer ON second_review;
DROP FUNCTION guard_second_reviewer();
DROP TRIGGER guarded_licence ON laboratory;
DROP FUNCTION guard_laboratory_licence();
