"""The work stopped: a trajectory goes on at an mbo school, with what was earned; asked here, and answered there."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain import words
from services.portal.domain.people import Pupil
from services.portal.domain.refusals import Refusal
from services.portal.domain.trajectories import Trajectory
from services.portal.domain.trajectory_transfers import Transfer
from services.portal.web.forms import ANSWERABLE, Field, Form, day_field, sendable, settled
from services.portal.web.lookup import names_of, organisations, pupil_of
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("trajectory_transfers", __name__)
ASKERS: Final = ("school_staff", "job_coach", "coordinator")
MBO: Final = "mbo_staff"
STARTERS: Final = ("school_staff", "coordinator")
PATH: Final = "/v1/trajectory-transfers"


@blueprint.route("/trajecten/<uuid:trajectory_id>/doorgeven", methods=["GET", "POST"])
@signed_in(*ASKERS)
def propose(trajectory_id: UUID) -> Answer:
    """Ask an mbo school."""
    found = apis().certification.one(Trajectory, f"/v1/trajectories/{trajectory_id}")
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{found.pupil_id}")
    form = Form(_whom_and_when(), request.form)

    def send(values: dict[str, Any]) -> None:
        path = f"/v1/trajectories/{trajectory_id}/transfers"
        apis().certification.post(path, sendable(values), key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(_("De mbo-school krijgt bericht."), "trajectories.page", trajectory_id=trajectory_id)
    view = render_template("trajectory_transfer_ask.html", form=form, pupil=pupil, found=found)
    return view, 400 if form.is_wrong else 200


@blueprint.get("/doorgegeven/<uuid:transfer_id>")
@signed_in(*ASKERS, MBO)
def page(transfer_id: UUID) -> Answer:
    """What is asked, with what was earned; for an mbo school the place to answer."""
    return _shown(transfer_id, Form(_why_not()))


def _shown(transfer_id: UUID, form: Form) -> Answer:
    found = apis().certification.one(Transfer, f"{PATH}/{transfer_id}")
    schools = {one.id: one.name for one in [*organisations("mbo"), *organisations("school")]}
    view = render_template(
        "trajectory_transfer.html",
        found=found,
        form=form,
        pupil=pupil_of(found.pupil_id),
        schools=schools,
        names=names_of([found.proposed_by_id, found.answered_by_id]),
        may_answer=reader().role == MBO and found.is_open,
        may_withdraw=reader().role in ASKERS and found.is_holding,
        may_start=reader().role in STARTERS and found.state == "accepted",
    )
    return view, 400 if form.is_wrong else 200


@blueprint.post("/doorgegeven/<uuid:transfer_id>/overnemen")
@signed_in(MBO)
def accept(transfer_id: UUID) -> Answer:
    """Say yes."""
    said = _("U neemt het traject over. De school krijgt bericht en start het nieuwe traject.")
    return _answered(lambda: _send(transfer_id, "acceptance"), said, "trajectory_transfers.page", transfer_id)


@blueprint.post("/doorgegeven/<uuid:transfer_id>/niet-overnemen")
@signed_in(MBO)
def refuse(transfer_id: UUID) -> Answer:
    """Say no, and why; afterwards the young person is no longer this reader's to see."""
    form = Form(_why_not(), request.form)

    def send(values: dict[str, Any]) -> None:
        _send(transfer_id, "refusal", sendable(values))

    if settled(form, send):
        return done(_("U neemt het traject niet over. De school krijgt bericht."), "certificates.overview")
    return _shown(transfer_id, form)


@blueprint.post("/doorgegeven/<uuid:transfer_id>/terugnemen")
@signed_in(*ASKERS)
def withdraw(transfer_id: UUID) -> Answer:
    """Take the question back."""
    said = _("De vraag aan de mbo-school is teruggenomen.")
    return _answered(lambda: _send(transfer_id, "withdrawal"), said, "trajectory_transfers.page", transfer_id)


def _send(transfer_id: UUID, what: str, body: dict[str, Any] | None = None) -> None:
    apis().certification.post(f"{PATH}/{transfer_id}/{what}", body, key=idempotency_key())


def _answered(send: Callable[[], None], said: str, endpoint: str, transfer_id: UUID) -> Answer:
    try:
        send()
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        said = refusal.detail
    return done(said, endpoint, transfer_id=transfer_id)


def transfers_of(pupil_id: UUID) -> list[Transfer]:
    """What mbo schools were asked about a young person, the newest first."""
    return apis().certification.every(Transfer, PATH, pupil_id=pupil_id)[::-1]


def _whom_and_when() -> list[Field]:
    schools = tuple((str(one.id), one.name) for one in organisations("mbo"))
    return [
        Field(
            "to_id",
            _("Welke mbo-school?"),
            kind="select" if len(schools) > 1 else "radio",
            choices=schools,
            missing=_("Kies een mbo-school."),
            size="middle",
        ),
        day_field("ended_on", _("Laatste dag op de werkplek"), _("Vul de laatste dag in.")),
    ]


def _why_not() -> list[Field]:
    return [
        Field(
            "reason",
            _("Waarom niet?"),
            kind="radio",
            choices=words.choices(words.TRANSFER_REFUSALS),
            missing=_("Kies waarom u het traject niet overneemt."),
        )
    ]
