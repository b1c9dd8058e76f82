"""Roles and their rights."""

from datetime import timedelta
from itertools import combinations
from uuid import uuid4

import pytest

from backend.configuration.checks import SEPARATE
from backend.configuration.files import PRESETS, read_configuration
from backend.errors import Forbidden
from backend.people.models import ROLES
from backend.people.rights import DEFAULT_ROLES, Caller, idle_of, lifetime_of, rule_of


def caller(role: str, scope: str = "110112.001") -> Caller:
    permissions = frozenset(DEFAULT_ROLES[role].permissions)
    return Caller(uuid4(), "wang", "王芳", role, scope, permissions=permissions)


def test_every_role_has_a_rule_and_the_standard_configuration_says_the_same() -> None:
    assert set(DEFAULT_ROLES) == set(ROLES)
    rules = read_configuration(PRESETS / "standard").rules
    assert rules is not None
    for role, rule in DEFAULT_ROLES.items():
        assert rule_of(role, rules.roles).model_dump(exclude={"name"}) == rule.model_dump(exclude={"name"}), role


def test_no_role_joins_the_rights_of_two_administrators_and_none_of_them_sees_cases() -> None:
    for rule in DEFAULT_ROLES.values():
        for one, other in combinations(SEPARATE.values(), 2):
            assert not (set(rule.permissions) & set(one) and set(rule.permissions) & set(other))
    for role in ROLES:
        if role.endswith("_administrator"):
            assert not any(permission.startswith("cases.") for permission in DEFAULT_ROLES[role].permissions)


def test_a_scope_is_a_path_and_all_below_it() -> None:
    leader = caller("street")
    assert leader.sees("110112.001")
    assert leader.sees("110112.001.003")
    assert not leader.sees("110112.0010")
    assert not leader.sees("110112")
    assert leader.within(None) == "110112.001"
    assert leader.within("110112.001.003") == "110112.001.003"
    with pytest.raises(Forbidden, match="outside"):
        leader.within("110112")
    assert caller("command_center", "").sees("anything")


def test_an_administrator_sees_no_place_although_the_scope_is_everywhere() -> None:
    administrator = caller("system_administrator", "")
    assert not administrator.sees("110112")
    with pytest.raises(Forbidden, match=r"cases\.see"):
        administrator.within(None)
    with pytest.raises(Forbidden, match=r"roles\.change or sessions\.manage"):
        administrator.require("roles.change", "sessions.manage")
    administrator.require("roles.change", "accounts.manage")


def test_who_follows_walls() -> None:
    assert caller("community").watches
    assert Caller.display(uuid4(), "大厅", "110112").watches
    assert not caller("worker").watches
    assert not caller("audit_administrator").watches


def test_a_session_lives_forty_eight_idle_times_and_at_most_ninety_days() -> None:
    administrator, worker = DEFAULT_ROLES["audit_administrator"], DEFAULT_ROLES["worker"]
    assert (idle_of(administrator), lifetime_of(administrator)) == (timedelta(minutes=15), timedelta(hours=12))
    assert (idle_of(worker), lifetime_of(worker)) == (timedelta(days=14), timedelta(days=90))
