-- A year of cases up to now, number 1 to %(cases)s, scattered over the city as they come: those of the last days are open,
-- the others closed, most by a verdict, some late, given back, reopened, excluded or merged; each with its report, task,
-- clocks and verdict. References are right and need no looking up.
set session_replication_role = replica;

create temporary table home as
select row_number() over () - 1 as nth, grid.id as grid_id, grid.path, grid.centre, duty.account_id
from grid join duty on duty.grid_code = grid.code and duty.rank = 0
    and duty.shift = (select min(shift) from duty)
where grid.is_leaf and upper_inf(grid.valid_during);

create temporary table past as
select md5('bench ' || n)::uuid as id, 'bench-' || n as number, home.grid_id, home.path, home.centre, home.account_id,
    chance, at, chance %% 9 = 0 as late,
    case
        when now() - at < interval '5 days' or chance %% 500 = 3 then 'in_progress'
        when chance %% 20 = 4 then 'excluded'
        when chance %% 20 = 5 then 'merged'
        else 'closed'
    end as status
from generate_series(1, %(cases)s) n
cross join lateral (
    select hashint4(n) & 1048575 as chance, now() - interval '1 year' * (1 - n::float8 / %(cases)s) as at
) drawn
join home on home.nth = (hashint4(n) >> 8 & 1048575) %% (select count(*) from home);

insert into "case" (id, number, category, status, merged_into, summary, geom, grid_id, path, how, border_m, neighbours,
                    worker_id, owner, round, returns, opened_at, due_at, accepted_at, resolved_at, closed_at,
                    closed_how, reason)
select id, number, '0102', status, case when status = 'merged' then md5('bench 1')::uuid end,
    '小区门口堆放了很多垃圾，已经两天没有清理，气味很大。', centre, grid_id, path, 'covers', 20, '[]', account_id, path,
    (chance %% 25 = 3)::int, (chance %% 30 = 4)::int, at, at + interval '7 days', at + interval '2 hours',
    case when status = 'closed' then at + case when late then interval '9 days' else interval '2 days' end end,
    case when status <> 'in_progress' then at + case when late then interval '12 days' else interval '5 days' end end,
    case when status = 'closed' then 'verdict' when status <> 'in_progress' then status end, '已清理'
from past;

insert into report (id, receipt_hash, case_id, category, description, channel, geom, source, sent, received_at)
select md5('report of ' || number)::uuid, sha256(number::bytea), id, '0102', '小区门口堆放了很多垃圾', 'citizen', centre,
    'pin', '{"crs": "wgs84"}', at
from past;

insert into task (id, case_id, worker_id, rank, state, offered_at, accept_by, accepted_at, ended_at, reason)
select md5('task of ' || number)::uuid, id, account_id, 0, 'done', at, at + interval '10 minutes',
    at + case when chance %% 23 = 5 then interval '30 hours' else interval '2 hours' end, at + interval '2 days', '已清理'
from past;

insert into clock (id, case_id, stage, subject_kind, subject_id, limit_kind, limit_amount, started_at, due_at,
                   provisional, stopped_at)
select md5(stage || ' of ' || number)::uuid, id, stage, 'case', id, 'working_days', 7, at, at + interval '7 days', false,
    case when status <> 'in_progress' then at + case when late then interval '9 days' else interval '2 days' end end
from past cross join unnest(array['whole', 'handle', 'check', 'silence']) stage;

insert into verdict (id, report_id, case_id, round, outcome, satisfaction, given_at)
select md5('verdict of ' || number)::uuid, md5('report of ' || number)::uuid, id, 0,
    case when chance %% 11 = 6 then 'partly' else 'solved' end,
    case chance %% 13 when 7 then 'unsatisfied' when 8 then 'basically' else 'satisfied' end, at + interval '4 days'
from past
where status = 'closed' and chance %% 3 > 0;

drop table home, past;
set session_replication_role = default;
analyze "case", report, task, clock, verdict;
