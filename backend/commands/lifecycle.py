"""``./grid lifecycle``: docs/lifecycle.md, made from the table it tells of."""

from collections.abc import Iterable, Mapping
from typing import Any

import typer

from backend.cases.lifecycle import (
    BEFORE,
    DONE,
    EFFECTS,
    ENDED,
    NEEDS,
    OPEN,
    SAME,
    TRANSITIONS,
    WHO,
    Transition,
    diagram,
)


def lifecycle() -> None:
    """Print the page about a case's life: the diagram and the table of transitions, as in docs/lifecycle.md."""
    typer.echo(page(), nl=False)


def page() -> str:
    """The page in Markdown."""
    rows = "\n".join(f"| {' | '.join(_cells(row))} |" for row in TRANSITIONS)
    return f"""# The life of a case

Printed by `./grid lifecycle` from `backend/cases/lifecycle.py`: change the table there, not this page.

A case is **open** ({_listed(OPEN)}) while somebody owes work on it, **done** ({_listed(DONE)}) while the work waits for
judgement, and **ended** ({_listed(ENDED)}) with a reason the citizen can read.

```mermaid
{diagram()}```

| action | from | to | who | besides | needs |
|---|---|---|---|---|---|
{rows}

## Who

{_words(WHO)}

## Besides

{_words(EFFECTS)}

## Needs

{_words(NEEDS)}
"""


def _cells(row: Transition) -> Iterable[str]:
    target = {SAME: "the same", BEFORE: "the state before"}.get(row.target, f"`{row.target}`")
    yield f"`{row.action}`"
    yield _listed(row.sources)
    yield target
    yield ", ".join(who for who in WHO if who in row.who)
    yield ", ".join(row.effects)
    yield ", ".join(row.needs)


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _words(meanings: Mapping[Any, str]) -> str:
    return "\n".join(f"- **{word}**: {meaning}" for word, meaning in meanings.items())
