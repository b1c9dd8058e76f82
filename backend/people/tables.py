"""Reads lists as people keep them: CSV in UTF-8 or GBK, or the first sheet of an XLSX workbook."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from backend.errors import Invalid


def read_table(
    file: Path, headers: Mapping[str, Sequence[str]], required: Sequence[str]
) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    """The rows of ``file`` that are not blank, trimmed, each with its number (from 1, header and all); and the headers
    that mean nothing to us. ``headers`` says what each column may be called, in any case of letters.

    Raises Invalid for a file that cannot be read, lacks a column of ``required``, has one twice, or has no rows.
    """
    if not file.is_file():
        raise Invalid(f"there is no file {file}")
    lines = _sheet(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _csv(file)
    header = next((cells for _, cells in lines), [])
    columns = [_column(cell, headers) for cell in header]
    if missing := [name for name in required if name not in columns]:
        raise Invalid(
            f"{file.name} has no column {', '.join(missing)}; its first row is {', '.join(header) or 'empty'}"
        )
    if twice := sorted({name for name in columns if name and columns.count(name) > 1}):
        raise Invalid(f"{file.name} has more than one column for {', '.join(twice)}")
    rows = [
        (number, {name: cell for name, cell in zip(columns, cells, strict=False) if name})
        for number, cells in lines
        if any(cells)
    ]
    if not rows:
        raise Invalid(f"{file.name} has no rows below its header")
    return rows, [cell for cell, name in zip(header, columns, strict=True) if cell and not name]


def _column(header: str, headers: Mapping[str, Sequence[str]]) -> str:
    word = header.strip().lower().replace(" ", "_")
    return next((name for name, words in headers.items() if word in words), "")


def _csv(file: Path) -> Iterator[tuple[int, list[str]]]:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("gb18030")  # what Excel writes on a Chinese Windows
        except UnicodeDecodeError:
            raise Invalid(f"{file.name} is neither UTF-8 nor GBK text; save it as CSV UTF-8") from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise Invalid(f"{file.name}, line {reader.line_num}: {error}") from error


def _sheet(file: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        rows: Iterable[tuple[Any, ...]] = book.worksheets[0].iter_rows(values_only=True)
        for number, cells in enumerate(rows, start=1):
            yield number, [_cell(cell) for cell in cells]
        book.close()
    except (InvalidFileException, BadZipFile, KeyError, ValueError) as error:
        raise Invalid(f"{file.name} is not a readable XLSX workbook") from error


def _cell(value: Any) -> str:
    """A cell as people see it: Excel keeps codes and phones as numbers."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
