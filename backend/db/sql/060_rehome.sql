-- What a redraw means for work that is under way.

-- Moves every open case whose grid version is no longer valid at p_at (or that had no grid of its own) to the grid
-- that owns its place then, and gives how many moved. An owner further up stays the owner as long as the case is
-- below it. One that was handed to somebody who has not accepted gets a deadline for p_at when its grid's code changed:
-- whoever fires deadlines hands it to the new place's people. Safe to repeat: a case where it belongs is left alone.
create or replace function rehome_cases_v1(p_at timestamptz, p_tolerance_m float8) returns bigint
language sql volatile parallel unsafe
as $$
    with stale as (
        select open.id, open.geom, open.path, open.owner, home.code, (
            select report.accuracy_m from report
            where report.case_id = open.id
            order by report.received_at
            limit 1
        ) as accuracy_m
        from "case" open
        left join grid home on home.id = open.grid_id
        where open.status not in ('resolved', 'checked', 'closed', 'excluded', 'merged')
            and (open.how <> 'covers' or home.id is null or not home.valid_during @> p_at)
        order by open.id
        for update of open
    ),
    moved as (
        update "case"
        set grid_id = home.grid_id,
            path = home.path,
            how = home.how,
            border_m = home.border_m,
            neighbours = home.neighbours,
            owner = case
                when stale.owner <> stale.path and stale.owner <> ''
                    and home.path >= stale.owner and home.path < stale.owner || '/'
                then stale.owner
                else home.path
            end
        from stale
        cross join lateral locate_v1(st_x(stale.geom), st_y(stale.geom), stale.accuracy_m, p_at, p_tolerance_m) home
        where "case".id = stale.id
            and ("case".grid_id, "case".path, "case".how) is distinct from (home.grid_id, home.path, home.how)
        returning "case".id, "case".status, home.code is distinct from stale.code as elsewhere
    ),
    to_be_offered as (
        insert into deadline (subject_kind, subject_id, kind, due_at)
        select 'case', id, 'rehomed', p_at from moved where status = 'assigned' and elsewhere
    )
    select count(*) from moved
$$;
