"""Which passwords are taken."""

import pytest

from backend.people.password_rules import COMMON, fault_of
from backend.security import PASSWORD_MIN


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "this one has 5"),
        ("长" * 201, "this one has 201"),
        ("wangfang.110112", "must not be the account or the name"),
        ("Wang Fang of grid 12", "must not be the account or the name"),
        ("woaini123456", "among the first"),
        ("Aa123456789", "among the first"),
        ("PASSWORD123", "among the first"),
        ("8765432109", "follow the keyboard"),
        ("wertyuiopas", "follow the keyboard"),
        ("xy9xy9xy9xy9", "repeat"),
        ("ééééééééééé", "repeat"),
    ],
)
def test_what_others_would_try_first_is_refused(password: str, said: str) -> None:
    fault = fault_of(password, login="wangfang.110112", display_name="Wang Fang of grid 12")
    assert fault is not None
    assert said in fault


@pytest.mark.parametrize("password", ["one-long-password", "correct horse", "四个普通的词连在一起", "x7ga-2mqp-90kd"])
def test_length_is_enough(password: str) -> None:
    assert fault_of(password, login="wang", display_name="王芳") is None


def test_the_list_holds_what_the_length_lets_through() -> None:
    words = COMMON.read_text(encoding="utf-8").split()
    assert len(words) == len(set(words)) > 1000
    assert all(len(word) >= PASSWORD_MIN and word == word.lower() for word in words)
