"""What changes is said in words."""

from pathlib import Path

from backend.configuration.differences import differences
from backend.configuration.files import folder_of, read_configuration
from backend.configuration.schema import Configuration
from tests.configuration.writing import copy_of


def rules_of(folder: Path) -> Configuration:
    checked = read_configuration(folder)
    assert checked.rules, checked.faults
    return checked.rules


def test_nothing_changes() -> None:
    standard = rules_of(folder_of("standard"))
    assert differences(standard, standard) == []


def test_each_change_is_one_line(tmp_path: Path) -> None:
    folder = copy_of(
        "standard",
        tmp_path,
        configuration=("effective_from: 2000", "effective_from: 2026"),
        categories=("urgency: normal, clock: hours4", "urgency: life, clock: life"),
        clocks=("whole: {working_days: 9}", "whole: {working_days: 7}"),
        departments=("- {code: power", "- {code: grid"),
        ladder=(
            "rungs: [worker, community, street, department, meeting]",
            "rungs: [worker, community, street, meeting]",
        ),
        routing="- {name: 夜间, when: {hours: 22:00-06:00}, to: street}\n- {name: 其余，网格员先办, to: worker}\n",
        practice=("before: 0", "before: 1"),
    )
    assert differences(rules_of(folder_of("standard")), rules_of(folder)) == [
        "categories 0102 暴露垃圾.urgency: normal → life",
        "categories 0102 暴露垃圾.clock: hours4 → life",
        "clocks standard 一一七.whole: 9 working days → 7 working days",
        "departments power 供电公司: no longer there",
        "departments grid 供电公司: new",
        "ladder.rungs: worker, community, street, department, meeting → worker, community, street, meeting",
        "routing 危及生命，网格员先到: no longer there",
        "routing 夜间: new",
        "practice.evidence.before: 0 → 1",
    ]


def test_the_order_of_the_rules_is_a_change(tmp_path: Path) -> None:
    before = copy_of("standard", tmp_path / "a", routing="- {name: a, when: {urgency: [life]}, to: street}\n"
                     "- {name: b, when: {kinds: [tip]}, to: street}\n- {name: c, to: worker}\n")  # fmt: skip
    after = copy_of("standard", tmp_path / "b", routing="- {name: b, when: {kinds: [tip]}, to: street}\n"
                    "- {name: a, when: {urgency: [life]}, to: street}\n- {name: c, to: worker}\n")  # fmt: skip
    assert differences(rules_of(before), rules_of(after)) == ["routing: the order is now b, a, c"]


def test_activity_rules_are_told_apart_by_their_place(tmp_path: Path) -> None:
    before = copy_of(
        "standard", tmp_path / "a", activity='- {under: "", warn_hours: 24}\n- {under: 110112.001, stuck: null}\n'
    )
    after = copy_of(
        "standard", tmp_path / "b", activity='- {under: "", warn_hours: 48}\n- {under: 110112.002, absent: null}\n'
    )
    assert differences(rules_of(before), rules_of(after)) == [
        "activity 110112.001: no longer there",
        "activity everywhere.warn_hours: 24 → 48",
        "activity 110112.002: new",
    ]
