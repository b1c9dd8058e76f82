-- %(grids)s leaf grids in an emptied city, each with somebody bound to it and some days of signals (those that fall due: four
-- weeks), of which %(due)s fall silent at one instant and the others an hour later; their states as the instant comes near.
set session_replication_role = replica;
truncate grid, boundary_import, event, signal, waiting_case, grid_activity, activity_interval, activity_notice, duty
    restart identity cascade;
update relay_head set seq = 0;
insert into event_cursor (reader, seq) values ('activity', 0) on conflict (reader) do update set seq = 0;

insert into boundary_import (file_name, imported_at, effective_from, actor, layout, summary)
select 'bench', %(began)s, %(began)s, 'system', '6,15', '{}';

create temporary table place as
select nth, '110112' || lpad(nth::text, 9, '0') as code,
    '110112.' || lpad((nth / 2500)::text, 3, '0') || '.' || lpad((nth / 100 %% 25)::text, 3, '0') || '.'
        || lpad(nth::text, 9, '0') as path,
    nth <= %(due)s as due,
    st_makeenvelope(116 + nth %% 400 * 0.001, 39 + nth / 400 * 0.001, 116.001 + nth %% 400 * 0.001,
                    39.001 + nth / 400 * 0.001, 4326) as geom
from generate_series(1, %(grids)s) nth;

insert into grid (code, name, level, path, parent, geom, centre, area_m2, is_leaf, valid_during, import_id)
select code, code, 'micro', path, null, st_multi(geom), st_centroid(geom), 9000, true, tstzrange(%(began)s, null), 1
from place;

insert into duty (grid_code, shift, rank, account_id)
select code, 'day', 0, worker.id
from place, (select id from account where role = 'worker' order by id limit 1) worker;

-- Two signals a day and a patrol every other day; the last one decides.
insert into signal (code, path, at, kind, worker, subject, lon, lat)
select code, path,
    cast(%(last)s as timestamptz) - back * interval '12 hours' + case when due then interval '0' else interval '1 hour' end,
    case when back %% 4 = 0 then 'patrol' else 'visit' end, md5('worker')::uuid, md5(code || back)::uuid,
    st_x(st_centroid(geom)), st_y(st_centroid(geom)) + back * 0.0002
from place, generate_series(0, case when due then 55 else 5 end) back;

insert into grid_activity (code, path, state, since, last_signal_at, last_signal, reason, next_change_at, look_at,
                           configuration_id)
select code, path, 'active', %(began)s, %(last)s, 'patrol', '{}', falls, falls, (select max(id) from configuration)
from (
    select *, cast(%(falls)s as timestamptz) + case when due then interval '0' else interval '1 hour' end as falls
    from place
) falling;
insert into activity_interval (code, path, state, kinds, from_at, reason)
select code, path, 'active', '{}', %(began)s, '{}' from place;
