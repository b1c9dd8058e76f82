"""Codes of RFC 6238, and what a generator is told."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.people.totp import code_of, step_at, step_of, uri

SECRET = b"12345678901234567890"  # of the RFC's appendix B, which prints eight digits: ours are its last six


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_vectors_of_the_rfc(seconds: int, code: str) -> None:
    assert code_of(SECRET, step_at(datetime.fromtimestamp(seconds, UTC))) == code[2:]


def test_a_clock_may_be_half_a_minute_off_and_a_code_counts_once() -> None:
    now = datetime(2026, 11, 23, 1, 0, 10, tzinfo=UTC)
    step = step_at(now)
    code = code_of(SECRET, step)
    for seconds, found in ((-60, None), (-30, step), (0, step), (30, step), (60, None)):
        assert step_of(SECRET, code, now + timedelta(seconds=seconds)) == found
    assert step_of(SECRET, code, now, after=step) is None
    assert step_of(SECRET, code, now, after=step - 1) == step
    assert step_of(SECRET, "一二三四五六", now) is None


def test_what_the_qr_code_holds() -> None:
    assert uri(SECRET, "wang fang", "GridWarden") == (
        "otpauth://totp/GridWarden:wang%20fang?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=GridWarden&algorithm=SHA1&digits=6&period=30"
    )
