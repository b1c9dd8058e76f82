-- What looks like something that is here already. These run as the tables' owner, whom row security does not bind, and
-- give ids and measures only: never words, and never who.

-- What a text is compared by: of Latin words and digits pg_trgm's trigrams, of Chinese every character and every pair.
-- pg_trgm alone sees no Chinese in a database of locale C, and little of it elsewhere: short sentences of the same
-- meaning rarely share three characters in a row (docs/duplicates.md has the figures).
create or replace function grams_v1(p_text text) returns text[]
language sql immutable parallel safe strict
set search_path = public, pg_temp
begin atomic
    with han (word) as (
        -- Without Latin, punctuation, full-width forms and symbols; what is over 300 characters adds nothing.
        select regexp_replace(left(p_text, 300), '[\u0001-\u024f\u2000-\u2bff\u3000-\u303f\ufe00-\uffef]+', '', 'g')
    ), gram (gram) as (
        select substr(word, nth, size)
        from han, generate_series(1, length(word)) nth, generate_series(1, 2) size
        where nth + size <= length(word) + 1
        union
        select unnest(show_trgm(regexp_replace(left(p_text, 300), '[^a-zA-Z0-9]+', ' ', 'g')))
    )
    select coalesce(array_agg(gram), '{}') from gram;
end;

-- How alike two texts are by their grams: Sørensen and Dice's coefficient, 0 to 1.
create or replace function likeness_v1(p_one text[], p_other text[]) returns float8
language sql immutable parallel safe strict
begin atomic
    select 2.0 * (select count(*) from unnest(p_one) gram where gram = any (p_other))
        / greatest(cardinality(p_one) + cardinality(p_other), 1);
end;

-- Cases that have not ended, opened since an instant, of these categories and within metres of a WGS-84 point: the 50
-- nearest, each with its distance, the likeness of its words to p_words (null when those are), the fewest bits by which
-- a photo of its reports differs from one of p_phashes (null when there is none to compare), how many reported it, and
-- the photo to show: the likest, else the first.
create or replace function similar_cases_v1(
    p_lon float8, p_lat float8, p_categories text[], p_radius_m float8, p_since timestamptz, p_words text,
    p_phashes bigint[]
)
returns table (case_id uuid, distance_m float8, likeness float8, bits integer, reports bigint, photo uuid)
language plpgsql stable parallel safe security definer
set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    point geography := st_setsrid(st_makepoint(p_lon, p_lat), 4326)::geography;
    -- A box in degrees that holds the circle: the index answers it. 1 degree of latitude is at least 110,574 m.
    margin float8 := p_radius_m / 110500;
    wide float8 := least(margin / greatest(cos(radians(p_lat)), 0.01), 180);
    box geometry := st_makeenvelope(p_lon - wide, p_lat - margin, p_lon + wide, p_lat + margin, 4326);
    grams text[] := grams_v1(p_words);
begin
    return query
    select near.id, near.distance_m, likeness_v1(grams, grams_v1(near.summary)), seen.bits::integer,
        (select count(*) from report where report.case_id = near.id), seen.id
    from (
        select id, summary, st_distance(geom::geography, point) as distance_m
        from "case"
        where status not in ('closed', 'excluded', 'merged') and geom && box and opened_at >= p_since
            and category = any (p_categories)
            and st_dwithin(geom::geography, point, p_radius_m)
        order by distance_m, id
        limit 50
    ) near
    left join lateral (
        select media.id, least_bits.bits
        from report
        join media on media.report_id = report.id and media.state in ('received', 'ready')
        left join lateral (
            select min(bit_count((media.phash # mine)::bit(64))) as bits from unnest(p_phashes) mine
        ) least_bits on true
        where report.case_id = near.id
        order by least_bits.bits nulls last, media.created_at, media.id
        limit 1
    ) seen on true;
end
$$;

-- Photos in use since an instant that look like one: with the same bytes, or whose hash differs in at most p_bits. The
-- keys are what to find such hashes by (backend/media/phash.py). Each with the case and task it is evidence in, or the
-- case that it was reported in.
create or replace function photos_like_v1(
    p_phash bigint, p_keys integer[], p_bits integer, p_sha256 bytea, p_since timestamptz
)
returns table (media_id uuid, case_id uuid, task_id uuid, report_id uuid, bits integer)
language plpgsql stable parallel safe security definer
set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
    return query
    with found as (
        select id from media where sha256 = p_sha256
        union
        select id from media
        where phash is not null and phash_bands && p_keys
            and bit_count((phash # p_phash)::bit(64)) <= p_bits
    )
    select media.id, coalesce(evidence.case_id, report.case_id), evidence.task_id, report.id,
        case when media.sha256 = p_sha256 then 0 else bit_count((media.phash # p_phash)::bit(64))::integer end as bits
    from found
    join media on media.id = found.id
    left join evidence on evidence.media_id = media.id
    left join report on report.id = media.report_id
    where media.created_at >= p_since and (evidence.media_id is not null or report.id is not null)
    order by bits, media.created_at, media.id
    limit 50;
end
$$;

revoke execute on function similar_cases_v1(float8, float8, text[], float8, timestamptz, text, bigint[]),
    photos_like_v1(bigint, integer[], integer, bytea, timestamptz) from public;
grant execute on function similar_cases_v1(float8, float8, text[], float8, timestamptz, text, bigint[]),
    photos_like_v1(bigint, integer[], integer, bytea, timestamptz) to grid_app, grid_read, grid_jobs;
