-- What the event sequence's life hangs on: this server, its timeline (a failover or a point-in-time restore starts a
-- new one) and this database (a restored dump lies in a new one).
create or replace function sequence_life_v1() returns text
language sql volatile parallel restricted
return (select system_identifier from pg_control_system())::text
    || ':' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
    || ':' || (select oid from pg_database where datname = current_database())::text;
