"""Anything at all, by anybody, at any time: random sequences through the real services, and what holds after each."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from backend.cases.lifecycle import ACTIONS, STATES
from backend.errors import GridError
from tests.cases.world import FILED, Act, World

ONWARD = ("verify", "assign", "accept", "start", "resolve", "check", "close", "split", "resume")
"""What brings a case towards its end."""
WALK = (
    ("community", "verify"),
    ("community", "assign"),
    ("primary", "accept"),
    ("primary", "start"),
    ("center", "suspend"),
    ("center", "resume"),
    ("primary", "resolve"),
    ("street", "rework"),
    ("primary", "resolve"),
    ("street", "check"),
    ("center", "close"),
    ("citizen", "reopen"),
    ("community", "accept"),
    ("community", "return"),
    ("center", "exclude"),
    ("center", "reopen"),
    ("center", "merge"),
    ("center", "split"),
)
"""Through every state there is."""
ANYBODY = ("primary", "deputy", "community", "street", "department", "center", "outsider")


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def world(database_url: str, tmp_path: Path, runner: asyncio.Runner) -> Iterator[World]:
    world = World(database_url, tmp_path)
    runner.run(world.found())
    yield world
    runner.run(world.check_chain())
    runner.run(world.db.close())


def test_every_state_is_reached(world: World, runner: asyncio.Runner) -> None:
    case, other = runner.run(world.report(FILED)), runner.run(world.report("0102"))
    number = runner.run(world.number_of(case))
    for who, action in WALK:
        world.clock.advance(minutes=5)
        runner.run(world.take(case, Act(who, action), other))
        runner.run(world.check(case))
    runner.run(world.check_history(case, number))
    assert world.seen == set(STATES)


def test_no_sequence_breaks_a_case(world: World, runner: asyncio.Runner) -> None:
    class Life(RuleBasedStateMachine):
        """One case's life, with another beside it that it may be merged into."""

        case: UUID
        other: UUID
        number: str

        @initialize(category=st.sampled_from(["0102", FILED]))
        def report(self, category: str) -> None:
            self.case = runner.run(world.report(category))
            self.other = runner.run(world.report(category))
            self.number = runner.run(world.number_of(self.case))

        @rule(data=st.data())
        def it_goes_on(self, data: st.DataObject) -> None:
            self.one_of(data, [act for act in runner.run(world.possible(self.case)) if act.action in ONWARD])

        @rule(data=st.data())
        def somebody_does_what_they_may(self, data: st.DataObject) -> None:
            self.one_of(data, runner.run(world.possible(self.case)))

        @rule(who=st.sampled_from(ANYBODY), action=st.sampled_from([*ACTIONS, "whistle", "report"]))
        def anybody_tries_anything(self, who: str, action: str) -> None:
            self.attempt(Act(who, action))

        @rule(hours=st.sampled_from([1, 9, 30, 100]))
        def time_passes(self, hours: int) -> None:
            world.clock.advance(hours=hours)
            runner.run(world.sweep())

        def one_of(self, data: st.DataObject, acts: list[Act]) -> None:
            actions = list(dict.fromkeys(act.action for act in acts))
            if actions:
                action = data.draw(st.sampled_from(actions))
                self.attempt(data.draw(st.sampled_from([act for act in acts if act.action == action])))

        def attempt(self, act: Act) -> None:
            world.clock.advance(seconds=20)
            try:
                runner.run(world.take(self.case, act, self.other))
            except GridError as refused:
                assert refused.detail  # a refusal says why; anything else is a defect

        @invariant()
        def holds(self) -> None:
            if hasattr(self, "case"):
                runner.run(world.check(self.case))

        def teardown(self) -> None:
            if hasattr(self, "case"):
                runner.run(world.check_history(self.case, self.number))
                runner.run(world.forget_deadlines())

    often = settings(
        max_examples=10,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # a sequence that fails is read as it is: to make it shorter takes minutes
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Life, settings=often)
