"""Documents of a branche or an mbo school: kept with a young person, opened, and looked up by a second person."""

from base64 import b64encode
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request

from language.texts import _
from services.portal.domain import words
from services.portal.domain.kept_documents import KeptDocument, KeptFile
from services.portal.domain.people import Pupil
from services.portal.pages.certificates import as_file
from services.portal.web.forms import Field, Form, day_field, sendable, settled
from services.portal.web.lookup import names_of
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("kept_documents", __name__)
KEEPERS: Final = ("school_staff", "job_coach", "coordinator")
PATH: Final = "/v1/kept-documents"
LARGEST: Final = 700_000


def documents_of(pupil_id: UUID) -> list[KeptDocument]:
    """What is kept of a young person, the newest first."""
    return apis().certification.every(KeptDocument, PATH, pupil_id=pupil_id)[::-1]


@blueprint.route("/jongeren/<uuid:pupil_id>/document", methods=["GET", "POST"])
@signed_in(*KEEPERS)
def keep(pupil_id: UUID) -> Answer:
    """Keep a document."""
    pupil = apis().intake.one(Pupil, f"/v1/pupils/{pupil_id}")
    form = Form(_questions(), request.form)
    file = request.files.get("pdf")
    pdf = file.read(LARGEST + 1) if file is not None and file.filename else None

    def send(values: dict[str, Any]) -> None:
        body = sendable(values) | {"pupil_id": str(pupil_id)}
        if pdf is not None:
            body["pdf"] = b64encode(pdf).decode()
        apis().certification.post(PATH, body, key=idempotency_key())

    if request.method == "POST":
        if pdf is not None and len(pdf) > LARGEST:
            form.problems.append(_("Een pdf is hooguit 700 kB. Maak hem kleiner."))
        elif settled(form, send):
            return done(_("Het document is bewaard."), "young_people.page", pupil_id=pupil_id)
    view = render_template("kept_document_new.html", form=form, pupil=pupil)
    return view, 400 if form.is_wrong else 200


@blueprint.route("/documenten/<uuid:document_id>", methods=["GET", "POST"])
@signed_in(*KEEPERS)
def page(document_id: UUID) -> Answer:
    """One document; whoever did not keep it can say that it was looked up."""
    found = apis().certification.one(KeptDocument, f"{PATH}/{document_id}")
    form = Form(_how(), request.form)

    def send(values: dict[str, Any]) -> None:
        apis().certification.post(f"{PATH}/{document_id}/verification", sendable(values))

    if request.method == "POST" and settled(form, send):
        return done(_("Vastgelegd dat het document is nagekeken."), "kept_documents.page", document_id=document_id)
    view = render_template(
        "kept_document.html",
        found=found,
        form=form,
        pupil=apis().intake.one(Pupil, f"/v1/pupils/{found.pupil_id}"),
        names=names_of([found.kept_by_id, found.verified_by_id]),
        may_verify=found.verified_at is None and found.kept_by_id != reader().person_id,
    )
    return view, 400 if form.is_wrong else 200


@blueprint.get("/documenten/<uuid:document_id>/pdf")
@signed_in(*KEEPERS)
def pdf(document_id: UUID) -> Answer:
    """The file as it was kept; to keep, not to run in a page of ours."""
    found = apis().certification.one(KeptFile, f"{PATH}/{document_id}/file")
    return as_file(found.content, "application/pdf", "document.pdf", is_download=True)


@blueprint.post("/documenten/<uuid:document_id>/weghalen")
@signed_in(*KEEPERS)
def remove(document_id: UUID) -> Answer:
    """Take away what was kept by mistake."""
    found = apis().certification.one(KeptDocument, f"{PATH}/{document_id}")
    apis().certification.delete(f"{PATH}/{document_id}", {})
    return done(_("Het document is weggehaald."), "young_people.page", pupil_id=found.pupil_id)


def _questions() -> list[Field]:
    return [
        Field(
            "kind",
            _("Wat voor document is het?"),
            kind="radio",
            choices=words.choices(words.DOCUMENT_KINDS),
            missing=_("Kies wat voor document het is."),
        ),
        Field("issuer", _("Wie gaf het?"), _("De branche of de mbo-school."), missing=_("Vul in wie het gaf.")),
        Field("title", _("Wat staat erop?"), missing=_("Vul in wat erop staat.")),
        Field("number", _("Nummer"), is_required=False, size="middle"),
        day_field("issued_on", _("Gegeven op"), _("Vul in op welke dag het is gegeven.")),
        day_field("valid_until", _("Geldig tot en met"), "", is_required=False),
    ]


def _how() -> list[Field]:
    return [
        Field(
            "how",
            _("Hoe hebt u het nagekeken?"),
            kind="radio",
            choices=words.choices(words.DOCUMENT_WAYS),
            missing=_("Kies hoe u het hebt nagekeken."),
        )
    ]
