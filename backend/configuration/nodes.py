"""YAML to plain data that remembers its lines. Only mappings, lists and text: what is a number, the schema decides.

So ``0102`` stays a code, ``off`` a word and ``22:00`` a time. Anchors, tags and keys given twice are refused: a reader
sees what it says, and nothing small unfolds to something large.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from backend.configuration.faults import Location

DEEPEST = 12
_PLAIN_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}


@dataclass(slots=True)
class Document:
    """The data of one text, the line of each place in it, and what could not be read (line, words)."""

    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    wrong: list[tuple[int | None, str]] = field(default_factory=list)


def read(text: str) -> Document:
    """The document in ``text``; with anything in ``wrong``, ``data`` is not to be used."""
    document = Document()
    try:
        document.wrong += _refused(text)
        if not document.wrong:
            node = yaml.compose(text, Loader=yaml.BaseLoader)
            if node is None:
                document.wrong.append((None, "is empty"))
            else:
                document.data = _plain(node, (), document)
    except yaml.MarkedYAMLError as failed:
        mark = failed.problem_mark or failed.context_mark
        document.wrong.append((mark.line + 1 if mark else None, f"is no YAML here: {failed.problem or failed.context}"))
    except yaml.reader.ReaderError as failed:
        line = text.count("\n", 0, failed.position) + 1
        document.wrong.append((line, "holds a character that YAML does not allow; delete it"))
    return document


def _refused(text: str) -> list[tuple[int, str]]:
    """What must not even be composed."""
    wrong, depth = [], 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None):
            wrong.append((line, "anchors and aliases (& and *) are not read; write it out"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return [*wrong, (line, f"is nested more than {DEEPEST} deep; nothing in a configuration is")]
    return wrong


def _plain(node: yaml.Node, where: Location, document: Document) -> Any:
    line = node.start_mark.line + 1
    document.lines.setdefault(where, line)
    if node.tag not in _PLAIN_TAGS:
        document.wrong.append((line, f"the tag {node.tag} is not read; write plain text"))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, (*where, nth), document) for nth, one in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, document)
    return None if node.style is None and node.value in ("", "~", "null") else node.value


def _mapping(node: yaml.MappingNode, where: Location, document: Document) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            document.wrong.append((line, "a key must be a word"))
        elif key.value in data:
            first = document.lines[*where, key.value]
            document.wrong.append((line, f"“{key.value}” is given twice, first in line {first}; keep one"))
        else:
            document.lines[*where, key.value] = line
            data[key.value] = _plain(value, (*where, key.value), document)
    return data
