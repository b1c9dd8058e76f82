-- What row security asks (docs/decisions/0007-row-security.md). These run as the tables' owner, whom it does not bind,
-- and give ids only: whoever gets an id still sees its row under the policies.

-- The cases that are somebody's wherever they lie: those of the account's own tasks; those its department is asked to
-- take or was whistled to, within its scope; and those the transaction holds or keeps. Of what has ended the last 200,
-- which is as much as a list shows: the array is searched for every row.
create or replace function own_case_ids_v1() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = public, pg_temp
as $$
declare
    me uuid := nullif(current_setting('grid.account', true), '');
    mine text := nullif(current_setting('grid.department', true), '');
    low text collate "C" := current_setting('grid.department_low', true);
    high text collate "C" := current_setting('grid.department_high', true);
    ids uuid[] := coalesce(nullif(current_setting('grid.held', true), '')::uuid[], '{}')
        || coalesce(nullif(current_setting('grid.kept', true), '')::uuid[], '{}');
begin
    if me is not null then
        ids := ids || array(
            select case_id from task
            where worker_id = me and state in ('offered', 'delivered', 'seen', 'accepted')
            union
            (select case_id from task where worker_id = me order by offered_at desc limit 200)
        );
    end if;
    if mine is not null then
        ids := ids || array(
            select "case".id
            from (
                select case_id from handover where to_department = mine and ended_at is null
                union
                select case_id from whistle_call where department = mine and state in ('called', 'accepted')
                union
                (select case_id from whistle_call where department = mine order by called_at desc limit 200)
            ) asked
            join "case" on "case".id = asked.case_id
            where "case".path >= low and "case".path < high
        );
    end if;
    return ids;
end
$$;

-- The report with this receipt, given by its hash, and its case: what the receipt's holder may see.
create or replace function receipt_v1(p_hash bytea) returns table (report_id uuid, case_id uuid)
language sql stable parallel safe security definer
set search_path = public, pg_temp
begin atomic
    select report.id, report.case_id from report where report.receipt_hash = p_hash;
end;

revoke execute on function own_case_ids_v1(), receipt_v1(bytea) from public;
grant execute on function own_case_ids_v1(), receipt_v1(bytea) to grid_app, grid_read, grid_jobs;
