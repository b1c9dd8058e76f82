"""What cannot be seen cannot be written; what is given away stays in sight until that is done."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from backend.cases.models import Case
from backend.db.engine import Database
from backend.db.view import View
from tests.rows.district import EAST, caller, found_district, named

WATER = View.of(caller("department", "110112.001", department="water"))
NOTE = text(
    "insert into note (id, case_id, action, at, actor, words)"
    " values (gen_random_uuid(), :case, 'accept', now(), 'system', '…')"
)


@pytest.fixture(autouse=True)
def district(database_url: str) -> None:
    found_district(database_url)


async def test_rows_out_of_sight_are_neither_changed_nor_deleted(db: Database) -> None:
    async with db.write(View.of(caller("community", EAST))) as session:
        changed = await session.execute(text("update \"case\" set summary = '改了' returning number"))
        assert set(changed.scalars()) == {"own grid", "next grid", "whistled"}
        gone = await session.execute(text("delete from worker_position returning account_id"))
        assert gone.all() == []
    async with db.write() as session:
        assert (await session.execute(text('delete from "case" returning id'))).all() == []


async def test_nothing_is_put_beside_a_case_out_of_sight(db: Database) -> None:
    async with db.write(View.of(caller("community", EAST))) as session:
        await session.execute(NOTE, {"case": named("own grid")})
    with pytest.raises(ProgrammingError, match="violates row-level security"):
        async with db.write(View.of(caller("community", EAST))) as session:
            await session.execute(NOTE, {"case": named("far water's")})


async def test_a_case_is_not_opened_where_one_cannot_see(db: Database) -> None:
    copy = text(
        'insert into "case" (id, number, category, status, summary, geom, path, how, neighbours, owner, opened_at,'
        " due_at) select gen_random_uuid(), 'new', '0102', 'reported', '', st_point(0, 0, 4326), :path, 'covers', '[]',"
        " '', now(), now()"
    )
    async with db.write(View.of(caller("community", EAST))) as session:
        await session.execute(copy, {"path": f"{EAST}.009"})
    for view in (View.of(caller("community", EAST)), WATER, View.nobody()):
        with pytest.raises(ProgrammingError, match="violates row-level security"):
            async with db.write(view) as session:
                await session.execute(copy, {"path": "110112.003.001.001"})


async def test_a_department_gives_a_case_away_and_sees_it_until_then(db: Database) -> None:
    wanted = select(Case).where(Case.number == "water's")
    async with db.write(WATER) as session:
        case = await session.scalar(wanted.with_for_update())
        assert case is not None
        case.department = "roads"
        await session.flush()
        assert await session.scalar(wanted) is case
        await session.execute(NOTE, {"case": case.id})
    async with db.read(WATER) as session:
        assert await session.scalar(wanted) is None


async def test_anybody_records_events_and_nobody_reads_them_back(db: Database) -> None:
    async with db.write() as session:
        await session.execute(
            text(
                "insert into event (at, name, actor, subject_kind, subject_id, data, topics)"
                " values (now(), 'SignInFailed', 'anonymous', 'account', 'x', '{}', '{}')"
            )
        )
        assert (await session.execute(text("select id from event"))).all() == []
