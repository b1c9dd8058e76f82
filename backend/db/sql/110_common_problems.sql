-- Where like cases lie close together. Nothing here judges: how surprising that is, and what follows, is decided in
-- backend/common_problems.

-- The cases opened in [p_since, p_until) that may be part of a common problem, with their class of categories. Merged
-- cases are another one's, excluded ones nobody's; those of an earlier problem have counted, unless it began since
-- p_since and lasts; what a problem caused is none.
create or replace function counting_cases_v1(p_since timestamptz, p_until timestamptz)
returns table (id uuid, class_code text, path text, opened_at timestamptz, geom geometry)
language sql stable parallel safe
as $$
    select id, left(category, 2), path, opened_at, geom
    from "case"
    where opened_at >= p_since and opened_at < p_until and status not in ('excluded', 'merged')
        and not exists (select from common_problem where root_case_id = "case".id)
        and not exists (
            select from common_problem_case part join common_problem problem on problem.id = part.problem_id
            where part.case_id = "case".id and problem.first_at < p_since
        )
$$;

-- Their clusters, in each class and on each scale of p_radii (metres): at least p_least of them, each within the radius
-- of the next (DBSCAN over a projection in metres, p_srid). With each the area within the radius of its cases, and how
-- many cases of the class came there in [p_past, p_since) without being part of a problem: what is usual there.
create or replace function like_cases_v1(
    p_past timestamptz, p_since timestamptz, p_until timestamptz, p_radii float8[], p_least integer, p_srid integer
)
returns table (
    class_code text, cases uuid[], paths text[], opened timestamptz[], area geometry, area_m2 float8, past bigint
)
language sql stable parallel safe
as $$
    with looked as (
        select *, st_transform(geom, p_srid) as at from counting_cases_v1(p_since, p_until)
    ), grouped as (
        select radius, looked.*,
            st_clusterdbscan(at, radius, p_least) over (partition by looked.class_code, radius) as cluster
        from looked, unnest(p_radii) radius
    ), clusters as (
        select grouped.class_code, array_agg(id order by opened_at, id) as cases,
            array_agg(path order by opened_at, id) as paths, array_agg(opened_at order by opened_at, id) as opened,
            st_multi(st_union(st_buffer(at, radius, 'quad_segs=4'))) as around
        from grouped
        where cluster is not null
        group by grouped.class_code, radius, cluster
    ), placed as materialized (
        select clusters.*, st_transform(around, 4326) as area, st_area(around) as area_m2 from clusters
    )
    select placed.class_code, placed.cases, placed.paths, placed.opened, placed.area, placed.area_m2,
        (
            select count(*) from "case" usual
            where st_intersects(usual.geom, placed.area) and left(usual.category, 2) = placed.class_code
                and usual.opened_at >= p_past and usual.opened_at < p_since
                and usual.status not in ('excluded', 'merged')
                and not exists (select from common_problem_case part where part.case_id = usual.id)
                and not exists (select from common_problem where root_case_id = usual.id)
        )
    from placed
$$;
