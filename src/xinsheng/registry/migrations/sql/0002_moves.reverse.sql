DROP TRIGGER guarded ON standing;
DROP TRIGGER guarded ON blank;
DROP TRIGGER guarded ON case_key;
DROP TRIGGER guarded ON birth_case;
DROP FUNCTION guard_standing(), guard_blank(), guard_case_key(), guard_birth_case(), break_promise(text, text);
