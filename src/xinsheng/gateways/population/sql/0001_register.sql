-- The register: one table a snapshot, all of the form below; the two views say which snapshot is in force.

CREATE SEQUENCE population.snapshot_no AS integer;

CREATE TABLE population.snapshot (
    id integer PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name <> ''),
    taken_on date NOT NULL,
    loaded_at timestamptz NOT NULL,
    source_name text NOT NULL,
    source_digest char(64) NOT NULL,
    people bigint NOT NULL CHECK (people >= 0),
    rejected bigint NOT NULL CHECK (rejected >= 0),
    contested bigint NOT NULL CHECK (contested >= 0)
);

-- Fixed widths first, so that no row has holes. Numbers are compared byte by byte ("C"), blanks at the end not counted.
CREATE TABLE population.person_form (
    row_no integer GENERATED ALWAYS AS IDENTITY (CACHE 1000),
    born_on date NOT NULL,
    married_on date,
    sex smallint NOT NULL CHECK (sex IN (0, 1, 2, 9)),
    marital_state smallint,
    is_alive boolean NOT NULL,
    paper_no char(18) COLLATE "C",
    spouse_no char(18) COLLATE "C",
    mother_no char(18) COLLATE "C",
    father_no char(18) COLLATE "C",
    name text NOT NULL,
    former_name text,
    ethnicity text,
    household_code text,
    residence_code text,
    certificate_no text,
    CHECK (paper_no IS NOT NULL OR mother_no IS NOT NULL OR father_no IS NOT NULL)
);

CREATE VIEW population.person AS SELECT * FROM population.person_form;
CREATE VIEW population.in_force AS SELECT * FROM population.snapshot WHERE false;
