"""`doorlijn praktijkverklaring issue` and `revoke`: what a school does on its pages, for a program of the school."""

import json
from typing import Annotated, Any, Final
from uuid import UUID

import httpx
import typer
from rich.console import Console
from rich.markup import escape

from doorlijn.exits import CONFLICT, FAILED, NOT_FOUND, OK, USAGE
from doorlijn.installation import HERE, Installation
from services.certification.domain.revoking import REASONS

MOST_AT_ONCE: Final = 50
CODES: Final = {400: FAILED, 404: NOT_FOUND, 409: CONFLICT}
ISSUE_EXAMPLES: Final = """
Examples:

  doorlijn praktijkverklaring issue --ready --dry-run      what would be issued, and what is missing

  doorlijn praktijkverklaring issue --ready                issue all that is complete, 50 at a time

  doorlijn praktijkverklaring issue 0192f3c4-... --json | jq .items

Issuing a trajectory again gives the same document. The paper is made after that, within seconds. Whoever sent the trainer the
link does not issue: a colleague does, or the coordinator.

Exit: 0 all were issued (or could be) · 1 of some something is missing · 2 usage · 3 no such trajectory · 4 nothing could be
issued · 5 no answer.
"""
REVOKE_EXAMPLES: Final = f"""
Examples:

  doorlijn praktijkverklaring revoke 99AA-2026-00017 --reason wrong_data --explanation "The birth date is wrong."

  doorlijn praktijkverklaring revoke 99AA-2026-00017 --confirm      by a second person: from now on it counts no more

  doorlijn praktijkverklaring revoke 99AA-2026-00017 --withdraw     take the proposal back

In the demo the coordinator is the second person, unless you give a token.

Reasons: {", ".join(REASONS)}. A corrected document is issued anew, and names the number of the old one.

Exit: 0 done · 1 refused · 2 usage · 3 no such document, or nothing was proposed · 4 the rules of the work do not allow it (the
same person, revoked already) · 5 no answer.
"""
Url = Annotated[str, typer.Option(help="Address of the installation.", envvar="DOORLIJN_URL")]
Token = Annotated[
    str, typer.Option(help="Token of somebody of the school; in the demo one is fetched.", envvar="DOORLIJN_TOKEN")
]
AsJson = Annotated[bool, typer.Option("--json", help="For machines, on stdout.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Look what would happen, change nothing.")]

messages = Console(stderr=True)


def issue(
    trajectory_ids: Annotated[list[str] | None, typer.Argument(help="Ids of trajectories.", show_default=False)] = None,
    *,
    ready: Annotated[
        bool, typer.Option("--ready", help="All that are complete, but for those of which a document was revoked.")
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    url: Url = HERE,
    token: Token = "",
) -> None:
    """Issue the documents of trajectories, each wholly or not. Example: doorlijn praktijkverklaring issue --ready."""
    if bool(trajectory_ids) == ready or not all(map(is_id, trajectory_ids or [])):
        raise stop("Geef ids van trajecten, of --ready; niet allebei.", USAGE)
    there = Installation(url).signed_in_as("school_staff", token)
    wanted = trajectory_ids or _ready(there)
    told: dict[str, Any] = {"issued": 0, "items": []}
    for start in range(0, len(wanted), MOST_AT_ONCE):
        body = {"trajectory_ids": wanted[start : start + MOST_AT_ONCE], "dry_run": dry_run}
        answered = batch_in(there.ask("POST", "certification", "/v1/certificates", body), "trajectory_id")
        told["issued"] += answered["issued"]
        told["items"] += answered["items"]
    tell(told, "trajectory_id", as_json=as_json, dry_run=dry_run)
    raise typer.Exit(code_of(told["items"], dry_run=dry_run))


def _ready(there: Installation) -> list[str]:
    """Give the trajectories that are complete; a new document in the place of a revoked one is asked for by its id."""
    complete = [each for each in there.every("certification", "/v1/dossiers") if each["is_ready"]]
    for each in complete:
        if each["replaces"]:
            messages.print(
                f"{each['id']}  overgeslagen: {each['replaces']} is ingetrokken. Toch een nieuwe: geef dit id."
            )
    return [each["id"] for each in complete if not each["replaces"]]


def batch_in(answer: httpx.Response, about: str) -> dict[str, Any]:
    """Give what became of each; that nothing in it could be issued says nothing of the batches before and after it."""
    if answer.is_success:
        found: dict[str, Any] = answer.json()
        return found
    lacks: dict[str, list[dict[str, str]]] = {}
    for each in answer.json().get("errors", []) if answer.status_code == httpx.codes.CONFLICT else []:
        lacks.setdefault(each["field"], []).append({"sentence": each["reason"]})
    if not lacks:
        raise _refused(answer)
    items = [{about: one, "serial": None, "is_new": False, "missing": why} for one, why in lacks.items()]
    return {"issued": 0, "items": items}


def code_of(items: list[dict[str, Any]], *, dry_run: bool) -> int:
    """Give the exit code of what became of each."""
    if not any(each["missing"] for each in items):
        return OK
    return FAILED if dry_run or any(each["serial"] for each in items) else CONFLICT


def tell(told: dict[str, Any], about: str, *, as_json: bool, dry_run: bool) -> None:
    """Say what became of each."""
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for each in told["items"]:
        said = " ".join(lack["sentence"] for lack in each["missing"]) or each["serial"] or "kan worden uitgegeven"
        typer.echo(f"{each[about]}  {said}")
    if not dry_run:
        typer.echo(f"Uitgegeven: {told['issued']}.")


def revoke(
    serial: Annotated[str, typer.Argument(help="The number on the document.", show_default=False)],
    *,
    reason: Annotated[str, typer.Option(help=f"One of {', '.join(REASONS)}.")] = "",
    explanation: Annotated[str, typer.Option(help="What is wrong, for the second person.")] = "",
    confirm: Annotated[bool, typer.Option("--confirm", help="Carry the proposal out, as a second person.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the proposal back.")] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    url: Url = HERE,
    token: Token = "",
) -> None:
    """Propose to revoke a document, or do so as a second person."""
    if [bool(reason and explanation), confirm, withdraw].count(True) != 1 or (reason and reason not in REASONS):
        raise stop("Geef --reason met --explanation, of --confirm, of --withdraw.", USAGE)
    there = Installation(url).signed_in_as("coordinator" if confirm else "school_staff", token)
    known = there.get("certification", "/v1/certificates", serial=serial)
    if not known:
        raise stop(f"Er is geen document met nummer {serial}, of u mag het niet zien.", NOT_FOUND)
    path = f"/v1/certificates/{known[0]['id']}"
    if not dry_run:
        body = {"reason": reason, "explanation": explanation} if reason else None
        method, step = (
            ("DELETE", "revocation") if withdraw else ("POST", "revocation/approval" if confirm else "revocation")
        )
        answer = there.ask(method, "certification", f"{path}/{step}", body)
        if not answer.is_success:
            raise _refused(answer)
    shown = there.get("certification", path)
    state = "ingetrokken" if shown["revoked_at"] else "intrekken voorgesteld" if shown["revocation"] else "geldig"
    typer.echo(json.dumps(shown, ensure_ascii=False) if as_json else f"{serial}  {state}")


def is_id(given: str) -> bool:
    """Tell whether this can be the id of anything."""
    try:
        UUID(given)
    except ValueError:
        return False
    return True


def _refused(answer: httpx.Response) -> typer.Exit:
    told = answer.json()
    for each in told.get("errors", []):
        typer.echo(f"{each['field']}  {each['reason']}", err=True)
    return stop(told.get("detail", ""), CODES.get(answer.status_code, FAILED))


def stop(why: str, code: int) -> typer.Exit:
    """Say why, and end with this code."""
    messages.print(f"[red]{escape(why)}[/]", highlight=False)
    return typer.Exit(code)
