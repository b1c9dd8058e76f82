"""The tables of states: complete, without a dead end, and the page that is made from them."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from backend.cases import lifecycle
from backend.cases.lifecycle import ACTIONS, DONE, ENDED, OPEN, STATES, TRANSITIONS, WHO, Who
from backend.cases.models import OPEN_TASK_STATES, TASK_STATES
from backend.commands.lifecycle import page


def reached_from(state: str, who: Iterable[Who] = tuple(WHO)) -> set[str]:
    """Every state that these people can bring a case to from ``state``, whatever it remembers."""
    found, new = {state}, {state}
    while new:
        new = {
            after
            for state in new
            for action in lifecycle.actions_for(state, tuple(who))
            for before in ("reported", "assigned", "accepted", "in_progress")
            if (after := lifecycle.after(state, action, before))
        } - found
        found |= new
    return found


def test_the_table_names_every_state_and_each_is_of_one_group() -> None:
    assert sorted(STATES) == sorted((*OPEN, *DONE, *ENDED))
    named = {state for row in TRANSITIONS for state in (*row.sources, row.target)}
    assert named - {lifecycle.SAME, lifecycle.BEFORE} == set(STATES)


def test_a_row_names_what_is_explained() -> None:
    assert len(ACTIONS) == len(TRANSITIONS)
    for row in TRANSITIONS:
        assert set(row.effects) <= set(lifecycle.EFFECTS) and set(row.needs) <= set(lifecycle.NEEDS)
    assert {effect for row in TRANSITIONS for effect in row.effects} == set(lifecycle.EFFECTS)
    assert {need for row in TRANSITIONS for need in row.needs} == set(lifecycle.NEEDS)
    assert len({row.event for row in TRANSITIONS}) == len(TRANSITIONS)


def test_every_state_is_reached_from_the_first() -> None:
    assert reached_from("reported") == set(STATES)


@pytest.mark.parametrize("state", OPEN + DONE)
def test_no_dead_end(state: str) -> None:
    assert reached_from(state) & set(ENDED)


@pytest.mark.parametrize("state", ENDED)
def test_no_end_is_final(state: str) -> None:
    assert reached_from(state) & set(OPEN)


@pytest.mark.parametrize("state", OPEN)
def test_the_system_alone_leaves_no_open_case_with_nobody(state: str) -> None:
    assert "assigned" in reached_from(state, ["system"])


@pytest.mark.parametrize(
    ("state", "action", "who", "after"),
    [
        ("reported", "verify", "dispatcher", "verified_for_filing"),
        ("reported", "assign", "system", "assigned"),
        ("reported", "accept", "worker", None),
        ("assigned", "accept", "unit", "accepted"),
        ("assigned", "accept", "dispatcher", None),
        ("accepted", "start", "worker", "in_progress"),
        ("accepted", "resolve", "worker", "resolved"),
        ("in_progress", "return", "worker", "returned"),
        ("in_progress", "exclude", "dispatcher", None),
        ("in_progress", "escalate", "citizen", None),
        ("in_progress", "suspend", "unit", None),
        ("in_progress", "suspend", "approver", "suspended"),
        ("resolved", "check", "unit", None),
        ("resolved", "check", "checker", "checked"),
        ("resolved", "close", "dispatcher", None),
        ("checked", "close", "citizen", None),
        ("checked", "close", "system", "closed"),
        ("closed", "reopen", "citizen", "reopened"),
        ("merged", "reopen", "citizen", None),
        ("merged", "merge", "dispatcher", None),
    ],
)
def test_who_takes_which_step(state: str, action: str, who: Who, after: str | None) -> None:
    assert lifecycle.allowed(state, action, [who]) == (after is not None)
    if after:
        assert lifecycle.after(state, action) == after
        assert action in lifecycle.actions_for(state, [who])


@pytest.mark.parametrize(
    ("state", "action", "before", "after"),
    [
        ("suspended", "resume", "in_progress", "in_progress"),
        ("suspended", "resume", "assigned", "assigned"),
        ("merged", "split", "returned", "returned"),
        ("merged", "split", None, "reported"),
        ("merged", "split", "suspended", "reported"),
        ("accepted", "extend", None, "accepted"),
        ("closed", "resume", "accepted", None),
    ],
)
def test_what_is_remembered(state: str, action: str, before: str | None, after: str | None) -> None:
    assert lifecycle.after(state, action, before) == after


def test_the_page_is_made_from_the_table() -> None:
    written = Path(__file__).parents[2] / "docs/lifecycle.md"
    assert written.read_text(encoding="utf-8") == page(), "run ./grid lifecycle > docs/lifecycle.md"


def test_a_tasks_table_names_every_state_and_no_other() -> None:
    named = {state for step in lifecycle.TASK.values() for pair in step.items() for state in pair}
    assert named == set(TASK_STATES)


@pytest.mark.parametrize("state", [s for s in TASK_STATES if s not in OPEN_TASK_STATES])
def test_an_ended_task_stays_ended(state: str) -> None:
    assert all(state not in step for step in lifecycle.TASK.values())


@pytest.mark.parametrize(
    ("state", "step", "after"),
    [
        ("offered", "deliver", "delivered"),
        ("offered", "see", "seen"),
        ("seen", "deliver", None),
        ("offered", "accept", "accepted"),
        ("accepted", "accept", None),
        ("accepted", "expire", None),
        ("expired", "accept", None),
        ("offered", "finish", None),
        ("accepted", "finish", "done"),
        ("accepted", "return", "returned"),
    ],
)
def test_task_steps(state: str, step: lifecycle.TaskStep, after: str | None) -> None:
    assert lifecycle.task_after(state, step) == after
