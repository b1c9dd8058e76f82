"""``./grid openapi``: the API's description, from which the front end's types are made."""

import json
from pathlib import Path
from typing import Annotated

import typer

from backend.settings import Settings


def openapi(
    out: Annotated[Path | None, typer.Option(help="write here instead of printing")] = None,
) -> None:
    """Print the OpenAPI document. Needs no database: nothing is started."""
    from backend.app import create_app

    app = create_app(Settings(database_url="postgresql://unused"))
    document = json.dumps(app.openapi(), ensure_ascii=False, indent=1, sort_keys=True)
    if out:
        out.write_text(document + "\n", encoding="utf-8")
    else:
        typer.echo(document)
