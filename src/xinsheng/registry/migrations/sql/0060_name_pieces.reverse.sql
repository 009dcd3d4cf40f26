CREATE INDEX case_mother_name_characters ON birth_case USING gin (string_to_array(mother_name, NULL));
CREATE INDEX case_child_name_characters ON birth_case USING gin (string_to_array(child_name, NULL));
CREATE INDEX registration_woman_name_characters ON registration USING gin (string_to_array(woman_name, NULL));
CREATE INDEX registration_man_name_characters ON registration USING gin (string_to_array(man_name, NULL));
DROP INDEX case_mother_name_pieces;
DROP INDEX case_child_name_pieces;
DROP INDEX registration_woman_name_pieces;
DROP INDEX registration_man_name_pieces;
DROP FUNCTION name_pieces(text);
