"""Time-based one-time passwords, pure: RFC 6238 as every generator knows it, SHA-1, 30 seconds, six digits."""

import hmac
from base64 import b32encode
from datetime import datetime
from urllib.parse import quote

STEP_S = 30
DIGITS = 6
DRIFT = 1
"""Steps that a generator's clock may be behind or ahead."""


def step_at(instant: datetime) -> int:
    """The number of the 30 seconds that ``instant`` lies in, from 1970 on."""
    return int(instant.timestamp()) // STEP_S


def code_of(secret: bytes, step: int) -> str:
    """The code of a step (RFC 4226, section 5.3)."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def step_of(secret: bytes, code: str, now: datetime, *, after: int | None = None) -> int | None:
    """The step ``code`` belongs to, one of those around ``now`` that come ``after`` the last one taken; else None."""
    found = None
    for step in range(step_at(now) - DRIFT, step_at(now) + DRIFT + 1):
        same = hmac.compare_digest(code_of(secret, step).encode(), code.encode())
        if same and (after is None or step > after):
            found = step
    return found


def uri(secret: bytes, account: str, issuer: str) -> str:
    """What a generator reads from a QR code (the otpauth form that all of them share)."""
    text = b32encode(secret).decode().rstrip("=")
    return (
        f"otpauth://totp/{quote(issuer)}:{quote(account)}"
        f"?secret={text}&issuer={quote(issuer)}&algorithm=SHA1&digits={DIGITS}&period={STEP_S}"
    )
