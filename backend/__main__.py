"""The command line: ``python -m backend``, reached through ``./grid``."""

import typer

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help="GridWarden 网格哨")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
