"""What changes from one configuration to another, in words: one line for each thing that an operator would look up."""

from collections.abc import Iterator, Sequence
from typing import Any

from backend.configuration.schema import ActivityRule, Configuration, Limit, Part


def differences(before: Configuration, after: Configuration) -> list[str]:
    """One line for each difference, in the order of the parts; the instant from which it holds is none."""
    return [
        line for name in Configuration.model_fields if name != "effective_from" for line in _of(name, before, after)
    ]


def _of(name: str, before: Part, after: Part) -> Iterator[str]:
    yield from _between(name, getattr(before, name), getattr(after, name))


def _between(what: str, before: Any, after: Any) -> Iterator[str]:
    if before == after:
        return
    if _both(Part, before, after) and not isinstance(before, Limit):
        for name in type(before).model_fields:
            yield from _between(f"{what}.{name}", getattr(before, name), getattr(after, name))
    elif _both(dict, before, after):
        yield from _entries(f"{what}.", before, after)
    elif _both(list, before, after) and all(isinstance(one, Part) for one in (*before, *after)):
        old, new = ({_key(one): one for one in parts} for parts in (before, after))
        yield from _entries(f"{what} ", old, new)
        if [key for key in old if key in new] != [key for key in new if key in old]:
            yield f"{what}: the order is now {', '.join(new)}"
    else:
        yield f"{what}: {_say(before)} → {_say(after)}"


def _entries(what: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key, old in before.items():
        if key not in after:
            yield f"{what}{_title(key, old)}: no longer there"
    for key, new in after.items():
        if key in before:
            yield from _between(f"{what}{_title(key, new)}", before[key], new)
        else:
            yield f"{what}{_title(key, new)}: new{f', {_say(new)}' if isinstance(new, Limit) else ''}"


def _both(kind: type, before: Any, after: Any) -> bool:
    return isinstance(before, kind) and isinstance(after, kind)


def _key(part: Any) -> str:
    """What tells a part from its neighbours: its code, its name, or the place it holds for."""
    if isinstance(part, ActivityRule):
        return part.under or "everywhere"
    return str(getattr(part, "code", None) or part.name)


def _title(key: str, value: Any) -> str:
    name = getattr(value, "name", key)
    return key if name == key else f"{key} {name}"


def _say(value: Any) -> str:
    match value:
        case Limit():
            unit = value.kind.replace("_", " ")
            return f"{value.amount} {unit if value.amount > 1 else unit.removesuffix('s')}"
        case None | "" | []:
            return "nothing"
        case bool():
            return str(value).lower()
        case Sequence() if not isinstance(value, str):
            return ", ".join(_say(one) for one in value)
        case Part():
            return ", ".join(f"{name} {_say(one)}" for name, one in value)
    return str(value)
