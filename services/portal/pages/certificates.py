"""The school's praktijkverklaringen: what can be issued, what is missing and who owes it, and the print."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from language.texts import _
from services.portal.domain import words
from services.portal.domain.certificates import Batch, Certificate, Credential, Dossier, Paper
from services.portal.domain.refusals import Refusal
from services.portal.domain.trajectory_transfers import Transfer
from services.portal.web.forms import ANSWERABLE, Field, Form, sendable, settled
from services.portal.web.lookup import names_of, pupil_of, pupils_of
from services.portal.web.session import Answer, apis, done, reader, signed_in
from services.portal.web.typesetting import one_after_another

blueprint = Blueprint("certificates", __name__)
ISSUERS: Final = ("school_staff", "mbo_staff")
DECIDERS: Final = (*ISSUERS, "coordinator")
READERS: Final = (*DECIDERS, "job_coach")
MOST_AT_ONCE: Final = 50
NEWEST: Final = 25  # documents under the list
AGAIN: Final = 2  # seconds until the page of a batch looks again


@blueprint.get("/praktijkverklaringen")
@signed_in(*ISSUERS)
def overview() -> Answer:
    """What is ready, what is missing, and what was issued last."""
    return _overview()


def _overview(problems: list[str] | None = None, refused: dict[UUID, list[str]] | None = None) -> Answer:
    dossiers = apis().certification.every(Dossier, "/v1/dossiers", limit=200)
    issued = apis().certification.some(Certificate, "/v1/certificates", limit=NEWEST).items
    own = reader().organisation_id
    is_mbo = reader().role == "mbo_staff"
    asked = apis().certification.every(Transfer, "/v1/trajectory-transfers", state="proposed") if is_mbo else []
    ready = [one for one in dossiers if one.is_ready and one.issuer_id == own]
    page = render_template(
        "certificates.html",
        ready=ready,
        asked=asked,
        owed=[one for one in dossiers if not one.is_ready or one.issuer_id != own],
        own=own,
        issued=issued,
        all_chosen=request.args.get("kies") == "alles",
        most=MOST_AT_ONCE,
        problems=problems or [],
        refused=refused or {},
        pupils=pupils_of(
            [*(one.pupil_id for one in dossiers), *(one.pupil_id for one in issued), *(one.pupil_id for one in asked)]
        ),
    )
    return (page, 400) if problems else page


@blueprint.post("/praktijkverklaringen")
@signed_in(*ISSUERS)
def issue() -> Answer:
    """Issue what was chosen, and show how far the papers are."""
    chosen = request.form.getlist("only") or request.form.getlist("trajectory")  # the button of one row, or the boxes
    if not chosen:
        return _overview([_("Kies eerst een of meer jongeren.")])
    try:
        batch = apis().certification.asked(Batch, "POST", "/v1/certificates", {"trajectory_ids": chosen})
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        return _overview([refusal.detail], _by_trajectory(refusal))
    refused = {
        one.trajectory_id: [lack.sentence for lack in one.missing]
        for one in batch.items
        if one.missing and one.trajectory_id
    }
    if refused:
        said = _("{n} uitgegeven. De andere konden nog niet: hieronder staat waarom.").format(n=batch.issued)
        return _overview([said], refused)
    return redirect(url_for("certificates.batch", batch_id=batch.batch_id), 303)


@blueprint.post("/trajecten/<uuid:trajectory_id>/uitgeven")
@signed_in("coordinator")
def issue_for_school(trajectory_id: UUID) -> Answer:
    """Issue, as the second person of a school in which somebody works alone."""
    try:
        chosen = {"trajectory_ids": [str(trajectory_id)]}
        batch = apis().certification.asked(Batch, "POST", "/v1/certificates", chosen)
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        why = " ".join(each.reason for each in refusal.errors) or refusal.detail
        return done(why, "trajectories.page", trajectory_id=trajectory_id)
    [one] = batch.items
    return done(_("De praktijkverklaring is uitgegeven."), "certificates.page", certificate_id=one.certificate_id)


def _by_trajectory(refusal: Refusal) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for each in refusal.errors:
        try:
            found.setdefault(UUID(each.field), []).append(each.reason)
        except ValueError:
            continue
    return found


@blueprint.get("/praktijkverklaringen/uitgifte/<uuid:batch_id>")
@signed_in(*ISSUERS)
def batch(batch_id: UUID) -> Answer:
    """How far the papers of a batch are; the page looks again by itself until all are there, also without JavaScript."""
    found = _of_batch(batch_id)
    made = sum(one.has_paper for one in found)
    view = render_template(
        "certificate_batch.html",
        found=found,
        made=made,
        batch_id=batch_id,
        again=AGAIN if made < len(found) else None,
        pupils=pupils_of(one.pupil_id for one in found),
    )
    answer = make_response(view)
    if made < len(found):
        answer.headers["Refresh"] = str(AGAIN)
    return answer


@blueprint.get("/praktijkverklaringen/uitgifte/<uuid:batch_id>/pdf")
@signed_in(*ISSUERS)
def print_batch(batch_id: UUID) -> Answer:
    """All papers of a batch in one file, to print; each alone is the sealed one."""
    found = [one for one in reversed(_of_batch(batch_id)) if one.has_paper]
    papers = [apis().certification.one(Paper, f"/v1/certificates/{one.id}/paper").content for one in found]
    if not papers:
        abort(404)
    content = papers[0] if len(papers) == 1 else one_after_another(papers)
    return as_file(content, "application/pdf", "documenten.pdf")


def _of_batch(batch_id: UUID) -> list[Certificate]:
    return apis().certification.every(Certificate, "/v1/certificates", batch_id=batch_id, limit=200) or abort(404)


@blueprint.get("/praktijkverklaringen/<uuid:certificate_id>")
@signed_in(*READERS)
def page(certificate_id: UUID) -> Answer:
    """One document."""
    found = _one(certificate_id)
    pupil = pupil_of(found.pupil_id) if found.pupil_id else None
    who = found.revocation
    people = [found.issued_by_id, *((who.proposed_by_id, who.carried_out_by_id) if who else ())]
    return render_template(
        "certificate.html",
        found=found,
        pupil=pupil,
        names=names_of(people),
        may_decide=reader().role in DECIDERS,
        is_own_proposal=who is not None and who.proposed_by_id == reader().person_id,
    )


@blueprint.get("/praktijkverklaringen/<uuid:certificate_id>/pdf")
@signed_in(*READERS)
def pdf(certificate_id: UUID) -> Answer:
    """The sealed paper."""
    found = apis().certification.one(Paper, f"/v1/certificates/{certificate_id}/paper")
    return as_file(found.content, "application/pdf", f"{found.serial}.pdf")


@blueprint.get("/praktijkverklaringen/<uuid:certificate_id>/jwt")
@signed_in(*READERS)
def jwt(certificate_id: UUID) -> Answer:
    """The credential, for a wallet."""
    found = apis().certification.one(Credential, f"/v1/certificates/{certificate_id}/credential")
    name = f"{found.serial}.jwt"
    return as_file(found.jwt.encode(), "application/vc+jwt", name, is_download=True)


@blueprint.get("/trajecten/<uuid:trajectory_id>/voorbeeld")
@signed_in(*DECIDERS)
def preview(trajectory_id: UUID) -> Answer:
    """How the paper will look, with a watermark."""
    found = apis().certification.one(Paper, f"/v1/trajectories/{trajectory_id}/preview")
    return as_file(found.content, "application/pdf", "voorbeeld-praktijkverklaring.pdf")


@blueprint.route("/praktijkverklaringen/<uuid:certificate_id>/intrekken", methods=["GET", "POST"])
@signed_in(*DECIDERS)
def propose(certificate_id: UUID) -> Answer:
    """Propose to revoke a document."""
    found = _one(certificate_id)
    form = Form(_questions(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().certification.post(f"/v1/certificates/{certificate_id}/revocation", sendable(values))

    if request.method == "POST" and settled(form, send):
        return done(
            _("Het voorstel is bewaard. Een tweede persoon beslist."),
            "certificates.page",
            certificate_id=certificate_id,
        )
    view = render_template("certificate_revoke.html", form=form, found=found)
    return view, 400 if form.is_wrong else 200


@blueprint.post("/praktijkverklaringen/<uuid:certificate_id>/beslissen")
@signed_in(*DECIDERS)
def decide(certificate_id: UUID) -> Answer:
    """Carry a proposal out as a second person, take it back, or close and open the public page."""
    what = request.form.get("what", "")
    path = f"/v1/certificates/{certificate_id}"
    steps = {
        "revoke": ("POST", f"{path}/revocation/approval", _("Het document is ingetrokken.")),
        "withdraw": ("DELETE", f"{path}/revocation", _("Het voorstel is teruggenomen.")),
        "close": ("POST", f"{path}/closure", _("De openbare pagina is gesloten.")),
        "open": ("DELETE", f"{path}/closure", _("De openbare pagina is weer open.")),
    }
    if what not in steps:
        abort(400)
    method, address, said = steps[what]
    try:
        apis().certification.asked(object, method, address)
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        said = refusal.detail
    return done(said, "certificates.page", certificate_id=certificate_id)


def _one(certificate_id: UUID) -> Certificate:
    return apis().certification.one(Certificate, f"/v1/certificates/{certificate_id}")


def _questions() -> list[Field]:
    return [
        Field(
            "reason",
            _("Waarom moet dit document worden ingetrokken?"),
            kind="radio",
            choices=words.choices(words.REVOCATION_REASONS),
            missing=_("Kies een reden."),
        ),
        Field(
            "explanation",
            _("Leg uit wat er niet klopt"),
            hint=_("Een collega leest dit en beslist. Schrijf niet meer op dan nodig is."),
            kind="area",
            missing=_("Leg uit wat er niet klopt."),
        ),
    ]


def as_file(content: bytes, kind: str, name: str, *, is_download: bool = False) -> Response:
    """A file to open or to keep; its name names nobody."""
    answer = make_response(content)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'{"attachment" if is_download else "inline"}; filename="{name}"'
    return answer
