-- Stores what a batch of reports causes. Rows come as JSON, one array for each table, so that a batch of any size is
-- one statement; who gets which task and when things fall due was decided before.

-- Stores new cases with whom they were handed to, their clocks and their deadlines, from one array for each table:
-- {"cases": […], "tasks": […], "handovers": […], "clocks": […], "deadlines": […]}.
create or replace function store_cases_v2(p_rows jsonb) returns void
language plpgsql volatile parallel unsafe
as $$
begin
    insert into "case" (id, number, category, kind, status, summary, address, geom, grid_id, path, how, border_m,
                        neighbours, worker_id, rung, owner, owner_department, department, lane, rule,
                        configuration_id, meeting_at, opened_at, due_at, due_provisional)
    select id, number, category, kind, status, summary, address, geom, grid_id, path, how, border_m,
           neighbours, worker_id, rung, owner, owner_department, department, lane, rule,
           configuration_id, meeting_at, opened_at, due_at, due_provisional
    from jsonb_populate_recordset(null::"case", p_rows -> 'cases');

    insert into task (id, case_id, worker_id, rank, state, offered_at, accept_by)
    select id, case_id, worker_id, rank, state, offered_at, accept_by
    from jsonb_populate_recordset(null::task, p_rows -> 'tasks');

    insert into handover (id, case_id, from_rung, from_owner, from_department, to_rung, to_owner, to_department, why,
                          asked_by, asked_at)
    select id, case_id, from_rung, from_owner, from_department, to_rung, to_owner, to_department, why,
           asked_by, asked_at
    from jsonb_populate_recordset(null::handover, p_rows -> 'handovers');

    insert into clock (id, case_id, stage, subject_kind, subject_id, limit_kind, limit_amount, warn, supervise_kind,
                       supervise_amount, started_at, due_at, provisional)
    select id, case_id, stage, subject_kind, subject_id, limit_kind, limit_amount, warn, supervise_kind,
           supervise_amount, started_at, due_at, provisional
    from jsonb_populate_recordset(null::clock, p_rows -> 'clocks');

    insert into deadline (subject_kind, subject_id, kind, due_at)
    select subject_kind, subject_id, kind, due_at
    from jsonb_populate_recordset(null::deadline, p_rows -> 'deadlines');
end
$$;

drop function if exists store_cases_v1(jsonb);

-- Stores new reports and the keys they came with: {"reports": […], "keys": […]}. A key that is there already has run
-- out (the caller looked, and holds its lock): it is taken over.
drop function if exists store_reports_v2(jsonb);
create or replace function store_reports_v3(p_rows jsonb) returns void
language plpgsql volatile parallel unsafe
as $$
begin
    insert into report (id, receipt_hash, case_id, category, kind, description, address, channel, geom, area, source,
                        sent, accuracy_m, contact_name, contact_phone, firm_name, firm_code, account_id,
                        received_at)
    select id, receipt_hash, case_id, category, kind, description, address, channel, geom, area, source,
           sent, accuracy_m, contact_name, contact_phone, firm_name, firm_code, account_id, received_at
    from jsonb_populate_recordset(null::report, p_rows -> 'reports');

    insert into idempotency_key (key, body_hash, answer, created_at)
    select key, body_hash, answer, created_at
    from jsonb_populate_recordset(null::idempotency_key, p_rows -> 'keys')
    on conflict (key) do update
        set body_hash = excluded.body_hash, answer = excluded.answer, created_at = excluded.created_at;
end
$$;
