"""`doorlijn praktijkverklaring`: issue and revoke documents; and whether one is real, from the file alone or with the web."""

import json
import logging
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.markup import escape

from doorlijn import certificate_desk, clock, settings
from doorlijn.exits import FAILED, NOT_FOUND, OK
from doorlijn.issuers_on_the_web import IssuersOnTheWeb
from language.texts import _
from services.certification.papers.answers import QUESTIONS, Answers
from services.certification.papers.jose import Unreadable
from services.certification.papers.layouts import Layouts, LayoutsUnreadable
from services.certification.papers.trust import Trust, trust_in
from services.certification.papers.verify import LARGEST, issuer_of, verify

NOT_TRUSTED: Final = 2
EXAMPLES = """
Examples:

  doorlijn praktijkverklaring verify verklaring.pdf --trust trust.json            fetches keys and the list of withdrawn ones

  doorlijn praktijkverklaring verify verklaring.pdf --offline --trust trust.json  uses no network; cannot know of withdrawal

  doorlijn praktijkverklaring verify verklaring.jwt --json | jq .answers.signature

With a trust list only issuers on it are asked; without one, whoever the file names (https, at a domain).

FILE is the PDF, the .jwt, or a text file with what the second QR code holds. The answers are four, never one tick: the
signature, the issuer, withdrawal, and whether the paper says what the credential says. "unknown" is not "no".

Exit: 0 valid (with --offline: as far as that can be known) · 1 not valid, or it cannot be known · 2 valid, but the issuer is
not on the trust list, or it is a TEST document (wrong usage of the command is 2 as well) · 3 no such file.
"""
MARKS = {
    "yes": "[green]ja        [/]",
    "no": "[red]nee       [/]",
    "unknown": "[yellow]onbekend  [/]",
    "not_asked": "—         ",
}

app = typer.Typer(no_args_is_help=True, help="Issue, revoke and verify praktijkverklaringen.")
messages = Console(stderr=True)
screen = Console()


@app.callback()
def praktijkverklaring() -> None:
    """Keep `praktijkverklaring` a group of commands, also with one of them."""


# What a stranger's file makes pypdf complain about helps nobody who asks whether it is genuine.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # noqa: TID251  pypdf logs so; what it mutters about a damaged file is no answer to who checks it

app.command("issue", epilog=certificate_desk.ISSUE_EXAMPLES)(certificate_desk.issue)
app.command("revoke", epilog=certificate_desk.REVOKE_EXAMPLES)(certificate_desk.revoke)


@app.command("verify", epilog=EXAMPLES)
def verify_file(
    file: Annotated[Path, typer.Argument(help="PDF, .jwt, or the text of the second QR code.", show_default=False)],
    *,
    offline: Annotated[bool, typer.Option("--offline", help="Use no network.")] = False,
    trust: Annotated[
        Path | None, typer.Option(help="The region's list of trusted issuers.", envvar="DOORLIJN_TRUST")
    ] = None,
    loopback: Annotated[
        bool,
        typer.Option("--loopback", help="Ask this machine as well, if the file says so: an installation on trial."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines, on stdout.")] = False,
) -> None:
    """Answer four questions about a document. Example: doorlijn praktijkverklaring verify verklaring.pdf --trust trust.json."""
    content = _read(file)
    listed = _trust(trust)
    issuer = issuer_of(content)
    web = None if offline else IssuersOnTheWeb(loopback=loopback or issuer in listed.issuers)
    if web and issuer and listed.may_ask(issuer):
        listed = listed.with_found(web.keys(issuer))
    answers = verify(content, listed, web, clock.utc_now(), layouts=_layouts())
    if as_json:
        typer.echo(json.dumps(_as_json(answers), ensure_ascii=False))
    else:
        _tell(answers)
    raise typer.Exit(exit_code(answers))


def exit_code(answers: Answers) -> int:
    """0 valid, 2 when only the issuer stands in the way, 1 otherwise."""
    if not answers.is_sound:
        return FAILED
    return OK if answers.is_valid else NOT_TRUSTED


def _tell(answers: Answers) -> None:
    if shown := answers.shown:
        screen.print(f"[bold]{escape(shown.name)}[/], nummer {escape(shown.serial)}", highlight=False)
        screen.print(f"{_('Uitgever')}: {escape(shown.issuer or shown.did)}", highlight=False)
    for question, answer in answers.each.items():
        screen.print(f"{MARKS[answer.verdict]}{_(QUESTIONS[question])}", highlight=False)
        screen.print(f"          {escape(answer.sentence)}", highlight=False)


def _as_json(answers: Answers) -> dict[str, object]:
    shown = answers.shown
    return {
        "is_valid": answers.is_valid,
        "answers": {
            question: {
                "answer": answer.verdict,
                "reason": answer.reason,
                "sentence": answer.sentence,
                "at": answer.at.isoformat() if answer.at else None,
            }
            for question, answer in answers.each.items()
        },
        "document": shown
        and {
            "name": shown.name,
            "born_on": shown.born_on,
            "serial": shown.serial,
            "issued_on": shown.issued_on,
            "issuer": shown.issuer,
            "did": shown.did,
            "crebo": shown.crebo,
            "work_processes": [{"code": code, "judgement": judgement} for code, judgement in shown.work_processes],
            "programme": shown.programme,
            "parts": list(shown.parts),
        },
    }


def _read(file: Path) -> bytes:
    if not file.is_file():
        messages.print(f"[red]Het bestand {escape(str(file))} is er niet. Kijk de naam na.[/]", highlight=False)
        raise typer.Exit(NOT_FOUND)
    with file.open("rb") as content:
        return content.read(LARGEST + 1)


def _trust(file: Path | None) -> Trust:
    if file is None:
        return Trust()
    try:
        return trust_in(file.read_bytes())
    except FileNotFoundError as error:
        messages.print(f"[red]De lijst {escape(str(file))} is er niet. Kijk de naam na.[/]", highlight=False)
        raise typer.Exit(NOT_FOUND) from error
    except (OSError, Unreadable) as error:
        messages.print(f"[red]De lijst {escape(str(file))} is niet te lezen: {escape(str(error))}[/]", highlight=False)
        raise typer.Exit(FAILED) from error


def _layouts() -> Layouts:
    own = settings.load().papers_dir
    try:
        return Layouts(own) if own else Layouts()
    except LayoutsUnreadable as error:
        messages.print(f"[red]DOORLIJN_PAPERS_DIR: {escape(str(error))}[/]", highlight=False)
        raise typer.Exit(FAILED) from error
