-- Fixes of workers at work: storing a batch of them, and the days they are kept by (docs/decisions/0009).

-- Stores fixes that are not there yet. One element of the first two arrays is a sender: an account, and the device it
-- sent with (null: the tablet). One element of the next seven is a fix; p_nth says whose, counted from 1, and NaN is not
-- known. Raises unique_violation when a fix is there already.
create or replace function store_fixes_v1(
    p_accounts uuid[], p_devices uuid[], p_nth int[], p_at timestamptz[], p_lon float8[], p_lat float8[],
    p_accuracy_m real[], p_speed_mps real[], p_mocked boolean[], p_received_at timestamptz
) returns void
language sql volatile parallel unsafe
begin atomic
    insert into position_fix (account_id, at, lon, lat, accuracy_m, speed_mps, mocked, device_id, received_at)
    select sender.account_id, fix.at, fix.lon, fix.lat, nullif(fix.accuracy_m, 'NaN'), nullif(fix.speed_mps, 'NaN'),
           fix.mocked, sender.device_id, p_received_at
    from unnest(p_nth, p_at, p_lon, p_lat, p_accuracy_m, p_speed_mps, p_mocked)
        as fix (nth, at, lon, lat, accuracy_m, speed_mps, mocked)
    join unnest(p_accounts, p_devices) with ordinality as sender (account_id, device_id, nth) on sender.nth = fix.nth;
end;

-- Which of these fixes are there already, by their place in the arrays, counted from 1.
create or replace function known_fixes_v1(p_accounts uuid[], p_nth int[], p_at timestamptz[]) returns setof bigint
language sql stable parallel safe
begin atomic
    select sent.place
    from unnest(p_nth, p_at) with ordinality as sent (nth, at, place)
    join position_fix fix on fix.account_id = p_accounts[sent.nth] and fix.at = sent.at;
end;

-- Keeps what came of each worker's Beijing days; one element of each array is such a day. Give them in the order of
-- account and day, so that batches that meet wait for each other instead of blocking.
create or replace function count_fixes_v1(
    p_accounts uuid[], p_days date[], p_fixes int[], p_first_at timestamptz[], p_last_at timestamptz[],
    p_received_at timestamptz
) returns void
language sql volatile parallel unsafe
begin atomic
    insert into track_day as known (account_id, day, fixes, first_at, last_at, changed_since, changed_at)
    select sent.account_id, sent.day, sent.fixes, sent.first_at, sent.last_at, sent.first_at, p_received_at
    from unnest(p_accounts, p_days, p_fixes, p_first_at, p_last_at) as sent (account_id, day, fixes, first_at, last_at)
    on conflict on constraint pk_track_day do update
        set fixes = known.fixes + excluded.fixes,
            first_at = least(known.first_at, excluded.first_at),
            last_at = greatest(known.last_at, excluded.last_at),
            changed_since = least(known.changed_since, excluded.changed_since),
            changed_at = excluded.changed_at;
end;

-- Keeps where each worker was last, unless a later place is known; gives the accounts whose place is another now. One
-- element of each array is an account, in their order; NaN is an accuracy that is not known.
create or replace function move_workers_v1(
    p_accounts uuid[], p_at timestamptz[], p_lon float8[], p_lat float8[], p_accuracy_m real[]
) returns setof uuid
language sql volatile parallel unsafe
begin atomic
    insert into worker_position as known (account_id, geom, accuracy_m, at)
    select sent.account_id, st_setsrid(st_makepoint(sent.lon, sent.lat), 4326), nullif(sent.accuracy_m, 'NaN'), sent.at
    from unnest(p_accounts, p_at, p_lon, p_lat, p_accuracy_m) as sent (account_id, at, lon, lat, accuracy_m)
    on conflict on constraint pk_worker_position do update
        set geom = excluded.geom, accuracy_m = excluded.accuracy_m, at = excluded.at
        where known.at < excluded.at
    returning known.account_id;
end;

-- Makes the partition of each Beijing day of an array that has none. Runs as the tables' owner; partitions are reached
-- through their table alone, since its row security does not hold for them.
create or replace function make_track_days_v1(p_days date[]) returns void
language plpgsql volatile parallel unsafe security definer
set search_path = public, pg_temp
as $$
declare
    wanted date;
    name text;
begin
    perform pg_advisory_xact_lock(hashtext('gridwarden.track_days'));
    foreach wanted in array p_days loop
        name := 'position_fix_' || to_char(wanted, 'YYYYMMDD');
        continue when to_regclass(name) is not null;
        -- Attaching lets fixes of other days be stored meanwhile; creating it as a partition would not.
        execute format('create table %I (like position_fix including all)', name);
        execute format('revoke all on %I from grid_app, grid_read, grid_jobs', name);
        execute format(
            'alter table position_fix attach partition %I for values from (%L) to (%L)', name,
            wanted::timestamp at time zone 'Asia/Shanghai', (wanted + 1)::timestamp at time zone 'Asia/Shanghai'
        );
    end loop;
end
$$;

-- Drops the partitions of the Beijing days before one, with what is known of those days. Gives the number of fixes gone.
-- Nothing is stored meanwhile, so it gives up rather than wait long for whoever reads a track.
create or replace function drop_track_days_v1(p_before date) returns bigint
language plpgsql volatile parallel unsafe security definer
set search_path = public, pg_temp set lock_timeout = '1s'
as $$
declare
    old text;
    gone bigint;
begin
    perform pg_advisory_xact_lock(hashtext('gridwarden.track_days'));
    for old in
        select inhrelid::regclass::text from pg_inherits
        where inhparent = 'position_fix'::regclass
          and inhrelid::regclass::text < 'position_fix_' || to_char(p_before, 'YYYYMMDD')
    loop
        execute format('drop table %I', old);
    end loop;
    with dropped as (delete from track_day where day < p_before returning fixes)
    select coalesce(sum(fixes), 0) into gone from dropped;
    return gone;
end
$$;

revoke execute on function make_track_days_v1(date[]), drop_track_days_v1(date) from public;
grant execute on function make_track_days_v1(date[]), drop_track_days_v1(date) to grid_jobs;
