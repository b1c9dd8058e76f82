"""Where originals lie: encrypted, on disk before the commit that names them.

A file is a run of frames: length, nonce, and up to a part's bytes sealed with AES-256-GCM under the photo's id and the
frame's number, so that frames cannot be swapped or moved between photos. Appending a frame is how a resumable upload
grows; a frame torn by a crash is not counted, and the next append writes over it.
"""

import os
import struct
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_LENGTH = struct.Struct(">I")
_NONCE = 12
_TAG = 16


class Vault:
    """The folder of originals of one installation."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder / "originals"
        self._cipher = AESGCM(key)

    def path(self, photo_id: UUID) -> Path:
        """Where the original of ``photo_id`` lies, or would; 256 folders keep each short."""
        name = photo_id.hex
        return self._folder / name[:2] / name

    def append(self, photo_id: UUID, data: bytes) -> None:
        """Add ``data`` to the original and wait until the disk has it."""
        file = self.path(photo_id)
        if not file.parent.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync_folder(file.parent.parent)
        new = not file.exists()
        with os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as out:
            frames, _, end = _whole_frames(out)
            out.truncate(end)
            out.seek(end)
            nonce = os.urandom(_NONCE)
            sealed = self._cipher.encrypt(nonce, data, _associated(photo_id, frames))
            out.write(_LENGTH.pack(len(sealed)) + nonce + sealed)
            out.flush()
            os.fsync(out.fileno())
        if new:
            _sync_folder(file.parent)

    def length(self, photo_id: UUID) -> int:
        """Bytes of the original that are safely there; 0 when there is none."""
        try:
            with self.path(photo_id).open("rb") as file:
                return _whole_frames(file)[1]
        except FileNotFoundError:
            return 0

    def read(self, photo_id: UUID) -> bytes:
        """The original. Raises FileNotFoundError, or cryptography's InvalidTag when it was tampered with."""
        with self.path(photo_id).open("rb") as file:
            frames, _, _ = _whole_frames(file)
            file.seek(0)
            parts = []
            for number in range(frames):
                size = _LENGTH.unpack(file.read(_LENGTH.size))[0]
                nonce = file.read(_NONCE)
                parts.append(self._cipher.decrypt(nonce, file.read(size), _associated(photo_id, number)))
        return b"".join(parts)

    def remove(self, photo_id: UUID) -> None:
        """Forget the original, if there is one."""
        self.path(photo_id).unlink(missing_ok=True)

    def older_than(self, instant: float) -> list[UUID]:
        """Ids of originals last written before ``instant`` (seconds since the epoch)."""
        return [UUID(hex=file.name) for file in self._folder.glob("??/*") if file.stat().st_mtime < instant]


def _whole_frames(file: BinaryIO) -> tuple[int, int, int]:
    """How many whole frames a file begins with, the bytes they seal, and where the last one ends."""
    total = os.fstat(file.fileno()).st_size
    frames = plain = end = 0
    while True:
        file.seek(end)
        head = file.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return frames, plain, end
        size = _LENGTH.unpack(head)[0]
        after = end + _LENGTH.size + _NONCE + size
        if after > total or size < _TAG:
            return frames, plain, end
        frames, plain, end = frames + 1, plain + size - _TAG, after


def _associated(photo_id: UUID, frame: int) -> bytes:
    return photo_id.bytes + _LENGTH.pack(frame)


def _sync_folder(folder: Path) -> None:
    """A new name is durable only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
