"""Rows for whoever typed a command: a table for people, JSON for programs."""

import json
from collections.abc import Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

WIDE = 240  # not a terminal: whoever reads the file decides where lines end


def show(rows: Sequence[dict[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    """Show rows; a table has these columns, JSON all."""
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    if not rows:
        typer.echo("Niets.", err=True)
        return
    table = Table(*columns, box=None)
    for row in rows:
        table.add_row(*("" if row.get(column) is None else str(row[column]) for column in columns))
    Console(width=None if Console().is_terminal else WIDE).print(table)
