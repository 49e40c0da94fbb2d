"""Catalogus: qualifications, work processes and recognised companies, to look at; and a list to bring in."""

from typing import Final

import msgspec
from flask import Blueprint, abort, render_template, request
from itsdangerous import BadSignature

from language.texts import _
from services.portal.domain.catalogue import CREBO, KINDS, CatalogueReport, Counts, Qualification
from services.portal.domain.refusals import Refusal
from services.portal.web.sealed_sheet import pack, unpack
from services.portal.web.session import Answer, apis, reader, signed_in

blueprint = Blueprint("catalogue", __name__)
READERS: Final = ("school_staff", "mbo_staff", "job_coach", "werkconsulent", "coordinator", "admin")
KEEPERS: Final = ("coordinator", "admin")
LARGEST: Final = 1_000_000  # bytes
SHOWN: Final = 100  # rows of one kind on the page; the rest is counted
SEALED_AS: Final = "catalogue-import"
LONGEST: Final = 100


@blueprint.get("/catalogus")
@signed_in(*READERS)
def overview() -> Answer:
    """What the catalogue holds, and a part of it."""
    asked = request.args.get("zoek", "").strip()[:LONGEST]
    wanted = asked if asked.isprintable() else ""
    found = apis().certification.some(
        Qualification,
        "/v1/qualifications",
        text=wanted or None,
        with_work_processes=True if not wanted else None,
        cursor=request.args.get("vanaf"),
    )
    return render_template(
        "catalogue.html",
        counts=apis().certification.one(Counts, "/v1/catalogue-counts"),
        found=found.items,
        following=found.following,
        wanted=wanted,
        may_import=reader().role in KEEPERS,
    )


@blueprint.get("/catalogus/<crebo>")
@signed_in(*READERS)
def one(crebo: str) -> Answer:
    """One qualification with its work processes and companies."""
    if not CREBO.fullmatch(crebo):
        abort(404)
    found = apis().certification.one(Qualification, f"/v1/qualifications/{crebo}")
    return render_template("catalogue_one.html", found=found)


def send(name: str, content: bytes, *, dry_run: bool) -> CatalogueReport:
    """Let certification judge the sheet, or take it in."""
    answer = apis().certification.send_file("/v1/catalogue-imports", name, content, None, dry_run=dry_run)
    return msgspec.json.decode(answer, type=CatalogueReport)


def upload_page(*problems: str) -> Answer:
    """The question which file, with everything that is wrong with the one that was chosen."""
    return render_template("catalogue_upload.html", problems=problems), 400 if problems else 200


@blueprint.get("/catalogus/importeren")
@signed_in(*KEEPERS)
def upload() -> Answer:
    """Choose a file."""
    return upload_page()


@blueprint.post("/catalogus/importeren")
@signed_in(*KEEPERS)
def preview() -> Answer:
    """What would happen; nothing is stored."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return upload_page(_("Kies een bestand."))
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        return upload_page(_("Dit bestand is groter dan 1 MB. Knip de lijst in delen."))
    try:
        report = send(file.filename, content, dry_run=True)
    except Refusal as refusal:
        return upload_page(
            *dict.fromkeys([error.reason for error in refusal.errors if error.reason] or [refusal.detail])
        )
    packed = pack(file.filename, content, SEALED_AS)
    return render_template(
        "catalogue_preview.html", report=report, name=file.filename, packed=packed, shown=SHOWN, kinds=KINDS
    )


@blueprint.post("/catalogus/importeren/doen")
@signed_in(*KEEPERS)
def take_in() -> Answer:
    """Take in what was previewed; the same sheet twice changes nothing."""
    try:
        name, content = unpack(request.form.get("packed", ""), SEALED_AS)
    except BadSignature:
        return upload_page(_("Het voorbeeld is ouder dan een uur. Kies het bestand nog een keer."))
    report = send(name, content, dry_run=False)
    return render_template("catalogue_preview.html", report=report, name=name, packed="", shown=SHOWN, kinds=KINDS)
