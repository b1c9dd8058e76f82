"""The command line: ``python -m backend``, reached through ``./grid``."""

import sys

import typer
from pydantic import ValidationError

from backend.commands import (
    audit,
    bench,
    check,
    circular,
    config,
    demo,
    import_contacts,
    import_grids,
    import_people,
    lifecycle,
    locate,
    openapi,
    people,
    posters,
    route,
    runtime,
    serve,
    test,
    up,
)
from backend.commands import map as city_map
from backend.errors import GridError
from backend.settings import Settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="GridWarden 网格哨")
imports = typer.Typer(no_args_is_help=True, help="Bring in grids, people or contacts from files.")
accounts = typer.Typer(no_args_is_help=True, help="Single accounts.")
demo_city = typer.Typer(no_args_is_help=True, help="The demo city.")

app.command()(up.up)
app.command()(serve.serve)
imports.command("grids")(import_grids.import_grids)
imports.command("people")(import_people.people)
imports.command("contacts")(import_contacts.contacts)
accounts.command("password")(people.password)
demo_city.command()(demo.logins)
demo_city.command()(demo.simulate)
app.add_typer(imports, name="import")
app.add_typer(accounts, name="people")
app.add_typer(demo_city, name="demo")
app.add_typer(audit.app, name="audit")
app.add_typer(config.app, name="config")
app.add_typer(circular.app, name="circular")
app.command()(locate.locate)
app.command()(route.route)
app.command(context_settings={"ignore_unknown_options": True})(test.test)
app.command()(check.check)
app.command()(bench.bench)
app.command("map")(city_map.draw_map)
app.command()(posters.posters)
app.command()(openapi.openapi)
app.command()(lifecycle.lifecycle)


@app.callback()
def grid() -> None:
    """GridWarden 网格哨: the platform a city district runs its grid governance on."""


def main() -> None:
    """Run the command line; a refusal is one sentence and exit code 2, Ctrl-C is 130."""
    command = typer.main.get_command(app)
    runtime.accept_data_everywhere(command)
    try:
        command(prog_name="./grid")
    except GridError as refused:
        runtime.refuse(refused.detail)
    except ValidationError as wrong:
        if wrong.title != Settings.__name__:
            raise
        runtime.refuse("; ".join(f"GRID_{error['loc'][0]}".upper() + f": {error['msg']}" for error in wrong.errors()))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
