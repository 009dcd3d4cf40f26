DROP TRIGGER guarded ON licence_request_answer;
DROP FUNCTION guard_licence_request_answer();
DROP TRIGGER guarded ON licence_request;
DROP FUNCTION guard_licence_request();
DROP TRIGGER never_changed ON licence_request_answer;
DROP TRIGGER never_changed ON licence_request;
