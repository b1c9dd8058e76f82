-- The months that a past day is played back from (docs/decisions/0011).

-- Makes the partition of each Beijing month of an array (first days) that has none. Runs as the table's owner;
-- partitions are reached through their table alone, since its row security does not hold for them.
create or replace function make_replay_months_v1(p_months date[]) returns void
language plpgsql volatile parallel unsafe security definer
set search_path = public, pg_temp
as $$
declare
    wanted date;
    name text;
begin
    perform pg_advisory_xact_lock(hashtext('gridwarden.replay_months'));
    foreach wanted in array p_months loop
        name := 'replay_entry_' || to_char(wanted, 'YYYYMM');
        continue when to_regclass(name) is not null;
        -- Attaching lets other months be read meanwhile; creating it as a partition would not.
        execute format('create table %I (like replay_entry including all)', name);
        execute format('revoke all on %I from grid_app, grid_read, grid_jobs', name);
        execute format(
            'alter table replay_entry attach partition %I for values from (%L) to (%L)', name,
            wanted::timestamp at time zone 'Asia/Shanghai',
            (wanted + interval '1 month')::timestamp at time zone 'Asia/Shanghai'
        );
    end loop;
end
$$;

-- Drops the partitions of the Beijing months before one and gives how many. Open cases' states that lasted beyond their
-- month go on in the next one from its beginning, so that what was open then is still found; those of cases that had
-- ended would go on for ever, and what happens to such a case later is told whole. Nothing is read meanwhile, so it gives
-- up rather than wait long for whoever does.
drop function if exists drop_replay_months_v1(date);
create or replace function drop_replay_months_v2(p_before date, p_open text[]) returns bigint
language plpgsql volatile parallel unsafe security definer
set search_path = public, pg_temp set lock_timeout = '1s'
as $$
declare
    month date;
    old text;
    ends timestamptz;
    gone bigint := 0;
begin
    perform pg_advisory_xact_lock(hashtext('gridwarden.replay_months'));
    loop
        select min(inhrelid::regclass::text) into old from pg_inherits where inhparent = 'replay_entry'::regclass;
        exit when old is null or old >= 'replay_entry_' || to_char(p_before, 'YYYYMM');
        month := to_date(right(old, 6), 'YYYYMM');
        ends := (month + interval '1 month')::timestamp at time zone 'Asia/Shanghai';
        perform make_replay_months_v1(array[(month + interval '1 month')::date]);
        insert into replay_entry (at, seq, until_at, case_id, path, what, status, due_at)
        select ends, seq, until_at, case_id, path, what, status, due_at from replay_entry
        where at >= month::timestamp at time zone 'Asia/Shanghai' and at < ends and (until_at is null or until_at > ends)
            and status = any (p_open);
        execute format('drop table %I', old);
        gone := gone + 1;
    end loop;
    return gone;
end
$$;

-- The first instant that can be played back, whoever asks; null while nothing can.
create or replace function replay_begins_v1() returns timestamptz
language sql stable parallel safe security definer
set search_path = public, pg_temp
begin atomic
    select min(at) from replay_entry;
end;

revoke execute on function make_replay_months_v1(date[]), drop_replay_months_v2(date, text[]) from public;
grant execute on function make_replay_months_v1(date[]), drop_replay_months_v2(date, text[]) to grid_jobs;
revoke execute on function replay_begins_v1() from public;
grant execute on function replay_begins_v1() to grid_app, grid_read, grid_jobs;
