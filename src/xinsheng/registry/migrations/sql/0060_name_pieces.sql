-- A name is found by its pieces of up to four characters: one look into the index for one of two or three, where each
-- character by itself is in many names. No extension is needed.
CREATE FUNCTION name_pieces(name text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
    SELECT coalesce(array_agg(DISTINCT substr(name, first, size)), '{}')
    FROM generate_series(1, length(name)) AS first, generate_series(1, least(4, length(name) - first + 1)) AS size
$$;
CREATE INDEX case_mother_name_pieces ON birth_case USING gin (name_pieces(mother_name));
CREATE INDEX case_child_name_pieces ON birth_case USING gin (name_pieces(child_name));
CREATE INDEX registration_woman_name_pieces ON registration USING gin (name_pieces(woman_name));
CREATE INDEX registration_man_name_pieces ON registration USING gin (name_pieces(man_name));
DROP INDEX case_mother_name_characters;
DROP INDEX case_child_name_characters;
DROP INDEX registration_woman_name_characters;
DROP INDEX registration_man_name_characters;
