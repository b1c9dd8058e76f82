"""Which configuration holds at an instant, and applying another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

import orjson
from sqlalchemy import Row, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import iso
from backend.configuration.models import ConfigurationVersion
from backend.configuration.schema import Configuration
from backend.errors import Invalid
from backend.live.outbox import Happened, record

SYSTEM = "system"
"""Wrote the version that every database begins with."""

# Old cases keep codes that are listed no longer.
CATEGORIES = text("""
    insert into category (code, class_name, name, name_en, urgency)
    select code, class_name, name, name_en, urgency
    from jsonb_populate_recordset(null::category, cast(:categories as jsonb))
    on conflict (code) do update
    set class_name = excluded.class_name, name = excluded.name, name_en = excluded.name_en, urgency = excluded.urgency
""")
ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtext('gridwarden.configuration'))")


class Active(NamedTuple):
    """The configuration that holds, with its version's id."""

    id: int
    rules: Configuration


@dataclass(frozen=True, slots=True)
class Applied:
    """A version's id and instant; ``new`` is false when the same was there already."""

    id: int
    effective_from: datetime
    new: bool


_parsed: dict[tuple[str, datetime], Configuration] = {}
"""By digest and instant: a version never changes, so it is parsed once in a process."""


async def active(session: AsyncSession, now: datetime) -> Active:
    """The configuration that holds at ``now``: the newest of those that are effective by then."""
    row = await _version(session, now)
    key = (row.digest, row.effective_from)
    if key not in _parsed:
        document = await session.scalar(select(ConfigurationVersion.document).where(ConfigurationVersion.id == row.id))
        _parsed[key] = Configuration.model_validate(document)
    return Active(row.id, _parsed[key])


async def scheduled(session: AsyncSession, now: datetime) -> Sequence[ConfigurationVersion]:
    """The versions that take their place after ``now``, the next one first."""
    query = select(ConfigurationVersion).where(ConfigurationVersion.effective_from > now)
    return (await session.scalars(query.order_by(ConfigurationVersion.effective_from, ConfigurationVersion.id))).all()


async def apply(
    session: AsyncSession, rules: Configuration, *, at: datetime | None, now: datetime, actor: str
) -> Applied:
    """Store ``rules`` as the version that holds from ``at`` on, else from its own ``effective_from``.

    What holds by then is not touched; the same rules once more are no new version. Brings the category table's names
    up to date and records ConfigurationApplied. Raises Invalid for an instant in the past, unless the place has
    applied nothing yet.
    """
    await session.execute(ONE_AT_A_TIME)
    effective = at or rules.effective_from
    digest = _digest(rules)
    before = await _version(session, effective)
    if before.digest == digest:
        return Applied(before.id, before.effective_from, new=False)
    if effective < now and await _own(session):
        raise Invalid(
            f"{effective.isoformat()} lies in the past, and cases were opened by what held then;"
            " write a later effective_from into configuration.yaml, or use --at now"
        )
    document = rules.model_copy(update={"effective_from": effective}).model_dump(mode="json")
    values = {
        "name": rules.name,
        "digest": digest,
        "effective_from": effective,
        "applied_at": now,
        "actor": actor,
        "document": document,
    }
    new = await session.scalar(insert(ConfigurationVersion).values(values).returning(ConfigurationVersion.id))
    assert new is not None
    rows = [one.model_dump(include={"code", "class_name", "name", "name_en", "urgency"}) for one in rules.categories]
    await session.execute(CATEGORIES, {"categories": orjson.dumps(rows).decode()})
    data = {
        "id": new,
        "effective_from": iso(effective),
        "before": {"id": before.id, "name": before.name},
        "after": {"id": new, "name": rules.name, "version": rules.version},
    }
    await record(session, [Happened("ConfigurationApplied", now, "configuration", str(new), data, actor=actor)])
    return Applied(new, effective, new=True)


async def _version(session: AsyncSession, at: datetime) -> Row[int, str, str, datetime]:
    version = ConfigurationVersion
    query = (
        select(version.id, version.name, version.digest, version.effective_from)
        .where(version.effective_from <= at)
        .order_by(version.effective_from.desc(), version.id.desc())
        .limit(1)
    )
    return (await session.execute(query)).one()


async def _own(session: AsyncSession) -> bool:
    """Whether anybody has applied a configuration here."""
    query = select(ConfigurationVersion.id).where(ConfigurationVersion.actor != SYSTEM).limit(1)
    return await session.scalar(query) is not None


def _digest(rules: Configuration) -> str:
    """Of everything but the instant: the same rules on another day are the same."""
    return sha256(orjson.dumps(rules.model_dump(mode="json", exclude={"effective_from"}))).hexdigest()
