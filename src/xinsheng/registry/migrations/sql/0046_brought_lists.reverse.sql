DROP TRIGGER never_changed ON brought_line;
DROP TRIGGER never_changed ON brought_list;
