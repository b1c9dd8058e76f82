-- Which grid a point belongs to, and why. The same rule in bulk, outside the database: gis/locator.py.

-- The leaves an area touches, each with its share of the area, but for one grid: at most 16, largest share first.
create or replace function neighbours_v1(p_area geometry, p_but bigint, p_at timestamptz) returns jsonb
language plpgsql stable parallel safe -- PL/pgSQL keeps the plan; an SQL function would be planned at every call
as $$
begin
    return (
        select coalesce(
            jsonb_agg(jsonb_build_object('code', code, 'share', share) order by share desc, code), '[]'::jsonb
        )
        from (
            select leaf.code, round((st_area(st_intersection(leaf.geom, p_area)) / st_area(p_area))::numeric, 4) as share
            from grid leaf
            where leaf.is_leaf and leaf.valid_during @> p_at and st_intersects(leaf.geom, p_area)
                and leaf.id is distinct from p_but
            order by share desc, leaf.code
            limit 16
        ) touched
        where share > 0
    );
end
$$;

-- The owner of a WGS-84 point at an instant: one row when any grid is valid then, none in an empty city.
--   how = 'covers'   a leaf holds it; on a shared border the smaller area, then the lower code; border_m: to its border
--   how = 'nearest'  it lies in a gap within p_tolerance_m of a leaf; border_m: to that leaf
--   how = 'fallback' anywhere else: the root grid; border_m: to the nearest leaf, roughly when that is far
-- neighbours: other leaves the accuracy circle touches, as shares of the circle; empty when p_accuracy_m is null.
-- Metres are local ones (gis/metric.py): degrees times the spheroid's radii at the point, right to 0.1 % within 10 km.
create or replace function locate_v1(
    p_lon float8, p_lat float8, p_accuracy_m float8, p_at timestamptz, p_tolerance_m float8
)
returns table (grid_id bigint, code text, name text, path text, how text, border_m float8, neighbours jsonb)
language plpgsql stable parallel safe
as $$
#variable_conflict use_column
declare
    -- Points meant to lie on a border miss it by the rounding of doubles, 1e-14 degrees; this is 0.1 micrometres.
    on_border constant float8 := 1e-12;
    -- Wider circles touch everything around and say nothing about the place.
    widest_m constant float8 := 2000;
    point geometry := st_setsrid(st_makepoint(p_lon, p_lat), 4326);
    -- Arithmetic here fails on underflow: a latitude next to nothing is the equator.
    phi float8 := radians(case when abs(p_lat) < 1e-9 then 0 else p_lat end);
    curve float8 := 1 - 0.00669437999014 * sin(phi) ^ 2;
    lon_m float8 := radians(6378137.0) * cos(phi) / sqrt(curve);
    lat_m float8 := radians(6378137.0) * (1 - 0.00669437999014) / curve ^ 1.5;
    metric_point geometry := st_scale(point, lon_m, lat_m);
begin
    select leaf.id, leaf.code, leaf.name, leaf.path, 'covers',
        st_distance(st_scale(st_boundary(leaf.geom), lon_m, lat_m), metric_point)
    into grid_id, code, name, path, how, border_m
    from grid leaf
    where leaf.is_leaf and leaf.valid_during @> p_at and st_dwithin(leaf.geom, point, on_border)
    order by leaf.area_m2, leaf.code
    limit 1;

    if grid_id is null then
        select leaf.id, leaf.code, leaf.name, leaf.path, 'nearest', gap.width_m
        into grid_id, code, name, path, how, border_m
        from grid leaf
        cross join lateral (select st_distance(st_scale(leaf.geom, lon_m, lat_m), metric_point) as width_m) gap
        where leaf.is_leaf and leaf.valid_during @> p_at
            and leaf.geom && st_expand(point, p_tolerance_m / nullif(lon_m, 0), p_tolerance_m / lat_m)
            and gap.width_m <= p_tolerance_m
        order by round(gap.width_m * 1000), leaf.area_m2, leaf.code
        limit 1;
    end if;

    if grid_id is null then
        select root.id, root.code, root.name, root.path, 'fallback'
        into grid_id, code, name, path, how
        from grid root
        where root.valid_during @> p_at
        order by root.path
        limit 1;
        if grid_id is null then
            return;
        end if;
        -- Nearest by degrees first, then by metres among those: a far point needs the distance, not the grid.
        select min(st_length(st_scale(way, 1 / lon_m, 1 / lat_m)::geography)) into border_m
        from (
            select leaf.geom from grid leaf
            where leaf.is_leaf and leaf.valid_during @> p_at
            order by leaf.geom <-> point
            limit 8
        ) near
        cross join lateral st_shortestline(st_scale(near.geom, lon_m, lat_m), metric_point) way;
    end if;

    neighbours := '[]'::jsonb;
    if p_accuracy_m > 0 and not (how = 'covers' and border_m >= p_accuracy_m) then
        neighbours := neighbours_v1(
            st_scale(st_buffer(metric_point, least(p_accuracy_m, widest_m)), 1 / lon_m, 1 / lat_m),
            case when how <> 'fallback' then grid_id end,
            p_at
        );
    end if;
    return next;
end
$$;

-- The owner of a valid polygon: that of a point inside it; neighbours are the other leaves by share of the polygon.
create or replace function locate_area_v1(p_area geometry, p_at timestamptz, p_tolerance_m float8)
returns table (grid_id bigint, code text, name text, path text, how text, border_m float8, neighbours jsonb)
language sql stable parallel safe
as $$
    select owner.grid_id, owner.code, owner.name, owner.path, owner.how, owner.border_m,
        neighbours_v1(p_area, case when owner.how <> 'fallback' then owner.grid_id end, p_at)
    from st_pointonsurface(p_area) inside
    cross join lateral locate_v1(st_x(inside), st_y(inside), null, p_at, p_tolerance_m) owner
$$;
