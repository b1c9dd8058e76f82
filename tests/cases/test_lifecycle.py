"""The tables of states: complete, and with no way back from an end."""

import pytest

from backend.cases import lifecycle
from backend.cases.models import CASE_STATES, OPEN_TASK_STATES, TASK_STATES


@pytest.mark.parametrize(("table", "states"), [(lifecycle.CASE, CASE_STATES), (lifecycle.TASK, TASK_STATES)])
def test_tables_name_every_state_and_no_other(table: lifecycle.Table, states: tuple[str, ...]) -> None:
    named = {state for step in table.values() for pair in step.items() for state in pair}
    assert named == set(states)


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


@pytest.mark.parametrize(
    ("state", "step", "after"),
    [
        ("reported", "assign", "assigned"),
        ("assigned", "accept", "accepted"),
        ("reported", "accept", None),
        ("accepted", "unassign", "reported"),
        ("accepted", "resolve", "resolved"),
        ("resolved", "assign", None),
        ("resolved", "close", "closed"),
        ("closed", "close", None),
    ],
)
def test_case_steps(state: str, step: lifecycle.CaseStep, after: str | None) -> None:
    assert lifecycle.case_after(state, step) == after
