"""Which passwords are taken, pure: long ones that nobody would try first.

No rule asks for capitals, digits or signs, and none for a new one every few months: both make passwords worse
(NIST SP 800-63B, section 5.1.1.2, whose rules these are: a length, and no common or guessable one).
"""

from functools import cache
from pathlib import Path

from backend.security import PASSWORD_MAX, PASSWORD_MIN

COMMON = Path(__file__).with_name("common_passwords.txt")

_RUNS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
)
"""Keys and letters in the order in which they lie."""

_LONGEST_PIECE = 4
"""A password that repeats so short a piece is that piece."""


def fault_of(password: str, *, login: str, display_name: str = "") -> str | None:
    """What is wrong with ``password`` for this account, as a sentence; None when it will do."""
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX:
        return f"a password has {PASSWORD_MIN} to {PASSWORD_MAX} characters; this one has {len(password)}"
    plain = password.strip().lower()
    if plain in (login.lower(), display_name.lower()):
        return "a password must not be the account or the name"
    if plain in _common():
        return "this password is among the first that others would try; take another, such as four words in a row"
    if _repeats(plain) or any(plain in run or plain in run[::-1] for run in _RUNS):
        return "a password must not repeat a few characters or follow the keyboard"
    return None


def _repeats(password: str) -> bool:
    return any(password == (password[:size] * len(password))[: len(password)] for size in range(1, _LONGEST_PIECE + 1))


@cache
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text(encoding="utf-8").split())
