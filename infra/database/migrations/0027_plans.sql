-- Asked at the beginning of every page, always the same way: where there are many areas it was planned anew each time, which
-- took twice as long as the question itself.
ALTER FUNCTION web.begin(text, bytea, uuid, text[], int) SET plan_cache_mode = force_generic_plan;
