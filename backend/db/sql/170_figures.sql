-- Numbers of cases for the wall. They run as the table's owner: row security lets the planner see nothing of how many
-- rows a scope holds, and reading two weeks of a year would cost five times as much. They give numbers only, and who
-- may ask for a place is asked first. Each call is planned for its own place: a city's cases are found by their time,
-- a street's by their path.

-- Cases opened and closed in each hour of [p_since, p_until), of paths in [p_low, p_high). Hours without any are absent.
create or replace function case_flow_v1(p_low text, p_high text, p_since timestamptz, p_until timestamptz)
returns table (hour timestamptz, opened bigint, closed bigint)
language plpgsql stable parallel safe security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
begin
    return query
    select date_trunc('hour', at, 'UTC'), count(*) filter (where came), count(*) filter (where not came)
    from (
        select opened_at, true from "case"
        where path >= p_low and path < p_high and opened_at >= p_since and opened_at < p_until
        union all
        select closed_at, false from "case"
        where path >= p_low and path < p_high and closed_at >= p_since and closed_at < p_until and status = 'closed'
    ) moved (at, came)
    group by 1;
end
$$;

-- Cases of paths in [p_low, p_high) by the first p_depth segments of their path and their class: opened in
-- [p_since, p_now), open (in none of the states p_finished) and overdue. Places and classes without any are absent.
create or replace function case_standing_v1(
    p_low text, p_high text, p_depth int, p_since timestamptz, p_now timestamptz, p_finished text[]
)
returns table (place text, class_code text, opened bigint, open bigint, overdue bigint)
language plpgsql stable parallel safe security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
begin
    return query
    select array_to_string((string_to_array(path, '.'))[1:p_depth], '.'), left(category, 2),
        count(*) filter (where came), count(*) filter (where not came), count(*) filter (where not came and late)
    from (
        select path, category, true, false from "case"
        where path >= p_low and path < p_high and opened_at >= p_since and opened_at < p_now
        union all
        select path, category, false, due_at < p_now from "case"
        where path >= p_low and path < p_high and status <> all (p_finished)
    ) counted (path, category, came, late)
    group by 1, 2;
end
$$;

revoke execute on function case_flow_v1(text, text, timestamptz, timestamptz),
    case_standing_v1(text, text, int, timestamptz, timestamptz, text[]) from public;
grant execute on function case_flow_v1(text, text, timestamptz, timestamptz),
    case_standing_v1(text, text, int, timestamptz, timestamptz, text[]) to grid_read;
