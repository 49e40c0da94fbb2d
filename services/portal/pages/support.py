"""Noodtoegang: support asks to see one file, a second person approves, and after an hour it is over."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain.people import Organisation
from services.portal.domain.refusals import Refusal
from services.portal.domain.signals import SupportAccess
from services.portal.web.forms import ANSWERABLE, Field, Form, settled
from services.portal.web.lookup import names_of, organisations, pupils_of
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("support", __name__)
SUPPORTERS = ("admin", "placement_advisor", "workplace_trainer")
DECIDERS = ("admin", "coordinator")
NOT_FOUND = 404
FORBIDDEN = 403


def questions(schools: list[Organisation]) -> list[Field]:
    """Whose file, and why."""
    return [
        Field(
            "school_id",
            _("School"),
            kind="select",
            choices=tuple((str(one.id), one.name) for one in schools),
            missing=_("Kies de school."),
            size="middle",
        ),
        Field("pupil_number", _("Leerlingnummer"), missing=_("Vul het leerlingnummer in."), size="short"),
        Field(
            "reason",
            _("Waarom moet u dit dossier zien?"),
            _("Schrijf geen gegevens over de jongere op. Wie beslist, leest dit."),
            "area",
            missing=_("Vul de reden in."),
        ),
    ]


def accesses(*, is_current: bool | None = None) -> list[SupportAccess]:
    """Requests that this reader may know of, the newest first."""
    query: dict[str, Any] = {} if is_current is None else {"current": is_current}
    return apis().intake.some(SupportAccess, "/v1/support-accesses", limit=50, **query).items


@blueprint.get("/noodtoegang")
@signed_in("coordinator", *SUPPORTERS)
def page() -> Answer:
    """What waits, what is open, what was; and a form to ask."""
    return show(Form(questions(organisations("school"))))


def show(form: Form, status: int = 200) -> Answer:
    """The page, with what went wrong in its form."""
    found = accesses()
    return render_template(
        "support.html",
        form=form,
        accesses=found,
        pupils=pupils_of(one.pupil_id for one in found),
        names=names_of([*(one.person_id for one in found), *(one.decided_by_id for one in found)]),
        may_ask=reader().role in SUPPORTERS,
        may_decide=reader().role in DECIDERS,
    ), status


@blueprint.post("/noodtoegang")
@signed_in(*SUPPORTERS)
def ask() -> Answer:
    """Ask to see a file."""
    form = Form(questions(organisations("school")), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().intake.post("/v1/support-accesses", values, key=idempotency_key())

    try:
        if settled(form, send):
            return done(_("De aanvraag is verstuurd. Een collega beslist."), "support.page")
    except Refusal as refusal:
        if refusal.status not in {NOT_FOUND, FORBIDDEN}:
            raise
        unknown = _("Deze school heeft geen leerling met dit nummer. Kijk de school en het nummer na.")
        form.problems.append(refusal.detail if refusal.status == FORBIDDEN else unknown)
    return show(form, 400)


@blueprint.post("/noodtoegang/<uuid:access_id>/goedkeuren")
@signed_in(*DECIDERS)
def approve(access_id: UUID) -> Answer:
    """Let the hour begin."""
    return _decided(
        access_id, "approval", _("De noodtoegang is open, een uur lang. Alles wat wordt bekeken, wordt vastgelegd.")
    )


@blueprint.post("/noodtoegang/<uuid:access_id>/weigeren")
@signed_in(*DECIDERS)
def refuse(access_id: UUID) -> Answer:
    """Let it not begin."""
    return _decided(access_id, "refusal", _("De aanvraag is geweigerd."))


@blueprint.post("/noodtoegang/<uuid:access_id>/stoppen")
@signed_in("coordinator", *SUPPORTERS)
def end(access_id: UUID) -> Answer:
    """End it before its hour."""
    return _decided(access_id, "end", _("De noodtoegang is gestopt."))


def _decided(access_id: UUID, what: str, said: str) -> Answer:
    try:
        apis().intake.post(f"/v1/support-accesses/{access_id}/{what}", key=idempotency_key())
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        said = refusal.detail
    return done(said, "support.page")
