"""`doorlijn diploma`: a school gives its diploma to pupils of its own; verified and revoked as every document."""

from typing import Annotated, Any

import typer

from doorlijn.certificate_desk import MOST_AT_ONCE, AsJson, DryRun, Token, Url, batch_in, code_of, is_id, stop, tell
from doorlijn.exits import USAGE
from doorlijn.installation import HERE, Installation

EXAMPLES = """
Examples:

  doorlijn diploma issue 0192f3c4-... --programme "Zorg en welzijn" --part Nederlands --part Rekenen --dry-run

  doorlijn diploma issue $(cat pupils.txt) --programme "Groen" --part "Praktijkvak groen" --json | jq .items

Whoever has a diploma that says the same is given that one. `doorlijn praktijkverklaring verify` and `revoke` are for diplomas too.

Exit: 0 all were given (or could be) · 1 of some something is missing, or what was typed is refused · 2 usage · 3 no such pupil ·
4 none could be given · 5 no answer.
"""

app = typer.Typer(no_args_is_help=True, help="Give diplomas of a school.")


@app.callback()
def diploma() -> None:
    """Keep `diploma` a group of commands, also with one of them."""


@app.command("issue", epilog=EXAMPLES)
def issue(
    pupil_ids: Annotated[list[str], typer.Argument(help="Ids of pupils.", show_default=False)],
    *,
    programme: Annotated[str, typer.Option(help="What was finished, as the school calls it.")],
    part: Annotated[list[str], typer.Option(help="A part of it; as often as there are parts, at most 18.")],
    dry_run: DryRun = False,
    as_json: AsJson = False,
    url: Url = HERE,
    token: Token = "",
) -> None:
    """Give pupils the diploma of their school. Example: doorlijn diploma issue ID --programme Groen --part Nederlands."""
    if not all(map(is_id, pupil_ids)):
        raise stop("Geef ids van leerlingen.", USAGE)
    there = Installation(url).signed_in_as("school_staff", token)
    told: dict[str, Any] = {"issued": 0, "items": []}
    for start in range(0, len(pupil_ids), MOST_AT_ONCE):
        some = pupil_ids[start : start + MOST_AT_ONCE]
        body = {"pupil_ids": some, "programme": programme, "parts": part, "dry_run": dry_run}
        answered = batch_in(there.ask("POST", "certification", "/v1/diplomas", body), "pupil_id")
        told["issued"] += answered["issued"]
        told["items"] += answered["items"]
    tell(told, "pupil_id", as_json=as_json, dry_run=dry_run)
    raise typer.Exit(code_of(told["items"], dry_run=dry_run))
