"""Reads a configuration from its folder: one YAML file for each part, and every fault at once, with file and line.

``categories.yaml`` holds what the schema calls ``categories``, and so on; ``configuration.yaml`` holds name, title,
version and effective_from.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import NoneType
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from backend.configuration import nodes
from backend.configuration.checks import check
from backend.configuration.faults import Fault, Location
from backend.configuration.schema import Configuration
from backend.errors import Invalid

PRESETS = Path(__file__).parent / "presets"
HEAD = "configuration.yaml"
HEAD_KEYS = ("name", "title", "version", "effective_from")
PARTS = tuple(name for name in Configuration.model_fields if name not in HEAD_KEYS)
LARGEST_BYTES = 1 << 20

_WRITE = {
    r"^[a-z][a-z0-9_]{0,39}$": "small letters, digits and _, such as hours4",
    r"^[0-9]{4}$": "class and subclass, such as 0102",
    r"^([0-9]{4}|[0-9]{0,3}\*)$": '0102 for one category, "01*" for a class or "*" for all',
    r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$": "a grid's path, such as 110112.001",
    "phone": "a telephone number, such as 010-12345678",
    "hours": "from and to, such as 22:00-06:00",
    "days": "working, rest or ISO weekdays such as [6, 7]",
    "effective_from": "an instant with its zone, such as 2026-12-07T00:00:00+08:00",
    "effective_until": "an instant with its zone, such as 2026-12-07T00:00:00+08:00",
}
"""What to write, by the pattern that did not match or by the key."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a folder holds. ``rules`` is None when it cannot be used; ``faults`` then says why; some only warn."""

    rules: Configuration | None
    faults: list[Fault]


@dataclass(frozen=True, slots=True)
class _Folder:
    """The files' data put together as the schema wants it, and where each place of it stands."""

    data: dict[str, Any]
    lines: dict[Location, tuple[str, int]]
    faults: list[Fault]

    def fault(self, where: Location, words: str, warning: bool = False) -> Fault:
        file, line = next(
            (self.lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in self.lines),
            (HEAD if not where or where[0] in HEAD_KEYS else f"{where[0]}.yaml", None),
        )
        return Fault(file, line, words, warning)


def presets() -> list[str]:
    """The names of the shipped configurations."""
    return sorted(folder.name for folder in PRESETS.iterdir() if (folder / HEAD).is_file())


def folder_of(source: str) -> Path:
    """The folder that ``source`` means: a path, or the name of a shipped configuration.

    Raises Invalid when it is neither.
    """
    if Path(source).is_dir():
        return Path(source)
    if source in presets():
        return PRESETS / source
    raise Invalid(f"there is no folder {source}, and no preset of that name; the presets are {', '.join(presets())}")


def read_configuration(folder: Path) -> Checked:
    """The configuration in ``folder`` with everything that is wrong with it, ordered by file and line."""
    found = _folder(folder)
    if found.faults:
        return Checked(None, found.faults)
    try:
        rules = Configuration.model_validate(found.data)
    except ValidationError as wrong:
        by_place = {fault.words: fault for fault in (_said(found, error) for error in wrong.errors())}
        return Checked(None, sorted(by_place.values(), key=lambda fault: (fault.file, fault.line or 0)))
    faults = [found.fault(one.where, one.words, one.warning) for one in check(rules)]
    faults.sort(key=lambda fault: (fault.file, fault.line or 0))
    return Checked(None if any(not fault.warning for fault in faults) else rules, faults)


def _folder(folder: Path) -> _Folder:
    found = _Folder({}, {}, [])
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or file.suffix not in {".yaml", ".yml"}:
            continue
        part = file.name.removesuffix(".yaml")
        if file.name == HEAD or part in PARTS:
            _read(found, file, () if file.name == HEAD else (part,))
        else:
            near = get_close_matches(file.name, [HEAD, *(f"{name}.yaml" for name in PARTS)], 1, 0.5)
            hint = f"did you mean {near[0]}?" if near else f"the parts are {', '.join(PARTS)}"
            found.faults.append(Fault(file.name, None, f"is no part of a configuration; {hint}"))
    if not (folder / HEAD).is_file():
        found.faults.append(Fault(HEAD, None, f"is missing in {folder}; write {', '.join(HEAD_KEYS)} into it"))
    return found


def _read(found: _Folder, file: Path, where: Location) -> None:
    try:
        document = nodes.read(_text(file))
    except (ValueError, OSError) as failed:
        found.faults.append(Fault(file.name, None, str(failed)))
        return
    found.faults.extend(Fault(file.name, line, words) for line, words in document.wrong)
    if document.wrong:
        return
    # What is wrong with a file as a whole has no line.
    found.lines.update({(*where, *place): (file.name, line) for place, line in document.lines.items() if place})
    if where:
        found.data[str(where[0])] = document.data
    elif not isinstance(document.data, dict):
        found.faults.append(Fault(HEAD, 1, f"must say {', '.join(HEAD_KEYS)}, each as key: value"))
    else:
        for key, value in document.data.items():
            if key in HEAD_KEYS:
                found.data[key] = value
            else:
                line = document.lines[key,]
                found.faults.append(Fault(HEAD, line, f"unknown key “{key}”; there are: {', '.join(HEAD_KEYS)}"))


def _text(file: Path) -> str:
    """Raises OSError or ValueError with what is wrong with the file."""
    if file.stat().st_size > LARGEST_BYTES:
        raise ValueError("is larger than 1 MB; no part of a configuration is")
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8; save it as UTF-8") from None
    except OSError as failed:
        raise OSError(f"cannot be read: {failed.strerror}") from None


def _said(found: _Folder, error: ErrorDetails) -> Fault:
    """One of pydantic's errors as a sentence that says what to write."""
    where = error["loc"]
    # A choice between types appends which of them failed; places that are in no file but the missing one's end there.
    known = max((n for n in range(len(where) + 1) if where[:n] in found.lines), default=0)
    place = where if error["type"] in ("missing", "extra_forbidden") else where[: known or 1]
    return found.fault(place, _words(place, error))


def _words(where: Location, error: ErrorDetails) -> str:
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    given = error["input"] if isinstance(error["input"], str) else key
    said = key if given == key else f"{key} “{given}”"
    if error["type"] == "missing":
        words = (
            "docs/configuration.md shows one" if where[:-1] == () and key in PARTS else f"write {key}: and its value"
        )
        return f"{key} is missing; {words}"
    if error["type"] == "extra_forbidden":
        keys = _keys(where[:-1])
        near = get_close_matches(key, keys, 1)
        return f"unknown key “{key}”; " + (f"did you mean {near[0]}?" if near else f"there are: {', '.join(keys)}")
    if write := _WRITE.get(key) or _WRITE.get(error.get("ctx", {}).get("pattern", "")):
        return f"{said} is not understood; write {write}"
    if error["type"] == "literal_error":
        return f"{said} is not known; write {error['ctx']['expected']}"
    message = error["msg"].removeprefix("Input ").removeprefix("Value error, ")
    return f"{said}: {message[:1].lower()}{message[1:]}"


def _keys(where: Location) -> list[str]:
    """The keys that the schema knows at a place."""
    kind: Any = Configuration
    for step in where:
        kind = kind.model_fields[step].annotation if hasattr(kind, "model_fields") else get_args(kind)[-1]
        if NoneType in get_args(kind):
            kind = get_args(kind)[0]
    return list(kind.model_fields)
