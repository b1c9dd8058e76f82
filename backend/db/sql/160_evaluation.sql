-- What evaluation asks of cases that may lie outside the caller's sight. It runs as the tables' owner, whom row security
-- does not bind, and gives an id, a state and an instant only.

-- The case that stands for a merged one, given by the case it was merged into: the last of those it led to, its state,
-- and when somebody first took on any of them. No row for null.
create or replace function survivor_v1(p_into uuid) returns table (case_id uuid, status text, taken_at timestamptz)
language sql stable parallel safe strict security definer rows 1
set search_path = public, pg_temp
begin atomic
    with recursive led (id, status, merged_into) as (
        select "case".id, "case".status, "case".merged_into from "case" where "case".id = p_into
        union all
        select "case".id, "case".status, "case".merged_into from "case" join led on "case".id = led.merged_into
    )
    select last.id, last.status, (
        select min(least(
            (select min(task.accepted_at) from task where task.case_id = any_of.id),
            (select min(handover.ended_at) from handover
             where handover.case_id = any_of.id and handover.outcome = 'accepted')
        ))
        from led any_of
    )
    from led last
    where last.merged_into is null;
end;

revoke execute on function survivor_v1(uuid) from public;
grant execute on function survivor_v1(uuid) to grid_app, grid_read, grid_jobs;
