"""The hash chain over the event log: changing, removing or reordering a stamped row breaks every hash after it.

The canonical form of a row is the UTF-8 of one JSON array without white space::

    [seq, id, "at", "name", "actor", origin, "subject_kind", "subject_id", "data", ["topic", …]]

``at`` is UTC as ``2026-11-22T04:16:51.000000Z`` (always six decimals), ``origin`` may be null, and ``data`` is a
string: the text PostgreSQL prints for the jsonb value, so that numbers count to their last digit. A row's hash is
``SHA-256(hash of the row before it ‖ canonical form)``; the first row follows 32 zero bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import orjson

GENESIS = bytes(32)
"""What stands for the previous hash before the first row."""


@dataclass(frozen=True, slots=True)
class Link:
    """One row as the chain sees it."""

    seq: int
    id: int
    at: datetime
    name: str
    actor: str
    origin: str | None
    subject_kind: str
    subject_id: str
    data: str
    """The jsonb value as PostgreSQL prints it (``data::text``)."""
    topics: list[str]


def canonical(link: Link) -> bytes:
    """The bytes a row is hashed by; see the module's text for the form."""
    at = link.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return orjson.dumps(
        [
            link.seq,
            link.id,
            at,
            link.name,
            link.actor,
            link.origin,
            link.subject_kind,
            link.subject_id,
            link.data,
            link.topics,
        ]
    )


def digest(previous: bytes, link: Link) -> bytes:
    """The hash of ``link`` when the row before it has the hash ``previous``; 32 bytes."""
    return sha256(previous + canonical(link)).digest()


def first_fault(stamped: Iterable[tuple[Link, bytes]], *, previous: bytes = GENESIS, after: int = 0) -> int | None:
    """The first sequence number at which a chain is broken, or None for a sound one.

    ``stamped`` gives rows in order of ``seq`` with their stored hashes; ``after`` and ``previous`` are the sequence
    number and the hash of the row before them. A missing row is reported at its own number.
    """
    for link, stored in stamped:
        after += 1
        if link.seq != after or digest(previous, link) != stored:
            return after
        previous = stored
    return None
