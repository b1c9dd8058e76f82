"""What tests of erasure look with: a search through every table, and the log's chain."""

from sqlalchemy import text

from backend.live.chain import Link, first_fault
from tests.serving import LiveServer

TABLES = text("""
    select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
""")
STAMPED = text("""
    select seq, id, at, name, actor, origin, subject_kind, subject_id, data::text as data, topics, hash
    from event where seq is not null order by seq
""")


async def where_is(server: LiveServer, *needles: str) -> set[str]:
    """The tables with a row that holds any of ``needles``."""
    found = set()
    async with server.context.db.job() as session:
        for table in (await session.scalars(TABLES)).all():
            if table in ("spatial_ref_sys", "alembic_version"):
                continue
            for needle in needles:
                query = text(f'select exists (select from "{table}" as one where one::text like :needle)')
                if await session.scalar(query, {"needle": f"%{needle}%"}):
                    found.add(table)
    return found


async def chain_is_sound(server: LiveServer) -> bool:
    """Whether the stamped events still follow one from another."""
    async with server.context.db.job() as session:
        rows = (await session.execute(STAMPED)).all()
    links = [(Link(**{k: v for k, v in row._asdict().items() if k != "hash"}), bytes(row.hash)) for row in rows]
    return bool(links) and first_fault(links) is None


async def erasures(server: LiveServer) -> list[tuple[str, dict[str, object]]]:
    """The subject and data of every PersonalDataErased, in order."""
    query = text("select subject_kind, data from event where name = 'PersonalDataErased' order by id")
    async with server.context.db.job() as session:
        return [(kind, data) for kind, data in await session.execute(query)]
