DROP TRIGGER guarded_days ON registration;
DROP FUNCTION guard_spouses_days();
DROP TRIGGER guarded ON spouse_answer;
DROP FUNCTION guard_spouse_answer();
DROP TRIGGER never_changed ON spouse_answer;
