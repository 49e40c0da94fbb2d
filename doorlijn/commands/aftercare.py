"""`doorlijn aftercare`: look over all cases for who fell out of the chain."""

from typing import Annotated

import typer

from doorlijn.installation import HERE, Installation
from doorlijn.showing import show

app = typer.Typer(no_args_is_help=True, help="Aftercare: who fell out of the chain.")

KINDS = ("no_action", "end_without_conversation")


@app.callback()
def aftercare() -> None:
    """Keep `aftercare` a group, however few commands it has."""


@app.command()
def sweep(
    *,
    url: Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")] = HERE,
    token: Annotated[
        str, typer.Option(help="Token of a coordinator; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
) -> None:
    """Find who nothing would bring on again, and bring them on: open cases without a clock, ends of work without a conversation.

    The worker does the same every night. Example: doorlijn aftercare sweep --json.
    """
    coordinator = Installation(url).signed_in_as("coordinator", token)
    coordinator.post("aftercare", "/v1/sweeps", {})
    found = [one for kind in KINDS for one in coordinator.every("aftercare", "/v1/signals", kind=kind)]
    show(found, ["kind", "due_on", "case_id", "municipality", "job_coach_id"], as_json=as_json)
