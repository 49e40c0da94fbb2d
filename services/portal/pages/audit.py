"""Inzage: who saw or changed the file of one young person, for the administrator and the coordinator."""

from typing import Final
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from language.texts import _
from services.portal.client import ids
from services.portal.domain.deeds import Deed, newest_first, sheet
from services.portal.domain.exporting import as_csv
from services.portal.domain.people import Organisation
from services.portal.domain.refusals import Refusal
from services.portal.web.lookup import names_of, organisations
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("audit", __name__)
KEEPERS: Final = ("intake", "certification", "aftercare")  # the services that hold files of young people
ON_A_PAGE: Final = 50
AT_ONCE: Final = 200
NOT_FOUND: Final = 404
BAD_REQUEST: Final = 400


@blueprint.get("/inzage")
@signed_in("admin", "coordinator")
def search() -> Answer:
    """Ask whose file."""
    return render_template("audit_search.html", schools=organisations("school"), problem="", typed={})


@blueprint.post("/inzage")
@signed_in("admin", "coordinator")
def look_up() -> Answer:
    """From the school's own number to the file; the number goes in no address."""
    typed = {name: request.form.get(name, "").strip() for name in ("school_id", "pupil_number")}
    try:
        pupil_id = apis().intake.asked(dict[str, UUID], "POST", "/v1/pupil-lookups", typed)["pupil_id"]
    except Refusal as refusal:
        if refusal.status not in {NOT_FOUND, BAD_REQUEST}:
            raise
        problem = _("Deze school heeft geen leerling met dit nummer. Kijk de school en het nummer na.")
        page = render_template("audit_search.html", schools=organisations("school"), problem=problem, typed=typed)
        return page, BAD_REQUEST
    return redirect(url_for("audit.page", pupil_id=pupil_id), 303)


@blueprint.get("/inzage/<uuid:pupil_id>")
@signed_in("admin", "coordinator")
def page(pupil_id: UUID) -> Answer:
    """Who, in which role, when, what and why."""
    deeds = deeds_of(pupil_id)
    number = request.args.get("bladzijde", "1")
    if not number.isascii() or not number.isdigit() or len(number) > len("9999") or int(number) < 1:
        abort(NOT_FOUND)
    start = (int(number) - 1) * ON_A_PAGE
    shown = deeds[start : start + ON_A_PAGE]
    return render_template(
        "audit.html",
        pupil_id=pupil_id,
        deeds=shown,
        total=len(deeds),
        following=int(number) + 1 if start + ON_A_PAGE < len(deeds) else None,
        names=people_in(shown),
        bodies=bodies(),
    )


@blueprint.get("/inzage/<uuid:pupil_id>/lijst.csv")
@signed_in("admin", "coordinator")
def export(pupil_id: UUID) -> Answer:
    """The same as a file for a spreadsheet."""
    deeds = deeds_of(pupil_id)
    written = as_csv(sheet(deeds, people_in(deeds), bodies()))
    headers = {"Content-Disposition": 'attachment; filename="inzage.csv"', "Cache-Control": "no-store"}
    return Response(written, content_type="text/csv; charset=utf-8", headers=headers)


def deeds_of(pupil_id: UUID) -> list[Deed]:
    """What the services that keep files wrote down; when one does not answer there is no list, for it would be half."""
    return newest_first(
        deed
        for service in KEEPERS
        for deed in apis().of(service).every(Deed, "/v1/audit", object=pupil_id, limit=AT_ONCE)
    )


def people_in(deeds: list[Deed]) -> dict[UUID, str]:
    """Names of everyone in these rows."""
    return names_of(ids(person for deed in deeds for person in (deed.person_id, *deed.for_persons)))


def bodies() -> dict[UUID, str]:
    """Names of the organisations."""
    return {each.id: each.name for each in apis().directory.every(Organisation, "/v1/organisations", limit=AT_ONCE)}
