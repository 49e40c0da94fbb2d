"""What the views of the register need: who reads what, who signs, and how a document looks as JSON."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from flask import current_app

from messaging.work import Work
from rest import neighbours
from services.certification.api.desk import seen
from services.certification.domain.certificate import Diploma, Fact
from services.certification.domain.dossier import Named
from services.certification.domain.register import Entry
from services.certification.domain.stating import Addresses
from services.certification.handlers.issue_certificates import Room
from services.certification.papers.layouts import Layouts
from services.certification.storage.register import Register
from services.certification.storage.register_readers import certificates_of
from services.certification.storage.revocations import Revocations
from services.certification.storage.signers import Signers

ROOM: Final = "doorlijn_room"
SIGNERS: Final = "doorlijn_signers"
AT_ONCE: Final = 50


def room() -> Room:
    """Give where this installation issues."""
    found: Room = current_app.extensions[ROOM]
    return found


def signers() -> Signers:
    """Give who signs here."""
    found: Signers = current_app.extensions[SIGNERS]
    return found


def room_of(signers_here: Signers, public_url: str, papers_dir: Path | None) -> Room:
    """Put the room together."""
    layouts = Layouts(papers_dir) if papers_dir else None
    return Room(signers_here.of, Addresses(public_url), signers_here.is_real, layouts)


def register(work: Work) -> Register:
    """Give the documents that whoever asks may see: of young people that he may see, and those of his own organisation."""
    reader = seen(work).reader  # sets for whom else he reads, as the database asks too
    known = work.use(Register)
    return known.seen_by(certificates_of(reader)) if reader else known


def names_of(pupil_ids: Sequence[UUID]) -> dict[UUID, Named]:
    """Read names and days of birth from intake, as whoever asks may see them; before any transaction."""
    if not pupil_ids:
        return {}
    wanted = ",".join(str(each) for each in dict.fromkeys(pupil_ids))
    found = neighbours.ask("intake", "/v1/pupil-identities", ids=wanted, limit="200") or []
    return {UUID(each["id"]): _named(each) for each in found}


def _named(pupil: dict[str, Any]) -> Named:
    name = " ".join(part for part in (pupil["first_name"], pupil.get("infix"), pupil["last_name"]) if part)
    born = pupil.get("birth_date")
    return Named(name, date.fromisoformat(born) if born else None)


def shown(work: Work, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Show documents, each with the proposal to revoke it."""
    listed = list(entries)
    proposals = work.use(Revocations).of([each.certificate_id for each in listed])
    return [_shown(each) | {"revocation": proposals.get(each.certificate_id)} for each in listed]


def stated(fact: Fact) -> dict[str, Any]:
    """Show what a document is about: work that was judged, or a programme of a school."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("crebo", "qualification", "level", "company", "begins_on", "ends_on", "programme")
    )
    if isinstance(fact, Diploma):
        return nothing | {"programme": fact.programme, "parts": list(fact.parts), "work_processes": []}
    return nothing | {
        "crebo": fact.qualification.crebo,
        "qualification": fact.qualification.name,
        "level": fact.qualification.level,
        "company": fact.workplace.name,
        "begins_on": fact.begins_on,
        "ends_on": fact.ends_on,
        "work_processes": [vars(each) for each in fact.work_processes],
        "parts": [],
    }


def _shown(entry: Entry) -> dict[str, Any]:
    fact = entry.certificate
    return {
        "id": entry.certificate_id,
        "trajectory_id": entry.trajectory_id,
        "pupil_id": entry.pupil_id,
        "school_id": entry.school_id,
        "issuer_id": fact.issuer.organisation_id,
        "issuer": fact.issuer.name,
        "batch_id": entry.batch_id,
        "kind": fact.kind,
        "regime": fact.regime,
        "serial": fact.serial,
        "replaces": fact.replaces,
        **stated(fact),
        "page": fact.page,
        "issued_at": fact.issued_at,
        "issued_by_id": entry.issued_by,
        "has_paper": entry.has_paper,
        "revoked_at": entry.revoked_at,
        "is_page_closed": entry.closed_at is not None,
        "is_guessed_out": entry.is_guessed_out,
        "is_test": fact.is_test,
    }
