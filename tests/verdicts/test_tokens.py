"""The link that asks for a verdict: readable by who signed it, and by nobody made up."""

from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.security import Secrets


def test_it_names_report_and_round(tmp_path: Path) -> None:
    secrets, other = Secrets.load(tmp_path / "ours"), Secrets.load(tmp_path / "theirs")
    report = uuid4()
    token = secrets.verdict_token(report, 3)
    assert len(token) == 48
    assert secrets.read_verdict_token(token) == (report, 3)
    assert other.read_verdict_token(token) is None
    assert secrets.verdict_token(report, 4) != token
    assert secrets.receipt_for(report) not in token


@pytest.mark.parametrize("text", ["", "A", "你好", "A" * 48, "A" * 49, "%" * 48])
def test_other_texts_name_nothing(tmp_path: Path, text: str) -> None:
    assert Secrets.load(tmp_path).read_verdict_token(text) is None


@given(st.integers(0, 47), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))
def test_no_letter_can_be_changed(position: int, letter: str) -> None:
    secrets = Secrets(b"r" * 32, b"m" * 32, b"d" * 32)
    token = secrets.verdict_token(uuid4(), 0)
    changed = token[:position] + letter + token[position + 1 :]
    assert changed == token or secrets.read_verdict_token(changed) is None
