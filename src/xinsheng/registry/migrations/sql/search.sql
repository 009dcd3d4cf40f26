-- A name is the array of its characters: two or three characters are found by index, without an extension.
CREATE INDEX case_mother_name_characters ON birth_case USING gin (string_to_array(mother_name, NULL));
CREATE INDEX case_child_name_characters ON birth_case USING gin (string_to_array(child_name, NULL));
