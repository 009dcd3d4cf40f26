-- What is entered of a certificate from before these books is its own: the same child, day, mother and papers.
CREATE FUNCTION guard_legacy_content_is_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM legacy_certificate AS paper WHERE paper.no = NEW.certificate_id
            AND (paper.child_name, paper.born_on, paper.mother_name)
                IS NOT DISTINCT FROM (NEW.child_name, NEW.born_on, NEW.mother_name)
            AND coalesce(paper.mother_paper_index = NEW.mother_paper_index, true)
            AND coalesce(paper.father_paper_index = NEW.father_paper_index, true)
    ) THEN
        PERFORM break_promise('legacy_content_is_its_own', 'what a paper said is of the child, mother and papers it names');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded_own BEFORE INSERT ON legacy_content FOR EACH ROW EXECUTE FUNCTION guard_legacy_content_is_its_own();
