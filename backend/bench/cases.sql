-- Closed cases from number %(first)s to %(last)s, scattered over the city, each with what its life left behind: a report, a
-- task, a clock, a deadline that fired, and a chained event for each step. References are right and need no looking up.
set session_replication_role = replica;

create temporary table home as
select row_number() over () - 1 as nth, grid.id as grid_id, grid.path, grid.centre, duty.account_id
from grid join duty on duty.grid_code = grid.code and duty.rank = 0 and duty.shift = 'day'
where grid.is_leaf and upper_inf(grid.valid_during);

create temporary table past as
select md5('bench ' || n)::uuid as id, 'bench-' || n as number, home.*,
    now() - interval '1 year' + n * interval '20 seconds' as at
from generate_series(%(first)s::bigint, %(last)s::bigint) n
join home on home.nth = n %% (select count(*) from home);

insert into "case" (id, number, category, status, summary, geom, grid_id, path, how, border_m, neighbours, worker_id,
                    owner, opened_at, due_at, accepted_at, resolved_at, closed_at, closed_how, reason)
select id, number, '0102', 'closed', '小区门口堆放了很多垃圾，已经两天没有清理，气味很大。', centre, grid_id, path,
    'covers', 20, '[]', account_id, path, at, at + interval '1 day', at + interval '5 minutes', at + interval '2 hours',
    at + interval '5 hours', 'verdict', '已清理'
from past;

insert into report (id, receipt_hash, case_id, category, description, channel, geom, source, sent, received_at)
select md5('report of ' || number)::uuid, sha256(number::bytea), id, '0102', '小区门口堆放了很多垃圾', 'citizen', centre,
    'pin', '{"crs": "wgs84"}', at
from past;

insert into task (id, case_id, worker_id, rank, state, offered_at, accept_by, accepted_at, ended_at, reason)
select md5('task of ' || number)::uuid, id, account_id, 0, 'done', at, at + interval '10 minutes',
    at + interval '5 minutes', at + interval '2 hours', '已清理'
from past;

insert into clock (id, case_id, stage, subject_kind, subject_id, limit_kind, limit_amount, started_at, due_at,
                   provisional, stopped_at)
select md5('clock of ' || number)::uuid, id, 'whole', 'case', id, 'working_days', 1, at, at + interval '1 day', false,
    at + interval '2 hours'
from past;

insert into deadline (subject_kind, subject_id, kind, due_at, fired_at)
select 'clock', md5('clock of ' || number)::uuid, 'due', at + interval '1 day', at + interval '2 hours' from past;

-- What a relay would have written, but for the right hash.
insert into event (seq, at, name, actor, subject_kind, subject_id, data, topics, hash)
select relay_head.seq + row_number() over (), past.at + step.nth * interval '1 hour', step.name, 'system', 'case',
    past.id::text, jsonb_build_object('case', past.id, 'number', number, 'path', path, 'status', step.name),
    array['case:' || past.id, 'wall:' || path], relay_head.hash
from past
cross join unnest(array['CaseOpened', 'CaseAssigned', 'CaseResolved', 'CaseClosed']) with ordinality step (name, nth)
cross join relay_head;
update relay_head set seq = (select max(seq) from event);
update event_cursor set seq = relay_head.seq from relay_head;

drop table home, past;
set session_replication_role = default;
