-- Who is away is known to whoever hands out work, though why is not (row security, docs/decisions/0007).
-- PL/pgSQL keeps the plans; SQL functions would be planned at every call, and each task that is handed out asks.

-- The approved leaves of people with a duty in these grids that touch [p_since, p_until]: one row for each grid.
-- deputy_id is null where nobody stands in; until_at is when it was withdrawn, if that was earlier.
create or replace function leaves_v1(p_codes text[], p_since timestamptz, p_until timestamptz)
returns table (grid_code text, account_id uuid, deputy_id uuid, from_at timestamptz, until_at timestamptz)
language plpgsql stable parallel safe rows 10 security definer
set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    select distinct duty.grid_code, leave.account_id, leave.deputy_id, leave.from_at,
        least(leave.until_at, leave.withdrawn_at)
    from duty
    join leave on leave.account_id = duty.account_id
    where duty.grid_code = any (p_codes) and leave.approved
        and leave.from_at <= p_until
        -- One that was withdrawn before it began never was.
        and least(leave.until_at, leave.withdrawn_at) > greatest(p_since, leave.from_at);
end
$$;

-- The grids an account stands in for at some time of [p_since, p_until], because somebody of theirs is on leave.
create or replace function stood_in_v1(p_account uuid, p_since timestamptz, p_until timestamptz) returns setof text
language plpgsql stable parallel safe rows 10 security definer
set search_path = public, pg_temp
as $$
begin
    return query
    select distinct duty.grid_code
    from leave
    join duty on duty.account_id = leave.account_id
    where leave.deputy_id = p_account and leave.approved
        and leave.from_at <= p_until
        and least(leave.until_at, leave.withdrawn_at) > greatest(p_since, leave.from_at);
end
$$;

-- Whether an account is on approved leave at some time of [p_from, p_until), and whether it stands in for somebody.
create or replace function bespoken_v1(
    p_account uuid, p_from timestamptz, p_until timestamptz, out away boolean, out stands_in boolean
)
language plpgsql stable parallel safe security definer
set search_path = public, pg_temp
as $$
begin
    select coalesce(bool_or(leave.account_id = p_account), false), coalesce(bool_or(leave.deputy_id = p_account), false)
    into away, stands_in
    from leave
    where (leave.account_id = p_account or leave.deputy_id = p_account) and leave.approved
        and leave.from_at < p_until
        and least(leave.until_at, leave.withdrawn_at) > greatest(p_from, leave.from_at);
end
$$;

revoke execute on function leaves_v1(text[], timestamptz, timestamptz), stood_in_v1(uuid, timestamptz, timestamptz),
    bespoken_v1(uuid, timestamptz, timestamptz) from public;
grant execute on function leaves_v1(text[], timestamptz, timestamptz), stood_in_v1(uuid, timestamptz, timestamptz)
    to grid_app, grid_read, grid_jobs;
grant execute on function bespoken_v1(uuid, timestamptz, timestamptz) to grid_app;
