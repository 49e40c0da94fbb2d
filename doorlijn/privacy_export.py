"""Everything that the services keep about one young person, for himself: as JSON, and as a page he can read."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape
from typing import Any, Final
from uuid import UUID

from doorlijn.installation import Installation
from services.portal.domain.rights import rights_holder

TITLES: Final = {
    "pupil": "Wie u bent",
    "rights_holder": "Wie over deze gegevens beslist",
    "cases": "Uw nazorg",
    "contacts": "Wanneer iemand contact met u zocht",
    "starting_points": "Wat u heeft en wilt, zoals het met u is opgeschreven",
    "plan": "Wanneer iemand contact met u opneemt",
    "trajectories": "Uw weg naar een praktijkverklaring",
    "photos": "Foto's die uw praktijkopleider maakte",
    "certificates": "Uw praktijkverklaringen",
    "kept_documents": "Documenten van anderen die wij bewaren",
    "transfers": "Wat wij aan een mbo-school vroegen",
    "timeline": "Wat er gebeurde",
    "notifications": "Wat collega's over u te horen kregen",
    "audit": "Wie uw gegevens zag of wijzigde",
    "people": "Wie deze mensen zijn",
}
PEOPLE: Final = frozenset(
    {
        "person_id",
        "job_coach_id",
        "werkconsulent_id",
        "actor_id",
        "made_by_id",
        "noted_by_id",
        "started_by_id",
        "issued_by_id",
        "proposed_by_id",
        "carried_out_by_id",
        "moved_by_id",
        "kept_by_id",
        "verified_by_id",
        "answered_by_id",
        "owner_id",
        "for_person_id",
        "for_persons",
    }
)
PICTURE: Final = "picture"  # a JPEG, in base64
PAPER: Final = "pdf"  # in base64
STYLE: Final = (
    "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold}"
    "dl{border-top:1px solid #999;padding-top:.5rem}@media print{h2{break-after:avoid}}"
)


def collect(coordinator: Installation, pupil_id: UUID, today: date) -> dict[str, Any]:
    """Ask every service what it keeps of this person; the asking itself is written down first."""
    pupil = coordinator.get("intake", f"/v1/pupils/{pupil_id}")
    cases = coordinator.every("aftercare", "/v1/cases", pupil_id=pupil_id)
    timeline = [entry for case in cases for entry in coordinator.every("aftercare", f"/v1/cases/{case['id']}/timeline")]
    contacts = [
        one for case in cases for one in coordinator.every("aftercare", f"/v1/cases/{case['id']}/contact-attempts")
    ]
    points = [coordinator.get("aftercare", f"/v1/cases/{case['id']}/starting-point") for case in cases]
    plan = [one for case in cases for one in coordinator.every("aftercare", f"/v1/cases/{case['id']}/check-ins")]
    audit = [
        row | {"service": service}
        for service in ("intake", "certification", "aftercare", "notifications")
        for row in coordinator.every(service, "/v1/audit", object=pupil_id)
    ]
    told = coordinator.every("notifications", "/v1/pupil-notifications", pupil_id=pupil_id)
    decides = rights_holder(date.fromisoformat(pupil["birth_date"]), today)
    trajectories = coordinator.every("certification", "/v1/trajectories", pupil_id=pupil_id)
    found = {
        "pupil": pupil,
        "rights_holder": decides,
        "cases": cases,
        "contacts": contacts,
        "starting_points": points,
        "plan": plan,
        "trajectories": trajectories,
        "photos": [one for trajectory in trajectories for one in _photos(coordinator, trajectory)],
        "certificates": [_document(coordinator, one) for one in _certificates(coordinator, pupil_id)],
        "kept_documents": [_kept(coordinator, one) for one in _of(coordinator, "kept-documents", pupil_id)],
        "transfers": _of(coordinator, "trajectory-transfers", pupil_id),
        "timeline": timeline,
        "notifications": told,
        "audit": audit,
    }
    return found | {"people": _names(coordinator, set(_people(found)))}


def page(found: Mapping[str, Any]) -> str:
    """Write it as a page: no script, nothing from elsewhere, fit for printing."""
    parts = "".join(f"<h2>{TITLES[name]}</h2>{_written(found[name])}" for name in TITLES)
    head = f'<meta charset="utf-8"><title>Uw gegevens in Doorlijn</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="nl"><head>{head}</head><body><h1>Uw gegevens in Doorlijn</h1>{parts}</body></html>\n'


def _photos(coordinator: Installation, trajectory: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for one in trajectory["work_processes"]:
        for photo_id in one["photos"]:
            content = coordinator.file("certification", f"/v1/trajectories/{trajectory['id']}/photos/{photo_id}")
            yield {"work_process": one["title"], PICTURE: b64encode(content).decode()}


def _certificates(coordinator: Installation, pupil_id: UUID) -> list[Any]:
    return coordinator.every("certification", "/v1/certificates", pupil_id=pupil_id)


def _of(coordinator: Installation, noun: str, pupil_id: UUID) -> list[Any]:
    return coordinator.every("certification", f"/v1/{noun}", pupil_id=pupil_id)


def _kept(coordinator: Installation, document: dict[str, Any]) -> dict[str, Any]:
    """Give a document of somebody else, with its file if it has one."""
    if document["sha256"] is None:
        return document
    found = coordinator.get("certification", f"/v1/kept-documents/{document['id']}/file")
    return document | {PAPER: found[PAPER]}


def _document(coordinator: Installation, certificate: dict[str, Any]) -> dict[str, Any]:
    """Give a document with what he can take elsewhere: the paper, once it is made, and the credential."""
    path = f"/v1/certificates/{certificate['id']}"
    found = certificate | {"credential": coordinator.get("certification", f"{path}/credential")["jwt"]}
    if certificate["has_paper"]:
        found[PAPER] = coordinator.get("certification", f"{path}/paper")[PAPER]
    return found


def _names(coordinator: Installation, ids: set[str]) -> dict[str, str]:
    people = coordinator.every("directory", "/v1/people")
    return {person["id"]: person["name"] for person in people if person["id"] in ids}


def _people(found: Any) -> Iterator[str]:  # noqa: ANN401  JSON
    if isinstance(found, list):
        for each in found:
            yield from _people(each)
    elif isinstance(found, dict):
        for name, value in found.items():
            if name in PEOPLE and value:
                yield from value if isinstance(value, list) else [value]
            yield from _people(value)


def _written(value: Any) -> str:  # noqa: ANN401  JSON
    if isinstance(value, Mapping):
        return f"<dl>{''.join(_line(name, each) for name, each in value.items())}</dl>"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "".join(f"<div>{_written(each)}</div>" for each in value) or "<p>Niets.</p>"
    return escape("" if value is None else str(value))


def _line(name: str, value: Any) -> str:  # noqa: ANN401  JSON
    if name == PICTURE:
        return f'<dt>foto</dt><dd><img src="data:image/jpeg;base64,{escape(value)}" alt="" width="400"></dd>'
    if name == PAPER:
        return f'<dt>pdf</dt><dd><a download="praktijkverklaring.pdf" href="data:application/pdf;base64,{escape(value)}">Bewaren</a></dd>'
    return f"<dt>{escape(name.replace('_', ' '))}</dt><dd>{_written(value)}</dd>"
