"""Lists of people: what is read, what is refused, what is written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Invalid
from backend.live.models import Event
from backend.people.duties import grids_on_duty, on_duty
from backend.people.files import PersonRow, read_people
from backend.people.importing import Place, hash_passwords, plan, plan_people, write_people
from backend.people.models import Account, Session
from backend.security import verify_password
from tests.cities import insert_city, small_city

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
PLACES = [
    Place("110112", "110112", False),
    Place("110112001", "110112.001", False),
    Place("110112001003", "110112.001.003", False),
    Place("110112001003001", "110112.001.003.001", True),
    Place("110112001003002", "110112.001.003.002", True),
]
SHIFTS = {"day": "白班", "night": "夜班"}
TABLE = "账号,姓名,手机,角色,网格编码,班次,岗位,密码\nwang,王芳,13900000000,网格员,110112001003001,白班,专职网格员,\n"


def row(number: int, account: str, **more: str) -> PersonRow:
    return PersonRow(number, **({"account": account, "name": "甲", "role": "worker"} | more))


def faults(rows: list[PersonRow]) -> dict[int, str]:
    with pytest.raises(Invalid) as refused:
        plan(rows, PLACES, SHIFTS, ["water"])
    return {fault["row"]: fault["message"] for fault in refused.value.extra["errors"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_the_ways_people_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(TABLE.replace(",", delimiter).replace("\n", "\r\n").encode(encoding))
    [wang], unknown = read_people(file)
    assert unknown == []
    assert wang == PersonRow(2, "wang", "王芳", "13900000000", "网格员", "110112001003001", "白班", "专职网格员", "")


def test_a_workbook_keeps_codes_as_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Account", "Name", "Role", "Scope", "Phone", "Remarks"])
    book.active.append([])
    book.active.append(["wang", "王芳", "worker", 110112001003001, 13900000000.0, "x"])
    book.save(tmp_path / "people.xlsx")
    [wang], unknown = read_people(tmp_path / "people.xlsx")
    assert (wang.number, wang.scope, wang.phone) == (3, "110112001003001", "13900000000")
    assert unknown == ["Remarks"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.csv", None, "there is no file"),
        ("empty.csv", b"", "has no column account, name, role"),
        ("header.csv", b"account,name,role\n,,\n", "has no rows"),
        ("twice.csv", b"account,name,role,login\na,b,c,d\n", "more than one column for account"),
        ("binary.csv", b"\xff\xff\xff\x00", "neither UTF-8 nor GBK"),
        ("fake.xlsx", b"account,name,role\n", "not a readable XLSX"),
    ],
)
def test_unreadable_files_are_one_sentence(tmp_path: Path, name: str, content: bytes | None, sentence: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(Invalid, match=sentence):
        read_people(tmp_path / name)


def test_the_first_of_a_shift_is_primary_the_next_are_deputies() -> None:
    said = plan(
        [
            row(2, "A", scope="110112001003001", shift="白班"),
            row(3, "b", scope="110112.001.003.001", shift="day/night", role="网格员"),
            row(4, "b", scope="110112001003002", shift="night"),
            row(5, "lead", scope="110112001003", role="社区"),
            row(6, "root", role="系统管理员"),
            row(7, "guard", role="安全管理员"),
            row(8, "log", role="审计管理员"),
            row(9, "water", role="职能部门", department="water"),
        ],
        PLACES,
        SHIFTS,
        ["water"],
    )
    assert [p.role for p in list(said.people.values())[3:]] == [
        "system_administrator",
        "security_administrator",
        "audit_administrator",
        "department",
    ]
    assert said.people["water"].department == "water"
    assert said.ladders == {
        ("110112001003001", "day"): ["a", "b"],
        ("110112001003001", "night"): ["b"],
        ("110112001003002", "night"): ["b"],
    }
    assert {p.login: p.scope for p in said.people.values()} == {
        "a": "110112.001.003.001",
        "b": "110112.001.003",
        "lead": "110112.001.003",
        "root": "",
        "guard": "",
        "log": "",
        "water": "",
    }


def test_every_faulty_row_is_named_with_all_its_faults() -> None:
    found = faults(
        [
            row(2, "a b", scope="110112001003001"),
            row(3, "c", scope="999", role="king"),
            row(4, "d"),
            row(5, "e", scope="110112001003", shift="day"),
            row(6, "f", scope="110112001003001", shift="noon"),
            row(7, "g", scope="110112001003", role="community", shift="day"),
            row(8, "h", scope="110112001003001", shift="day", password="short", phone="call me", name=""),
            row(9, "i", scope="110112001003001", shift="day"),
            row(10, "i", scope="110112001003001", shift="day"),
            row(11, "i", scope="110112001003001", name="乙"),
            row(12, "j", role="department"),
            row(13, "k", role="department", department="air"),
            row(14, "l", role="street", scope="110112001", department="water"),
            row(15, "m", role="command_center", password="woaini123456"),
        ]
    )
    assert sorted(found) == [2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15]
    assert "“a b” is no account" in found[2]
    assert "“king” is no role" in found[3]
    assert "there is no grid 999" in found[3]
    assert found[4] == "a worker needs a scope: a grid's code or path"
    assert "not a micro-grid" in found[5]
    assert "there is no shift noon; there are day, 白班, night, 夜班" in found[6]
    assert found[7] == "only a worker has a shift"
    assert "name is missing" in found[8]
    assert "no phone number" in found[8]
    assert "this one has 5" in found[8]
    assert "already in a row above" in found[10]
    assert "another display name" in found[11]
    assert "needs the department's code" in found[12]
    assert found[13] == "there is no department air; the configuration has water"
    assert found[14] == "a street has no department"
    assert "among the first that others would try" in found[15]


async def test_what_is_written_and_written_again(db: Database) -> None:
    grids = small_city()
    first, second = [g["code"] for g in grids if g["level"] == "micro"][:2]
    async with db.write() as session:
        await insert_city(session, grids, datetime(2026, 1, 1, tzinfo=UTC))

    async def bring(*rows: PersonRow):
        async with db.read() as session:
            said = await plan_people(session, rows, NOON)
        hash_passwords(said.people.values(), lambda done: None)
        async with db.write() as session:
            return await write_people(session, said, now=NOON, actor="operator", file_name="people.csv")

    done = await bring(
        row(2, "a", scope=first, shift="day", password="a-long-password"),
        row(3, "b", scope=first, shift="day"),
        row(4, "c", scope=first, shift="night"),
    )
    assert (done.created, done.updated, done.duties, done.cannot_log_in) == (3, 0, 3, 2)
    async with db.read() as session:
        by_day = await on_duty(session, [first, second], NOON)
        by_night = await on_duty(session, [first], MIDNIGHT)
    assert [(w.rank, w.display_name) for w in by_day[first]] == [(0, "甲"), (1, "甲")]
    assert by_day[second] == []
    assert len(by_night[first]) == 1

    # a moves to the second grid and keeps the password; b steps up without being named again
    done = await bring(row(2, "A", scope=second, shift="day", name="王芳"))
    assert (done.created, done.updated, done.duties, done.cannot_log_in) == (0, 1, 1, 0)
    async with db.write() as session:
        accounts = {a.login: a for a in await session.scalars(select(Account))}
        assert accounts["a"].display_name == "王芳"
        assert await verify_password("a-long-password", accounts["a"].password_hash)
        assert accounts["b"].password_hash is None
        assert await grids_on_duty(session, accounts["a"].id, NOON) == [(second, 0)]
        assert await grids_on_duty(session, accounts["b"].id, NOON) == [(first, 0)]
        assert await grids_on_duty(session, accounts["b"].id, MIDNIGHT) == []


async def test_a_new_password_ends_the_accounts_sessions(db: Database) -> None:
    async def bring(**wang: str) -> None:
        said = plan([row(2, "wang", **{"role": "command_center", **wang})], PLACES, SHIFTS)
        hash_passwords(said.people.values(), lambda done: None)
        async with db.write() as session:
            await write_people(session, said, now=NOON, actor="operator", file_name="people.csv")

    async def logged_in() -> bool:
        async with db.read() as session:
            return await session.scalar(select(Session.revoked_at)) is None

    await bring(password="a-long-password")
    async with db.write() as session:
        account = await session.scalar(select(Account.id))
        session.add(Session(token_hash=b"x", account_id=account, created_at=NOON, expires_at=MIDNIGHT))
    await bring(name="王芳")
    assert await logged_in()
    await bring(password="another-password")
    assert not await logged_in()


async def test_other_rights_end_the_accounts_sessions(db: Database) -> None:
    async def bring(role: str, **wang: str) -> None:
        said = plan([row(2, "wang", role=role, **wang)], PLACES, SHIFTS)
        async with db.write() as session:
            await write_people(session, said, now=NOON, actor="operator", file_name="people.csv")

    await bring("street", scope="110112001")
    async with db.write() as session:
        account = await session.scalar(select(Account.id))
        session.add(Session(token_hash=b"x", account_id=account, created_at=NOON, expires_at=MIDNIGHT))
    await bring("street", scope="110112001", phone="13900000000")
    async with db.read() as session:
        assert await session.scalar(select(Session.revoked_at)) is None
    await bring("community", scope="110112001003")
    async with db.write(View(audit=True)) as session:
        assert await session.scalar(select(Session.revoked_at)) == NOON
        changed = (await session.scalars(select(Event).where(Event.name == "RoleChanged"))).one()
    assert changed.data["before"] == {"role": "street", "scope": "110112.001", "department": None}
    assert changed.data["after"] == {"role": "community", "scope": "110112.001.003", "department": None}


def test_many_passwords_are_hashed_by_processes_in_their_order() -> None:
    said = plan(
        [row(n, f"w{n}", scope="110112001003001", password=f"password-{n:04}") for n in range(40)], PLACES, SHIFTS
    )
    seen: list[int] = []
    hash_passwords(said.people.values(), seen.append)
    assert seen == list(range(1, 41))
    assert len({person.password_hash for person in said.people.values()}) == 40
    assert all(str(person.password_hash).startswith("$argon2id$") for person in said.people.values())
