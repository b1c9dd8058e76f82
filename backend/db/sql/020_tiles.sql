-- Boundaries as vector tiles, with no state in them: what changes by the minute travels over the live socket instead.

-- The tile z/x/y of the grids valid at an instant, as Mapbox Vector Tile bytes; empty when nothing is there.
--   layer grids   polygons {code, name, level, path, leaf}: city and street at every zoom, leaves from 9, community from 11
--   layer labels  a point inside each grid, in one tile only, so that labels do not repeat at seams; leaves from 12
-- Vertices are put on the tile's raster before anything else: neighbours share theirs, so no gap opens, and a
-- thousand small polygons at a low zoom cost what is seen of them.
create or replace function grid_tile_v1(p_z int, p_x int, p_y int, p_at timestamptz) returns bytea
language plpgsql stable parallel safe
as $$
declare
    extent constant int := case when p_z < 12 then 2048 else 4096 end;
    margin constant int := extent / 64; -- outlines cross the seam without a break
    step constant float8 := 360.0 / 2 ^ p_z / extent; -- one unit of the tile's raster, degrees of longitude
    bounds geometry := st_tileenvelope(p_z, p_x, p_y);
    area geometry := st_transform(bounds, 4326);
    around geometry := st_expand(area, step * margin);
    polygons bytea;
    points bytea;
begin
    select st_asmvt(tile, 'grids', extent, 'shape') into polygons
    from (
        select grid.code, grid.name, grid.level, grid.path, grid.is_leaf as leaf,
            st_asmvtgeom(st_transform(st_snaptogrid(grid.geom, step / 2), 3857), bounds, extent, margin) as shape
        from grid
        where grid.geom && around and grid.valid_during @> p_at
            and (grid.level in ('city', 'street') or p_z >= case when grid.is_leaf then 9 else 11 end)
        order by grid.path
    ) tile
    where shape is not null;

    select st_asmvt(tile, 'labels', extent, 'shape') into points
    from (
        select grid.code, grid.name, grid.level, grid.path, grid.is_leaf as leaf,
            st_asmvtgeom(st_transform(grid.centre, 3857), bounds, extent, 0) as shape
        from grid
        where grid.geom && area and grid.valid_during @> p_at
            and st_x(grid.centre) >= st_xmin(area) and st_x(grid.centre) < st_xmax(area)
            and st_y(grid.centre) > st_ymin(area) and st_y(grid.centre) <= st_ymax(area)
            and (grid.level in ('city', 'street') or p_z >= case when grid.is_leaf then 12 else 11 end)
        order by grid.path
    ) tile
    where shape is not null;

    return coalesce(polygons, '') || coalesce(points, '');
end
$$;
