-- What an area has taken from which role, asked with a page's first question: after web.begin, which binds the area and
-- the generation in use.
CREATE FUNCTION web.barred() RETURNS text[] LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN ARRAY(SELECT action || ' ' || role FROM barred ORDER BY 1);
END $$;
REVOKE ALL ON FUNCTION web.barred() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.barred() TO oc_app;
