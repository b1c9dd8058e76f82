"""What every command shares: where the data lies, the database it works on, and how a refusal is said."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any

import psycopg
import typer
from rich.console import Console

from backend.db.cluster import Cluster
from backend.db.schema import prepare
from backend.errors import Unavailable
from backend.settings import Settings

err = Console(stderr=True, highlight=False, soft_wrap=True)
"""Progress and refusals go here, so that standard output holds only what was asked for."""


def say(line: str) -> None:
    """Show one line of progress; a terminal that was closed is no reason to stop half way."""
    with suppress(OSError):
        err.print(f"· {line}", markup=False)


@contextmanager
def database(settings: Settings) -> Iterator[Settings]:
    """The settings with a ``database_url`` that is up and at this program's schema, for the length of the block.

    It is the one of ``GRID_DATABASE_URL``, else the data folder's own, which is started when it is not running and
    stopped afterwards when nobody else uses it. Raises Unavailable when there is none.
    """
    with cluster_of(settings) as (found, _):
        yield found


@contextmanager
def cluster_of(settings: Settings) -> Iterator[tuple[Settings, Cluster | None]]:
    """As ``database``, with the running cluster for whoever keeps it alive; None for ``GRID_DATABASE_URL``."""
    if settings.database_url is not None:
        _prepare(settings.database_url)
        yield settings, None
        return
    with Cluster(settings.data, say=say) as cluster:
        _prepare(cluster.url)
        yield settings.model_copy(update={"database_url": cluster.url}), cluster


def _prepare(url: str) -> None:
    try:
        prepare(url)
    except psycopg.OperationalError as failed:
        reason = str(failed).strip().splitlines()[0]
        raise Unavailable(f"the database does not answer ({reason}); check GRID_DATABASE_URL") from failed


def accept_data_everywhere(command: Any) -> None:
    """Let ``command`` and every command below it take ``--data DIR``, before or after its own name.

    The value becomes ``GRID_DATA``, which ``Settings()`` and every child process read.
    """
    command.params.append(_data_option())
    for below in getattr(command, "commands", {}).values():
        accept_data_everywhere(below)


def _data_option() -> Any:
    only = typer.Typer(add_completion=False)

    @only.command()
    def command(
        data: Annotated[
            Path | None,
            typer.Option(
                metavar="DIR",
                envvar="GRID_DATA",
                help="Folder of the database, photos, secrets and logs.",
                expose_value=False,
            ),
        ] = None,
    ) -> None: ...

    option: Any = typer.main.get_command(only).params[0]
    option.callback = _remember
    return option


def _remember(context: Any, option: Any, folder: Path | None) -> None:
    if folder is not None:
        os.environ["GRID_DATA"] = str(folder.resolve())


def refuse(sentence: str) -> None:
    """End the command with a sentence that says what is wrong and what to do; exit code 2."""
    err.print(f"grid: {sentence}", markup=False)
    sys.exit(2)
