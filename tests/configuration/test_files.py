"""Everything that is wrong with a configuration's files is said at once, with file, line and what to write."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.configuration.files import PARTS, folder_of, presets, read_configuration
from backend.configuration.schema import Configuration, Limit
from backend.errors import Invalid
from tests.configuration.writing import copy_of


@pytest.mark.parametrize("name", presets())
def test_every_preset_is_valid_and_survives_the_database(name: str) -> None:
    checked = read_configuration(folder_of(name))
    assert checked.faults == []
    assert checked.rules
    assert checked.rules.name == name
    assert Configuration.model_validate_json(checked.rules.model_dump_json()) == checked.rules


def test_the_six_shipped_ones() -> None:
    assert presets() == ["fushan", "fuxin", "laoshan", "standard", "tongzhou", "yinzhu"]


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (
            "categories",
            "clock: hours4",
            "clock: hours5",
            "categories.yaml:7: there is no clock “hours5” in clocks.yaml; did you mean",
        ),
        (
            "categories",
            'code: "0101"',
            "code: 101",
            "categories.yaml:6: code “101” is not understood; write class and subclass, such as 0102",
        ),
        (
            "categories",
            "urgency: normal",
            "urgnecy: normal",
            "categories.yaml:6: unknown key “urgnecy”; did you mean urgency?",
        ),
        ("categories", 'code: "0101"', 'code: "0102"', "categories.yaml:7: code “0102” is in categories.yaml twice"),
        (
            "categories",
            "clock: standard",
            "clock: standard, department: parks",
            "categories.yaml:6: there is no department “parks”",
        ),
        (
            "categories",
            "clock: standard",
            "clock: standard, steps: [assess]",
            "categories.yaml:6: there is no step “assess” in steps.yaml; there are: none",
        ),
        (
            "clocks",
            "whole: {working_days: 9}",
            "whole: 9",
            "clocks.yaml:8: whole “9”: write a limit as {working_days: 7}",
        ),
        (
            "clocks",
            "whole: {working_days: 9}",
            "whole: {days: 9}",
            "clocks.yaml:8: whole “days” is not known; write 'hours', 'working_hours' or 'working_days'",
        ),
        (
            "clocks",
            "whole: {working_days: 9}",
            "whole: {working_days: 0}",
            "clocks.yaml:8: whole “0”: should be greater than or equal to 1",
        ),
        ("clocks", "warn: 0.8", "warn: 80", "clocks.yaml:13: warn “80”: should be less than 1"),
        ("configuration", "+08:00", "", "configuration.yaml:5: effective_from “2000-01-01T00:00:00” is not understood"),
        ("configuration", "name: standard", "nmae: standard", "configuration.yaml:2: unknown key “nmae”"),
        ("departments", "code: gas,", "code: street,", "departments.yaml:"),
        ("departments", '"0204"', '"0299"', "departments.yaml:9: no category is “0299”"),
        (
            "ladder",
            "[worker, community, street",
            "[worker, street, community",
            "ladder.yaml:2: rungs go up in this order",
        ),
        ("ladder", "  meeting: {working_days: 3}\n", "", "ladder.yaml:5: says nothing for meeting"),
        ("ladder", "department: null", "department: parks", "ladder.yaml:12: there is no department “parks”"),
        (
            "routing",
            "- name: 其余，网格员先办\n",
            "- name: 其余，网格员先办\n  when: {how: [covers]}\n",
            "routing.yaml:6: the last rule must match everything",
        ),
        (
            "routing",
            "  to: worker\n  lane",
            "  to: wroker\n  lane",
            "routing.yaml:4: there is no rung or department “wroker”",
        ),
        (
            "routing",
            "{urgency: [life]}",
            "{hours: 22-6}",
            "routing.yaml:3: hours “22-6” is not understood; write from and to",
        ),
        (
            "routing",
            "{urgency: [life]}",
            "{days: weekend}",
            "routing.yaml:3: days “weekend” is not understood; write working, rest",
        ),
        (
            "routing",
            "{urgency: [life]}",
            "{categories: [garbage]}",
            "routing.yaml:3: categories “garbage” is not understood; write 0102 for one",
        ),
        (
            "roles",
            "[audit.read]",
            "[audit.read, roles.change]",
            "roles.yaml:40: audit_administrator joins security and audit rights",
        ),
        ("roles", "[audit.read]", "[]", "roles.yaml: nobody holds audit.read"),
        (
            "retention",
            "log_months: 12",
            "log_months: 3",
            "retention.yaml:7: log_months “3”: should be greater than or equal to 6",
        ),
        ("disputes", ", hard: meeting", "", "disputes.yaml:8: says nothing for hard"),
        ("disputes", "hard: meeting", "hard: court", "disputes.yaml:8: there is no rung or department “court”"),
        (
            "practice",
            "checking: required",
            "checking: yes",
            "practice.yaml:10: checking “yes” is not known; write 'required' or 'none'",
        ),
        (
            "practice",
            "extensions:\n  most: 1",
            "extensions:\n  most: 2",
            "practice.yaml:8: most “2”: should be less than or equal to 1",
        ),
        ("practice", "meeting: 联席会议\n", "", "practice.yaml: meeting is missing; write meeting: and its value"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, part: str, old: str, new: str, said: str) -> None:
    checked = read_configuration(copy_of("standard", tmp_path, **{part: (old, new)}))
    assert checked.rules is None
    assert [fault for fault in map(str, checked.faults) if fault.startswith(said)], [*map(str, checked.faults)]


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    folder = copy_of(
        "standard",
        tmp_path,
        clocks=("whole: {working_days: 9}", "whole: 9"),
        practice=("most: 1", "most: once"),
        retention=("track_days: 90", "track_days: 90\ntrack_days: 91"),
    )
    assert [str(fault).split(":")[0] for fault in read_configuration(folder).faults] == ["retention.yaml"]
    (folder / "retention.yaml").write_text("contact_days: 1\n")
    files = {fault.file for fault in read_configuration(folder).faults}
    assert files == {"clocks.yaml", "practice.yaml", "retention.yaml"}


def test_a_missing_and_a_misnamed_file(tmp_path: Path) -> None:
    folder = copy_of("standard", tmp_path)
    (folder / "ladder.yaml").rename(folder / "lader.yaml")
    assert [str(fault) for fault in read_configuration(folder).faults] == [
        "lader.yaml: is no part of a configuration; did you mean ladder.yaml?"
    ]
    (folder / "lader.yaml").unlink()
    assert [str(fault) for fault in read_configuration(folder).faults] == [
        "ladder.yaml: ladder is missing; docs/configuration.md shows one"
    ]


def test_an_empty_folder_and_a_file_that_is_not_text(tmp_path: Path) -> None:
    assert str(read_configuration(tmp_path).faults[0]).startswith("configuration.yaml: is missing")
    folder = copy_of("standard", tmp_path)
    (folder / "lists.yaml").write_bytes("- {code: a, name: 安全}".encode("gbk"))
    assert [str(fault) for fault in read_configuration(folder).faults] == ["lists.yaml: is not UTF-8; save it as UTF-8"]


def test_a_folder_in_a_files_place(tmp_path: Path) -> None:
    folder = copy_of("standard", tmp_path)
    (folder / "steps.yaml").mkdir()
    assert [str(fault) for fault in read_configuration(folder).faults] == ["steps.yaml: cannot be read: Is a directory"]


SCALARS = st.sampled_from(["null", "worker", "0102", "[]", "{}", "7", "{hours: 2}", "é", "2026-12-07", '"01*"'])
KEYS = st.sampled_from(
    ["code", "name", "when", "accept", "categories", "whole", "days", "hours", "worker", "<<", "kind"]
)
TEXTS = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | st.dictionaries(KEYS, inner, max_size=3).map(
            lambda parts: "{" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + "}"
        )
    ),
    max_leaves=6,
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.sampled_from(PARTS), text=TEXTS)
def test_whatever_is_written_is_answered_with_faults(
    tmp_path_factory: pytest.TempPathFactory, part: str, text: str
) -> None:
    one = '[{code: "0102", class_name: 市容, name: 垃圾, name_en: Rubbish, urgency: normal, clock: hours4}]'
    little = {"categories": one, "departments": "[]", "lists": "[]"}
    folder = copy_of("standard", tmp_path_factory.mktemp("odd"), **little | {part: text})
    checked = read_configuration(folder)
    assert checked.rules or checked.faults
    assert all(fault.file.endswith(".yaml") and fault.words for fault in checked.faults)


def test_a_rule_that_can_never_match_is_a_warning(tmp_path: Path) -> None:
    shadowed = '- {name: 夜间火灾, when: {urgency: [life], categories: ["07*"], hours: 22:00-06:00}, to: street}\n'
    folder = copy_of("standard", tmp_path, routing=("- name: 其余", shadowed + "- name: 其余"))
    checked = read_configuration(folder)
    assert checked.rules
    (warning,) = map(str, checked.faults)
    assert warning.startswith(
        "routing.yaml:6: “夜间火灾” can never match: “危及生命，网格员先到” above takes all of it"
    )


def test_a_rule_with_dates_shadows_only_what_lies_within_them(tmp_path: Path) -> None:
    dated = "- {name: 一阵子, effective_until: 2027-01-01T00:00:00+08:00, to: street}\n"
    folder = copy_of("standard", tmp_path, routing=("- name: 其余", dated + "- name: 其余"))
    assert read_configuration(folder).faults == []


def test_a_source_is_a_folder_or_a_preset(tmp_path: Path) -> None:
    assert folder_of(str(tmp_path)) == tmp_path
    with pytest.raises(Invalid, match=r"no folder atlantis.*the presets are fushan"):
        folder_of("atlantis")


def test_lookups() -> None:
    rules = read_configuration(folder_of("standard")).rules
    assert rules
    assert rules.clock_of("0102").whole == Limit(kind="working_hours", amount=4)
    assert rules.clock_of("9999") is rules.clocks[0]
    assert rules.category("9999") is None
    assert rules.department("nobody") is None
    yinzhu = read_configuration(folder_of("yinzhu")).rules
    assert yinzhu
    assert [yinzhu.next_rung(rung) for rung in ("worker", "community", "street", "department", "meeting")] == [
        "community",
        "street",
        "meeting",
        "meeting",
        None,
    ]


def test_a_grid_is_quiet_before_it_is_a_zombie(tmp_path: Path) -> None:
    folder = copy_of(
        "standard", tmp_path, activity=("{quiet_hours: 24, zombie_hours: 48}", "{quiet_hours: 48, zombie_hours: 48}")
    )
    checked = read_configuration(folder)
    assert checked.rules
    (warning,) = map(str, checked.faults)
    assert warning.startswith("activity.yaml") and "let quiet come first" in warning
    (folder / "activity.yaml").write_text(
        "- silent: {quiet_working_days: 9, zombie_days: 7}\n- under: '110112.001'\n  stuck: null\n"
    )
    checked = read_configuration(folder)
    assert checked.rules and checked.rules.activity_at("110112.001.003").stuck is None
    assert [fault.words for fault in checked.faults] == [
        "a grid would be a zombie before it is quiet; let quiet come first"
    ]
    (folder / "activity.yaml").write_text("- {under: ''}\n- {under: ''}\n")
    assert "twice" in str(read_configuration(folder).faults[0])
