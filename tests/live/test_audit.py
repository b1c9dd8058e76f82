"""The proof of the event log: tampering with any row, the order, the end or the head is found and named."""

import asyncio

import psycopg
import pytest
from click.testing import Result
from typer.testing import CliRunner

from backend.commands import audit
from backend.db.engine import Database
from backend.errors import Invalid
from backend.live.audit import verify
from backend.live.bus_postgres import PostgresBus
from backend.live.relay import Relay
from tests.live.conftest import NOON, happen

ROWS = 30


@pytest.fixture
async def log(db: Database) -> str:
    """The address of a database whose log holds thirty chained rows."""
    await happen(db, "wall:110112", count=ROWS)
    await _stamp(db)
    return db.url


async def _stamp(db: Database) -> None:
    bus = PostgresBus(db.url, lambda: NOON)
    await Relay(db.jobs, bus, lambda: NOON).stamp_all()
    await bus.close()


def _tamper(url: str, *statements: str) -> None:
    """As a superuser, whom no grant stops."""
    with psycopg.connect(url) as c:
        for statement in statements:
            c.execute(statement)


def test_an_untouched_log_is_sound(log: str) -> None:
    told: list[int] = []
    found = verify(log, tell=told.append)
    assert (found.fault, found.rows, found.head, found.unchained, told) == (None, ROWS, ROWS, 0, [])
    assert verify(log, from_seq=21).rows == 10


def test_an_empty_log_is_sound(database_url: str) -> None:
    found = verify(database_url)
    assert (found.fault, found.rows, found.head) == (None, 0, 0)


@pytest.mark.parametrize(
    ("tampering", "seq", "row", "why"),
    [
        ("update event set data = '{\"n\": 99}' where seq = 7", 7, True, "not what was written"),
        ("update event set actor = 'somebody else' where seq = 7", 7, True, "not what was written"),
        ("update event set at = at + interval '1 microsecond' where seq = 7", 7, True, "not what was written"),
        ("update event set topics = '{}' where seq = 7", 7, True, "not what was written"),
        ("update event set hash = sha256(hash) where seq = 7", 7, True, "not what was written"),
        ("update event set hash = null where seq = 7", 7, True, "not what was written"),
        ("delete from event where seq = 1", 1, False, "missing"),
        ("delete from event where seq = 7", 7, False, "missing"),
        ("delete from event where seq between 25 and 30", 25, False, "the log ends before it"),
        ("delete from event", 1, False, "the log ends before it"),
        ("update relay_head set seq = 20", 21, False, "rows go on to 30"),
        ("update relay_head set hash = sha256(hash)", 30, True, "the head remembers"),
        ("delete from relay_head", 1, False, "rows go on to 30"),
    ],
)
def test_tampering_is_found_and_named(log: str, tampering: str, seq: int, row: bool, why: str) -> None:
    _tamper(log, tampering)
    fault = verify(log).fault
    assert fault is not None
    assert (fault.seq, fault.row is not None) == (seq, row)
    assert why in fault.why
    if fault.row:
        assert fault.row.seq == seq


def test_two_rows_that_changed_places_are_found(log: str) -> None:
    _tamper(
        log,
        "update event set seq = -7 where seq = 7",
        "update event set seq = 7 where seq = 8",
        "update event set seq = 8 where seq = -7",
    )
    fault = verify(log).fault
    assert fault is not None
    assert fault.seq == 7
    assert fault.row is not None
    assert fault.row.data == '{"n": 7}'  # what was the eighth


async def test_what_is_not_chained_yet_is_counted(log: str, db: Database) -> None:
    await happen(db, count=3)
    found = verify(log)
    assert (found.fault, found.rows, found.unchained, found.waiting_since) == (None, ROWS, 3, NOON)


def test_beginning_behind_the_end_is_refused(log: str) -> None:
    assert verify(log, from_seq=ROWS + 1).fault is None
    with pytest.raises(Invalid, match="no row of the log has the number 31"):
        verify(log, from_seq=ROWS + 2)


async def _command(url: str, *arguments: str) -> Result:
    environment = {"GRID_DATABASE_URL": url}
    return await asyncio.to_thread(CliRunner().invoke, audit.app, list(arguments), env=environment)


async def test_the_command_says_so_and_its_exit_code_too(log: str, db: Database) -> None:
    await happen(db)
    sound = await _command(log)
    assert (sound.exit_code, sound.stdout) == (0, f"sound: {ROWS} rows, the head stands at {ROWS}\n")
    assert "1 rows wait to be chained" in sound.stderr
    _tamper(log, "update event set name = 'CaseClosed' where seq = 7")
    broken = await _command(log)
    assert broken.exit_code == 1
    assert broken.stdout.startswith("broken at 7: it is not what was written\n  row ")
    assert "2026-11-22T04:00:00Z, CaseClosed by system" in broken.stdout
    assert (await _command(log, "--from-seq", "9")).exit_code == 0
