"""The ladder: who is asked first, who next, and who stands in for whoever is missing."""

import pytest

from backend.cases.ladder import (
    Post,
    Unit,
    district,
    fallback_unit,
    first_unit,
    lineage,
    rungs_above,
    unit_above,
    unit_on,
)
from backend.configuration.schema import Fallback, Ladder, Limit
from backend.configuration.values import Rung

MICRO = "110112.001.003.012"
COMMUNITY, STREET, CITY = "110112.001.003", "110112.001", "110112"
PEOPLE = {
    "community": Post("community", COMMUNITY),
    "street": Post("street", STREET),
    "department": Post("department", CITY, "housing"),
    "command_center": Post("command_center", CITY),
}
EVERYBODY = tuple(PEOPLE)


def people(*roles: str) -> list[Post]:
    return [PEOPLE[role] for role in roles]


def ladder(*rungs: Rung, fallback: str | None = None) -> Ladder:
    hours = Limit(kind="hours", amount=1)
    rungs = rungs or ("worker", "community", "street", "department", "meeting")
    return Ladder(
        rungs=list(rungs), climb_when_overdue=True, accept={}, fallback=Fallback(department=fallback, limit=hours)
    )


OFFICE = Unit("department", CITY, fallback=True)
HOUSING = Unit("department", CITY, "housing")
MEETING = Unit("meeting", CITY)


def test_a_path_has_a_lineage_and_a_district() -> None:
    assert lineage(MICRO) == [MICRO, COMMUNITY, STREET, CITY, ""]
    assert lineage("") == [""]
    assert (district(MICRO), district("")) == (CITY, "")


def test_the_deepest_scope_that_holds_the_case_staffs_a_rung() -> None:
    posts = [Post("community", STREET), Post("community", COMMUNITY), Post("community", "110112.001.0031")]
    assert unit_on("community", MICRO, department=None, posts=posts) == Unit("community", COMMUNITY)
    elsewhere = [Post("community", "110112.001.004")]
    assert unit_on("community", MICRO, department=None, posts=elsewhere) is None


def test_a_department_is_staffed_by_its_own_people_whose_scope_holds_the_case() -> None:
    posts = people("department")
    assert unit_on("department", MICRO, department="housing", posts=posts) == HOUSING
    assert unit_on("department", MICRO, department="water", posts=posts) is None
    assert unit_on("department", MICRO, department=None, posts=posts) is None
    assert unit_on("department", "110113.001", department="housing", posts=posts) is None


@pytest.mark.parametrize(
    ("rung", "staff", "department", "above"),
    [
        ("worker", EVERYBODY, "housing", Unit("community", COMMUNITY)),
        ("community", EVERYBODY, "housing", Unit("street", STREET)),
        ("street", EVERYBODY, "housing", HOUSING),
        ("street", EVERYBODY, None, MEETING),  # a demand of no department
        ("department", EVERYBODY, "housing", MEETING),
        ("meeting", EVERYBODY, "housing", None),
        ("worker", ("street", "command_center"), None, Unit("street", STREET)),
        # a rung without people is stood in for, once
        ("worker", ("command_center",), None, OFFICE),
        ("community", ("community", "command_center"), None, OFFICE),
        ("street", ("street", "command_center"), "housing", OFFICE),
        ("department", ("command_center",), "housing", MEETING),
        ("worker", (), "housing", MEETING),
    ],
)
def test_who_is_above(rung: str, staff: tuple[str, ...], department: str | None, above: Unit | None) -> None:
    found = unit_above(rung, MICRO, ladder=ladder(), department=department, posts=people(*staff))
    assert found == above


def test_the_ladder_is_data() -> None:
    short = ladder("worker", "street")
    assert list(rungs_above("worker", short)) == ["street"]
    assert list(rungs_above("community", short)) == ["street"]
    assert unit_above("worker", MICRO, ladder=short, department=None, posts=people(*EVERYBODY)) == Unit(
        "street", STREET
    )
    assert unit_above("street", MICRO, ladder=short, department=None, posts=people(*EVERYBODY)) is None
    assert unit_above("worker", MICRO, ladder=short, department=None, posts=people("command_center")) == OFFICE


@pytest.mark.parametrize(
    ("to", "how", "staff", "first"),
    [
        ("community", "covers", EVERYBODY, Unit("community", COMMUNITY)),
        ("worker", "covers", EVERYBODY, Unit("community", COMMUNITY)),  # nobody is on duty
        ("community", "covers", ("street", "command_center"), Unit("street", STREET)),
        ("housing", "covers", EVERYBODY, HOUSING),
        ("housing", "fallback", EVERYBODY, HOUSING),
        ("water", "covers", EVERYBODY, OFFICE),
        ("worker", "fallback", EVERYBODY, OFFICE),
        ("worker", "covers", ("command_center",), OFFICE),
        ("meeting", "covers", EVERYBODY, MEETING),
        ("worker", "covers", (), None),
        ("worker", "fallback", (), None),
    ],
)
def test_who_is_asked_first(to: str, how: str, staff: tuple[str, ...], first: Unit | None) -> None:
    assert first_unit(to, MICRO, how, ladder=ladder(), department=None, posts=people(*staff)) == first


def test_the_fallback_owner_is_the_department_named_if_it_has_people() -> None:
    named = ladder(fallback="housing")
    assert fallback_unit(MICRO, named, people(*EVERYBODY)) == Unit("department", CITY, "housing", fallback=True)
    assert fallback_unit(MICRO, named, people("command_center")) == OFFICE
    assert fallback_unit(MICRO, named, [Post("command_center", "")]) == OFFICE
    assert fallback_unit(MICRO, named, []) is None
