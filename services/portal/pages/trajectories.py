"""Trajectories: the way of a young person to a praktijkverklaring, to look at; and for the school to start."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for

from language.texts import _
from services.portal.client import ServiceUnreachable
from services.portal.domain import words
from services.portal.domain.catalogue import CREBO, Qualification
from services.portal.domain.certificates import Certificate, Dossier
from services.portal.domain.leerlijnen import Leerlijn
from services.portal.domain.people import Pupil
from services.portal.domain.trajectories import Code, Least, Trajectory, least_of
from services.portal.pages.kept_documents import documents_of
from services.portal.pages.trainer_photos import as_file
from services.portal.pages.trajectory_transfers import transfers_of
from services.portal.web.forms import Field, Form, day_field, sendable, settled
from services.portal.web.lookup import names_of, organisations, pupil_of
from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("trajectories", __name__)
ASKERS: Final = ("school_staff", "job_coach", "coordinator")  # who asks a trainer to judge
READERS: Final = (*ASKERS, "mbo_staff")
STARTERS: Final = ("school_staff", "coordinator")


def trajectories_of(pupil_id: UUID) -> dict[str, Any]:
    """What the page of a young person shows of trajectories; nothing for a role that works on none."""
    role = reader().role
    found: dict[str, Any] = {"trajectories": None, "certificates": [], "kept": [], "may_start": role in STARTERS}
    found["may_hand_on"] = role in ASKERS
    found["may_give_diploma"] = False
    if role in READERS:
        try:
            found["trajectories"] = apis().certification.every(Trajectory, "/v1/trajectories", pupil_id=pupil_id)
            found["kept"] = documents_of(pupil_id)
            found["certificates"] = apis().certification.every(Certificate, "/v1/certificates", pupil_id=pupil_id)
            has_one = any(one.is_diploma and one.revoked_at is None for one in found["certificates"])
            found["may_give_diploma"] = role == "school_staff" and not has_one
        except ServiceUnreachable:  # it costs its own part of the page
            found["may_start"] = False
    return found


@blueprint.get("/trajecten/<uuid:trajectory_id>")
@signed_in(*READERS)
def page(trajectory_id: UUID) -> Answer:
    """One trajectory."""
    found = apis().certification.one(Trajectory, f"/v1/trajectories/{trajectory_id}")
    pupil = pupil_of(found.pupil_id)
    issuers = {one.id: one.name for one in organisations("mbo")} if found.issuer_id else {}
    names = names_of([found.started_by_id, found.owed.owner_id if found.owed else None])
    titles = {one.code: one.title for one in found.work_processes}
    transfers = transfers_of(found.pupil_id)
    transfer = next((one for one in transfers if one.trajectory_id == found.id), None)
    earned = [one for one in transfers if one.state == "accepted" and one.to_id == found.issuer_id]
    return render_template(
        "trajectory.html",
        transfer=transfer,
        earned=earned,
        least=_least(found),
        found=found,
        pupil=pupil,
        issuers=issuers,
        names=names,
        titles=titles,
        may_ask=reader().role in ASKERS and not (transfer and transfer.is_holding),
        may_issue=_may_issue(found),
    )


def _least(found: Trajectory) -> list[Least]:
    """What employers ask at the least; an aftercare that does not answer costs its own part of the page."""
    try:
        return least_of(found, apis().aftercare.every(Leerlijn, "/v1/leerlijnen"))
    except ServiceUnreachable:
        return []


def _may_issue(found: Trajectory) -> bool:
    """Whether the coordinator can be the second person here: a school issues on its own page, and the mbo by itself."""
    if reader().role != "coordinator" or found.issuer_id is not None:
        return False
    dossiers = apis().certification.every(Dossier, "/v1/dossiers", pupil_id=found.pupil_id)
    return any(each.id == found.id and each.is_ready for each in dossiers)


@blueprint.get("/trajecten/<uuid:trajectory_id>/foto/<uuid:photo_id>")
@signed_in(*READERS)
def photo(trajectory_id: UUID, photo_id: UUID) -> Answer:
    """A photo that the trainer signed."""
    return as_file(apis().certification.file(f"/v1/trajectories/{trajectory_id}/photos/{photo_id}"))


@blueprint.route("/trajecten/<uuid:trajectory_id>/link", methods=["GET", "POST"])
@signed_in(*ASKERS)
def send_link(trajectory_id: UUID) -> Answer:
    """Send the trainer a link; the code is shown here, once, and stands in no mail."""
    found = apis().certification.one(Trajectory, f"/v1/trajectories/{trajectory_id}")
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{found.pupil_id}")
    known = {"trainer_name": found.trainer_name, "trainer_mail": found.trainer_mail or ""}
    form = Form(trainer_questions(), request.form or known)
    asked: list[Code] = []

    def send(values: dict[str, Any]) -> None:
        path = f"/v1/trajectories/{trajectory_id}/evidence-requests"
        asked.append(apis().certification.asked(Code, "POST", path, sendable(values)))

    if request.method == "POST" and settled(form, send):
        return render_template("trajectory_code.html", found=found, pupil=pupil, asked=asked[0])
    return render_template("trajectory_link.html", form=form, pupil=pupil, found=found), 400 if form.is_wrong else 200


@blueprint.get("/jongeren/<uuid:pupil_id>/traject")
@signed_in(*STARTERS)
def choose(pupil_id: UUID) -> Answer:
    """Choose the qualification, before anything else."""
    if CREBO.fullmatch(request.args.get("crebo", "")):
        return redirect(url_for("trajectories.start", pupil_id=pupil_id, crebo=request.args["crebo"]), 303)
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{pupil_id}")
    known = apis().certification.every(Qualification, "/v1/qualifications", with_work_processes=True)
    return render_template("trajectory_choose.html", pupil=pupil, known=known)


@blueprint.route("/jongeren/<uuid:pupil_id>/traject/<crebo>", methods=["GET", "POST"])
@signed_in(*STARTERS)
def start(pupil_id: UUID, crebo: str) -> Answer:
    """Start a trajectory for a qualification."""
    if not CREBO.fullmatch(crebo):
        abort(404)
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{pupil_id}")
    found = apis().certification.one(Qualification, f"/v1/qualifications/{crebo}")
    version = newest_version(found, today())
    form = Form(questions(found), request.form or {"called": pupil.first_name})
    chosen = request.form.getlist("work_processes")

    def send(values: dict[str, Any]) -> None:
        body = sendable(values) | {"pupil_id": str(pupil_id), "crebo": crebo, "version": version}
        apis().certification.post("/v1/trajectories", body | {"work_processes": chosen}, key=idempotency_key())

    if request.method == "POST" and settled(form, send):
        return done(_("Het traject is gestart."), "young_people.page", pupil_id=pupil_id)
    offered = [one for one in found.work_processes if one.version == version]
    view = render_template("trajectory_start.html", form=form, pupil=pupil, found=found, offered=offered, chosen=chosen)
    return view, 400 if form.is_wrong else 200


def newest_version(found: Qualification, on: date) -> str:
    """The version of the dossier that holds on a day; when none does, the newest."""
    known = [one for one in found.work_processes if one.holds_on(on)] or found.work_processes
    return max(known, key=lambda one: one.valid_from).version if known else ""


def questions(found: Qualification) -> list[Field]:
    """What the school tells of a trajectory, besides the work processes."""
    companies = {str(one.company_id): f"{one.name}, {one.place}" for one in found.recognitions if one.holds_on(today())}
    issuers = tuple((str(one.id), one.name) for one in organisations("mbo"))
    own = _("Alleen bij een mbo-school.")
    return [
        Field(
            "company_id",
            _("Leerbedrijf"),
            hint=_("Alleen bedrijven die nu erkend zijn voor deze kwalificatie."),
            kind="select",
            choices=tuple(companies.items()),
            missing=_("Kies het leerbedrijf."),
        ),
        day_field("begins_on", _("Eerste dag"), _("Vul de eerste dag in.")),
        day_field("ends_on", _("Laatste dag"), _("Vul de laatste dag in.")),
        Field(
            "called",
            _("Hoe kent de praktijkopleider de jongere?"),
            hint=_("De praktijkopleider ziet alleen deze naam."),
            missing=_("Vul een naam in."),
            size="middle",
        ),
        *trainer_questions(may_follow=True),
        Field(
            "regime",
            _("Wie geeft de praktijkverklaring?"),
            kind="radio",
            choices=words.choices(words.REGIMES),
            missing=_("Kies wie de praktijkverklaring geeft."),
        ),
        Field("issuer_id", _("Mbo-school"), own, kind="select", choices=issuers, is_required=False, size="middle"),
        *(
            day_field(name, label, "", own, is_required=False)
            for name, label in (
                ("agreed_by_company_on", _("Overeenkomst getekend door het leerbedrijf")),
                ("agreed_by_school_on", _("Overeenkomst getekend door de mbo-school")),
                ("agreed_by_pupil_on", _("Overeenkomst getekend door de jongere")),
            )
        ),
    ]


def trainer_questions(*, may_follow: bool = False) -> list[Field]:
    """Who judges, and where the link goes; that may follow as long as nothing has to be sent."""
    return [
        Field("trainer_name", _("Naam van de praktijkopleider"), missing=_("Vul de naam in."), size="middle"),
        Field(
            "trainer_mail",
            _("Mailadres van de praktijkopleider"),
            _("Weet u het nog niet? Laat het leeg. De jobcoach vraagt er later naar.") if may_follow else "",
            kind="email",
            is_required=not may_follow,
            missing=_("Vul het mailadres in."),
            size="middle",
        ),
    ]
