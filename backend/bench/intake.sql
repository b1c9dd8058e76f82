-- The same work as one report, as one statement: locate, find who is on duty, write key, report, case, task, clock,
-- deadlines, events.
\set i random(1, 10000)
with place as (
    select lon, lat, found.*
    from bench_place, lateral locate_v1(lon, lat, null, clock_timestamp(), 50) found
    where bench_place.id = :i
), duty_now as (
    select d.account_id from place join duty d on d.grid_code = place.code and d.shift = 'day' and d.rank = 0
), new_case as (
    insert into "case" (id, number, category, status, summary, geom, grid_id, path, how, border_m, neighbours, worker_id,
                        owner, opened_at, due_at)
    select gen_random_uuid(), 'bench-' || nextval('case_number'), '0102', 'assigned', repeat('垃圾', 12),
           st_setsrid(st_makepoint(lon, lat), 4326), grid_id, path, how, border_m, neighbours,
           (select account_id from duty_now), path, clock_timestamp(), clock_timestamp() + interval '1 day'
    from place
    returning id, number, worker_id, path, geom
), new_report as (
    insert into report (id, receipt_hash, case_id, category, description, channel, geom, source, sent, received_at)
    select gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), id, '0102', repeat('垃圾', 12), 'citizen',
           geom, 'pin', '{"crs": "wgs84"}', clock_timestamp()
    from new_case
), new_task as (
    insert into task (id, case_id, worker_id, rank, state, offered_at, accept_by)
    select gen_random_uuid(), id, worker_id, 0, 'offered', clock_timestamp(), clock_timestamp() + interval '10 minutes'
    from new_case where worker_id is not null
    returning id
), new_clock as (
    insert into clock (id, case_id, stage, subject_kind, subject_id, limit_kind, limit_amount, warn, supervise_kind,
                       supervise_amount, started_at, due_at, provisional)
    select gen_random_uuid(), id, 'whole', 'case', id, 'working_days', 1, 0.75, 'working_days', 1, clock_timestamp(),
           clock_timestamp() + interval '1 day', false
    from new_case
    returning id
), new_deadlines as (
    insert into deadline (subject_kind, subject_id, kind, due_at)
    select 'clock', id, 'warn', clock_timestamp() + interval '18 hours' from new_clock
    union all select 'task', id, 'accept', clock_timestamp() + interval '10 minutes' from new_task
), new_key as (
    insert into idempotency_key (key, body_hash, answer, created_at)
    select number, sha256(number::bytea), jsonb_build_object('number', number, 'path', path), clock_timestamp() from new_case
)
insert into event (at, name, actor, subject_kind, subject_id, data, topics)
select clock_timestamp(), e.name, 'citizen', 'case', id::text, jsonb_build_object('number', number, 'path', path, 'of', e.name),
       array['case:' || id]
from new_case, (values ('ReportReceived'), ('CaseOpened'), ('CaseAssigned'), ('TaskOffered')) e (name);
