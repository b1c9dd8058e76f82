"""Grid codes: how their length gives the level, their beginning the parent, and the path that orders a subtree.

A code is text of ASCII digits and letters. Each level's code begins with its parent's whole code, so a code names its
ancestors; a level may be missing in a place, and then the parent is the nearest ancestor that is there.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

LEVELS = ("city", "street", "community", "micro")
"""The levels from the root down."""

NATIONAL = {6: "city", 9: "street", 12: "community", 15: "micro"}
"""Lengths of the national statistical division code, and of the micro-grid numbers appended to it."""

_CODE = re.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The code lengths of one city, from the root down. Raises ValueError unless there are one to four, growing.

    Lengths that are all national ones (6, 9, 12, 15) mean those levels whichever are left out; any other layout
    names its levels in order from ``city``.
    """

    lengths: tuple[int, ...] = (6, 9, 12, 15)

    def __post_init__(self) -> None:
        if not 1 <= len(self.lengths) <= len(LEVELS):
            raise ValueError(f"a layout has one to {len(LEVELS)} code lengths, not {len(self.lengths)}")
        if self.lengths[0] < 1 or any(a >= b for a, b in pairwise(self.lengths)):
            raise ValueError("code lengths grow from the root down, for instance 6,9,12,15")

    @classmethod
    def parse(cls, text: str) -> "Layout":
        """``"6,9,12,15"`` as a layout. Raises ValueError with a sentence that says what is wrong."""
        try:
            lengths = tuple(int(part) for part in text.split(","))
        except ValueError:
            raise ValueError(f"“{text}” is not a list of code lengths, for instance 6,9,12,15") from None
        return cls(lengths)

    def __str__(self) -> str:
        return ",".join(map(str, self.lengths))

    @property
    def levels(self) -> tuple[str, ...]:
        """The level of each length, in the same order."""
        if all(length in NATIONAL for length in self.lengths):
            return tuple(NATIONAL[length] for length in self.lengths)
        return LEVELS[: len(self.lengths)]

    def level_of(self, code: str) -> str:
        """The level a code of this length has. Raises ValueError when it is no code of this layout."""
        if not _CODE.fullmatch(code):
            raise ValueError(f"“{code}” is not a code: only digits and letters may stand in one")
        if len(code) not in self.lengths:
            raise ValueError(f"“{code}” has {len(code)} characters; codes here have {self}")
        return self.levels[self.lengths.index(len(code))]

    def ancestors(self, code: str) -> list[str]:
        """Every code that could stand above ``code``, from the root down, whether it exists or not."""
        return [code[:length] for length in self.lengths if length < len(code)]

    def parent_of(self, code: str, present: Collection[str]) -> str | None:
        """The nearest ancestor among ``present`` (a set, for speed); None when there is none: a root."""
        return next((above for above in reversed(self.ancestors(code)) if above in present), None)

    def path_of(self, code: str, present: Collection[str]) -> str:
        """The path of ``code`` through its ancestors among ``present``.

        The root's code whole, then what each level adds: ``110112.001.003.012``; with the street missing
        ``110112.001003.012``.
        """
        chain = [above for above in self.ancestors(code) if above in present] + [code]
        return ".".join([chain[0], *(below[len(above) :] for above, below in pairwise(chain))])


def code_of(path: str) -> str:
    """The code at the end of a path: its segments joined."""
    return path.replace(".", "")


def under(path: str) -> tuple[str, str]:
    """The half-open range ``low <= x < high`` of a grid's own path and every path below it.

    Compare with collation C. In ASCII ``/`` follows ``.`` and comes before every digit and letter, so no other path
    lies between. The empty path means everywhere.
    """
    return (path, path + "/") if path else ("", "~")
