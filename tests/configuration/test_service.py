"""Which configuration holds when, and what applying one does."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from backend.configuration import service
from backend.configuration.files import PRESETS, read_configuration
from backend.configuration.schema import Configuration
from backend.db.engine import Database
from backend.errors import Invalid

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = datetime(2026, 11, 29, 16, tzinfo=UTC)


@pytest.fixture(scope="module")
def standard() -> Configuration:
    rules = read_configuration(PRESETS / "standard").rules
    assert rules
    return rules


def named(rules: Configuration, **changes: object) -> Configuration:
    return rules.model_copy(update={"effective_from": MONDAY, **changes})


async def test_a_new_database_has_a_configuration_and_its_categories(db: Database) -> None:
    async with db.read() as session:
        rules = (await service.active(session, NOW)).rules
        codes = (await session.scalars(text("select code from category order by code"))).all()
    assert (rules.name, [rule.code for rule in rules.categories]) == ("standard", codes)


async def test_a_version_takes_its_place_at_its_instant(db: Database, standard: Configuration) -> None:
    async with db.write() as session:
        done = await service.apply(session, named(standard, title="隐珠"), at=None, now=NOW, actor="operator")
        assert (done.new, done.effective_from) == (True, MONDAY)
    async with db.read() as session:
        assert (await service.active(session, MONDAY - timedelta(seconds=1))).rules.title == "通用配置"
        active = await service.active(session, MONDAY)
        assert (active.id, active.rules.title) == (done.id, "隐珠")
        assert [one.id for one in await service.scheduled(session, NOW)] == [done.id]


async def test_the_same_rules_again_are_no_new_version(db: Database, standard: Configuration) -> None:
    async with db.write() as session:
        first = await service.apply(session, named(standard, title="隐珠"), at=NOW, now=NOW, actor="operator")
        later = NOW + timedelta(days=1)
        again = await service.apply(session, named(standard, title="隐珠"), at=later, now=later, actor="operator")
    assert (again.new, again.id, again.effective_from) == (False, first.id, NOW)


async def test_only_the_first_may_begin_in_the_past(db: Database, standard: Configuration) -> None:
    past = NOW - timedelta(days=30)
    async with db.write() as session:
        await service.apply(session, named(standard, title="第一"), at=past, now=NOW, actor="operator")
        with pytest.raises(Invalid, match=r"lies in the past.*--at now"):
            await service.apply(session, named(standard, title="第二"), at=past, now=NOW, actor="operator")


async def test_applying_brings_category_names_up_to_date_and_keeps_old_codes(
    db: Database, standard: Configuration
) -> None:
    kept = standard.categories[1].model_copy(update={"name": "垃圾暴露"})
    fresh = kept.model_copy(update={"code": "9901", "name": "新类"})
    async with db.write() as session:
        rules = named(standard, categories=[kept, fresh])
        await service.apply(session, rules, at=None, now=NOW, actor="operator")
        rows = await session.execute(text("select code, name from category"))
    names = dict(rows.all())
    assert names["0102"] == "垃圾暴露"
    assert names["9901"] == "新类"
    assert names["0101"] == "私搭乱建"


async def test_applying_is_an_event_with_before_and_after(db: Database, standard: Configuration) -> None:
    async with db.write() as session:
        await service.apply(session, named(standard, name="mine"), at=None, now=NOW, actor="operator")
    async with db.job() as session:
        event = (await session.execute(text("select * from event where name = 'ConfigurationApplied'"))).one()
    assert (event.actor, event.topics) == ("operator", [])
    assert event.data["before"]["name"] == "standard"
    assert event.data["after"]["name"] == "mine"


async def test_nobody_changes_a_version(db: Database) -> None:
    async with db.write() as session:
        refused = (
            "select has_table_privilege('configuration', 'update') or has_table_privilege('configuration', 'delete')"
        )
        assert await session.scalar(select(text(f"({refused})"))) is False
