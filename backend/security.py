"""Secrets of an installation, tokens, receipts and passwords: everything that must not be guessed."""

import asyncio
import hashlib
import hmac
import os
import secrets
from base64 import b32encode, urlsafe_b64decode, urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pwdlib import PasswordHash

KEY_BYTES = 32
NONCE_BYTES = 12
MARK_BYTES = 18
PASSWORD_MIN = 10
PASSWORD_MAX = 200

_hasher = PasswordHash.recommended()
# Argon2 takes 64 MiB and some 50 ms of a core for each password: a crowd of logins must queue here, not take all.
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")


@dataclass(frozen=True, slots=True)
class Secrets:
    """The keys of one installation. They lie in the data folder, never in the database or in a log."""

    receipt_key: bytes = field(repr=False)
    media_key: bytes = field(repr=False)  # 256 bit, encrypts original photos at rest; other keys are derived from it
    digest_salt: bytes = field(repr=False)

    @classmethod
    def load(cls, folder: Path) -> "Secrets":
        """The keys in ``folder``; missing ones are generated (folder mode 0700, files 0600).

        Two processes may start at once: the first file in place wins and both read it.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(
            receipt_key=_key(folder / "receipt.key"),
            media_key=_key(folder / "media.key"),
            digest_salt=_key(folder / "digest.key"),
        )

    def receipt_for(self, report_id: UUID) -> str:
        """The receipt of a report: 192 bits, URL-safe, 32 characters; the same for the same report, always.

        Derived instead of stored, so that a repeated request gets its receipt again although only
        ``hash_token(receipt)`` is in the database.
        """
        return urlsafe_b64encode(hmac.digest(self.receipt_key, report_id.bytes, "sha256")[:24]).decode()

    def verdict_token(self, report_id: UUID, round: int) -> str:
        """What asks the sender of a report to judge that round of the work: 48 characters, URL-safe.

        It names report and round and is signed (144 bits), so that it can be read again and not be made up. Whoever
        has it cannot tell the receipt.
        """
        named = report_id.bytes + round.to_bytes(2)
        mark = hmac.digest(self.receipt_key, b"verdict" + named, "sha256")[:18]
        return urlsafe_b64encode(named + mark).decode()

    def read_verdict_token(self, token: str) -> tuple[UUID, int] | None:
        """The report and the round that ``verdict_token`` named; None for any other text."""
        try:
            named = urlsafe_b64decode(token)[:18]
            report_id, round = UUID(bytes=named[:16]), int.from_bytes(named[16:])
        except ValueError:  # too short, or no base64
            return None
        genuine = self.verdict_token(report_id, round)
        return (report_id, round) if hmac.compare_digest(token.encode(), genuine.encode()) else None

    def sign(self, purpose: str, said: str, until: datetime) -> str:
        """``said`` as a URL-safe token that anybody may read and nobody can make, for one purpose and until then."""
        text = f"{int(until.timestamp())}.{said}".encode()
        return urlsafe_b64encode(self._mark_of(purpose, text) + text).decode().rstrip("=")

    def signed(self, purpose: str, token: str, now: datetime) -> str | None:
        """What was signed for this purpose; None for anything else, and once its time is over."""
        try:
            raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
            mark, text = raw[:MARK_BYTES], raw[MARK_BYTES:]
            if not hmac.compare_digest(mark, self._mark_of(purpose, text)):
                return None
        except ValueError:
            return None
        until, _, said = text.decode().partition(".")
        return said if now.timestamp() < int(until) else None

    def _mark_of(self, purpose: str, text: bytes) -> bytes:
        key = hmac.digest(self.receipt_key, b"to sign: " + purpose.encode(), "sha256")
        return hmac.digest(key, text, "sha256")[:MARK_BYTES]

    def digest(self, value: str) -> str:
        """A salted digest that stands for a personal value in the event log: 32 hexadecimal digits."""
        return hmac.digest(self.digest_salt, value.encode(), "sha256")[:16].hex()

    def seal(self, secret: bytes, whose: bytes) -> bytes:
        """``secret`` encrypted with AES-256-GCM for the database, bound to ``whose`` it is."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._sealing().encrypt(nonce, secret, whose)

    def unseal(self, sealed: bytes, whose: bytes) -> bytes:
        """What was sealed for ``whose``. Raises cryptography's InvalidTag for anything else."""
        return self._sealing().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], whose)

    def _sealing(self) -> AESGCM:
        return AESGCM(hmac.digest(self.media_key, b"secrets in the database", "sha256"))


def _key(file: Path) -> bytes:
    """The key in ``file``, generated there when it does not exist."""
    if not file.exists():
        fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(secrets.token_bytes(KEY_BYTES))
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(fresh, file)  # fails where a rename would replace another process's key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_bytes()


def new_token() -> str:
    """A session token: 256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def new_key() -> str:
    """What a telephone's app is set up with: 120 random bits as 24 letters and digits that can be typed."""
    return b32encode(secrets.token_bytes(15)).decode().lower()


def hash_token(token: str) -> bytes:
    """What the database keeps of a token or receipt: its SHA-256 (the token is random, so no salt is needed)."""
    return hashlib.sha256(token.encode()).digest()


def hash_password(password: str) -> str:
    """The argon2id hash of a password, some 50 ms of work; call it in a thread or a process of its own."""
    return _hasher.hash(password)


async def verify_password(password: str, stored: str | None) -> bool:
    """Whether ``password`` matches ``stored``, an argon2 hash; at most two are checked at a time.

    With None (no such account, or one without a password) the same work is done and the answer is False, so that
    the time it takes does not tell which accounts exist.
    """
    return await asyncio.get_running_loop().run_in_executor(_threads, _verify, password, stored)


def _verify(password: str, stored: str | None) -> bool:
    nobody = _nobody()  # made before either kind of check, so that the first unknown account is not slower
    return _hasher.verify(password, stored or nobody) and stored is not None


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_urlsafe(16))
