-- %(grids)s leaf grids in an empty city, a hundred to a community and ten communities to a street, and somebody to watch.
insert into boundary_import (file_name, imported_at, effective_from, actor, layout, summary)
values ('bench', %(began)s, %(began)s, 'system', '6,9,12,15', '{}');

create temporary table leaf as
select nth, '110112' || lpad((nth / 1000 + 1)::text, 3, '0') || lpad((nth / 100 %% 10 + 1)::text, 3, '0')
    || lpad((nth %% 100 + 1)::text, 3, '0') as code,
    -- Streets side by side five to a row, and so on down: what belongs together lies together.
    (nth / 1000 %% 5) * 0.1 + (nth / 100 %% 5) * 0.02 + (nth %% 10) * 0.002 as east,
    (nth / 5000) * 0.04 + (nth / 500 %% 2) * 0.02 + (nth / 10 %% 10) * 0.002 as north
from generate_series(0, %(grids)s - 1) nth;

create temporary table part as
select code, 'micro' as level, st_makeenvelope(116.4 + east, 39.7 + north, 116.402 + east, 39.702 + north, 4326) as geom
from leaf;
insert into part select left(code, 12), 'community', st_union(geom) from part where level = 'micro' group by 1;
insert into part select left(code, 9), 'street', st_union(geom) from part where level = 'community' group by 1;
insert into part select left(code, 6), 'city', st_union(geom) from part where level = 'street' group by 1;

insert into grid (code, name, level, path, parent, geom, centre, area_m2, is_leaf, valid_during, import_id)
select code, case level when 'city' then '通州区' when 'street' then '第' || right(code, 3) || '街道'
        when 'community' then '第' || right(code, 3) || '社区' else '第' || right(code, 3) || '微网格' end,
    level, array_to_string(array[left(code, 6), nullif(substr(code, 7, 3), ''), nullif(substr(code, 10, 3), ''),
        nullif(substr(code, 13, 3), '')], '.'),
    case level when 'city' then null when 'street' then left(code, 6) else left(code, length(code) - 3) end,
    st_multi(geom), st_pointonsurface(geom), st_area(geom::geography), level = 'micro', tstzrange(%(began)s, null), 1
from part;

insert into account (id, login, display_name, role, scope, created_at)
values (%(account)s, 'wall', '指挥中心', 'command_center', '', %(began)s);
insert into session (token_hash, account_id, created_at, expires_at)
values (%(hash)s, %(account)s, %(began)s, cast(%(began)s as timestamptz) + interval '1 day');
