-- Stores what a batch of reports causes. Rows come as JSON, one array for each table, so that a batch of any size is
-- one statement; who gets which task and when things fall due was decided before.

-- Stores new cases with their first tasks and their deadlines: {"cases": […], "tasks": […], "deadlines": […]}.
create or replace function store_cases_v1(p_rows jsonb) returns void
language plpgsql volatile parallel unsafe
as $$
begin
    insert into "case" (id, number, category, status, summary, geom, grid_id, path, how, border_m, neighbours, worker_id,
                        owner, opened_at, due_at)
    select id, number, category, status, summary, geom, grid_id, path, how, border_m, neighbours, worker_id,
           owner, opened_at, due_at
    from jsonb_populate_recordset(null::"case", p_rows -> 'cases');

    insert into task (id, case_id, worker_id, rank, state, offered_at)
    select id, case_id, worker_id, rank, state, offered_at
    from jsonb_populate_recordset(null::task, p_rows -> 'tasks');

    insert into deadline (subject_kind, subject_id, kind, due_at)
    select subject_kind, subject_id, kind, due_at
    from jsonb_populate_recordset(null::deadline, p_rows -> 'deadlines');
end
$$;

-- Stores new reports and the keys they came with: {"reports": […], "keys": […]}. A key that is there already has run
-- out (the caller looked, and holds its lock): it is taken over.
create or replace function store_reports_v1(p_rows jsonb) returns void
language plpgsql volatile parallel unsafe
as $$
begin
    insert into report (id, receipt_hash, case_id, category, description, channel, geom, area, source, sent, accuracy_m,
                        contact_name, contact_phone, account_id, received_at)
    select id, receipt_hash, case_id, category, description, channel, geom, area, source, sent, accuracy_m,
           contact_name, contact_phone, account_id, received_at
    from jsonb_populate_recordset(null::report, p_rows -> 'reports');

    insert into idempotency_key (key, body_hash, answer, created_at)
    select key, body_hash, answer, created_at
    from jsonb_populate_recordset(null::idempotency_key, p_rows -> 'keys')
    on conflict (key) do update
        set body_hash = excluded.body_hash, answer = excluded.answer, created_at = excluded.created_at;
end
$$;
