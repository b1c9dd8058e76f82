"""Proves the event log from its first row to its head, or names the row where it was tampered with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from backend.errors import Invalid
from backend.live.chain import GENESIS, Link, first_fault

TELL_EVERY = 200_000
AT_ONCE = 5_000

# Both from one snapshot: the relay may be stamping meanwhile.
SNAPSHOT = "set transaction isolation level repeatable read, read only"
HEAD = "select seq, hash from relay_head"
STAMPED = """
    select seq, id, at, name, actor, origin, subject_kind, subject_id, data::text, topics, hash
    from event where seq >= %s order by seq
"""
UNCHAINED = "select count(*), min(at) from event where seq is null"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain is broken first. ``row`` is what stands at that number, None when nothing does."""

    seq: int
    row: Link | None
    why: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What a walk along the chain found.

    ``rows`` were walked and ``head`` is the number they should end with; ``unchained`` rows are committed and wait for
    the relay, the oldest of them since ``waiting_since``: until it has stamped them the chain does not protect them.
    """

    rows: int
    head: int
    fault: Fault | None
    unchained: int
    waiting_since: datetime | None


class _Walk:
    """The rows as the chain wants them, and the last one that was looked at."""

    def __init__(self, rows: Iterator[tuple[Link, bytes]], tell: Callable[[int], None]) -> None:
        self._rows = rows
        self._tell = tell
        self.count = 0
        self.last: tuple[Link, bytes] | None = None

    def __iter__(self) -> Iterator[tuple[Link, bytes]]:
        for one in self._rows:
            self.last = one
            self.count += 1
            if self.count % TELL_EVERY == 0:
                self._tell(self.count)
            yield one


def verify(url: str, *, from_seq: int = 1, tell: Callable[[int], None] = lambda rows: None) -> Audit:
    """Walk the stamped rows of the log at ``url`` in order, in little memory, up to the head, which must fit the last.

    From a ``from_seq`` above 1 on, the hash stored with the row before it is taken as good. ``tell`` hears how many
    rows were walked, now and then. Changed, missing, exchanged and added rows are found, a cut off end too; a log that
    was written anew as a whole is found out by comparing the head with a copy kept elsewhere. Raises Invalid when
    there is no row before ``from_seq``.
    """
    with (
        psycopg.connect(url, options="-c role=grid_jobs -c timezone=UTC") as connection,
        connection.cursor("chain") as rows,
    ):
        connection.execute(SNAPSHOT)
        head_seq, head_hash = connection.execute(HEAD).fetchone() or (0, GENESIS)
        unchained, since = connection.execute(UNCHAINED).fetchone() or (0, None)
        before = _hash_before(connection, from_seq)
        rows.itersize = AT_ONCE
        rows.execute(STAMPED, (from_seq,))
        walk = _Walk(((Link(*row[:-1]), row[-1]) for row in rows), tell)
        broken = first_fault(walk, previous=before, after=from_seq - 1)
        last_seq, last_hash = (walk.last[0].seq, walk.last[1]) if walk.last else (from_seq - 1, before)
        fault = None
        if broken is not None:
            fault = _broken(broken, walk.last[0] if walk.last else None)
        elif last_seq < head_seq:
            fault = Fault(last_seq + 1, None, f"the log ends before it, though its head stands at {head_seq}")
        elif last_seq > head_seq:
            fault = Fault(head_seq + 1, None, f"rows go on to {last_seq}, though the log's head stands at {head_seq}")
        elif head_seq and last_hash != head_hash:
            fault = Fault(head_seq, walk.last[0] if walk.last else None, "its hash is not the one the head remembers")
        return Audit(walk.count, head_seq, fault, unchained, since)


def _hash_before(connection: psycopg.Connection[Any], from_seq: int) -> bytes:
    if from_seq == 1:
        return GENESIS
    found = connection.execute("select hash from event where seq = %s", (from_seq - 1,)).fetchone()
    if found is None:
        raise Invalid(f"no row of the log has the number {from_seq - 1}, after which to begin; begin earlier")
    return bytes(found[0])


def _broken(seq: int, row: Link | None) -> Fault:
    if row is None or row.seq != seq:
        return Fault(seq, None, "it is missing")
    return Fault(seq, row, "it is not what was written")
