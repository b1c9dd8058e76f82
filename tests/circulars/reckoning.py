"""Reckons the few kinds of formula that the workbook has, from its numbers and words, as a spreadsheet would."""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isnan
from operator import add, eq, gt, lt, mul, sub, truediv
from typing import Any, Final

from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

_CELL = r"\$?[A-Z]{1,2}\$?\d+"
_TOKENS = re.compile(rf"""'(?P<sheet>[^']+)'!|"(?P<words>[^"]*)"|(?P<span>{_CELL}:{_CELL})|(?P<cell>{_CELL})"""
                     r"""|(?P<name>[A-Z]+)\(|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/=<>(),])""")  # fmt: skip
_LEVELS: tuple[dict[str, Any], ...] = ({"=": eq, "<": lt, ">": gt}, {"+": add, "-": sub}, {"*": mul, "/": truediv})
_ERROR: Final = float("nan")
"""Comes of words where numbers belong, and of a division by nothing; the formulas' IF must not choose it."""


class Reckoner:
    """The cells of a workbook that was opened with its formulas."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def cell(self, sheet: str, place: str) -> Any:
        """What stands there, or comes of the formula there."""
        found = self.book[sheet][place.replace("$", "")]
        return _Formula(self, sheet, found.value[1:]).value() if found.data_type == "f" else found.value

    def span(self, sheet: str, span: str) -> list[Any]:
        """What stands in a range, row by row."""
        left, top, right, bottom = range_boundaries(span.replace("$", ""))
        rows = self.book[sheet].iter_rows(top, bottom, left, right)
        return [self.cell(sheet, one.coordinate) for row in rows for one in row]


class _Formula:
    def __init__(self, reckoner: Reckoner, sheet: str, text: str) -> None:
        found = list(_TOKENS.finditer(text))
        assert "".join(one.group() for one in found) == text, f"a formula of another kind: {text}"
        self.tokens = [(str(one.lastgroup), str(one[one.lastgroup or 0])) for one in found]
        self.reckoner, self.sheet, self.at = reckoner, sheet, 0

    def value(self, level: int = 0) -> Any:
        if level == len(_LEVELS):
            return self._one()
        left = self.value(level + 1)
        while self.at < len(self.tokens) and self.tokens[self.at][1] in _LEVELS[level]:
            operator = _LEVELS[level][self._next()[1]]
            right = self.value(level + 1)
            try:
                left = operator(left, right)
            except (TypeError, ZeroDivisionError):
                left = _ERROR
        return left

    def _next(self) -> tuple[str, str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def _one(self) -> Any:
        kind, text = self._next()
        if kind == "sheet":
            return self.reckoner.cell(text, self._next()[1])
        if kind == "number":
            return float(text)
        if kind in ("cell", "span"):
            return getattr(self.reckoner, kind)(self.sheet, text)
        if kind == "name":
            return _call(text, self._arguments())
        if kind == "words":
            return text
        assert text == "(", text
        (inner,) = self._arguments()
        return inner

    def _arguments(self) -> list[Any]:
        found = [self.value()]
        while self._next()[1] == ",":
            found.append(self.value())
        return found


def _call(name: str, given: list[Any]) -> Any:
    numbers = [n for one in given for n in (one if isinstance(one, list) else [one]) if isinstance(n, int | float)]
    if name == "IF":
        return given[1] if given[0] else given[2]
    if name == "ROUND" and isnan(given[0]):
        return _ERROR
    if name == "ROUND":
        rounded = Decimal(f"{given[0]:.12f}").quantize(Decimal(1).scaleb(-int(given[1])), ROUND_HALF_UP)
        return float(rounded)
    if name == "RANK":
        if isinstance(given[0], str):
            return _ERROR
        return 1 + sum(n > given[0] for n in given[1] if isinstance(n, int | float))
    return {"SUM": sum, "MIN": min, "MAX": max, "OR": any}[name](given if name == "OR" else numbers)
