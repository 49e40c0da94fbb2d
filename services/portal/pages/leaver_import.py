"""For the school: a whole list of leavers, or of pupils, at once. First a preview with every bad row, then the import."""

from dataclasses import dataclass
from typing import Final

import msgspec
from flask import Blueprint, current_app, render_template, request
from itsdangerous import BadSignature

from language.texts import N_, _
from services.portal.domain.exporting import as_csv, as_xlsx
from services.portal.domain.imports import ImportReport, refused_sheet
from services.portal.domain.refusals import Refusal
from services.portal.web import example_sheet
from services.portal.web.example_sheet import Column
from services.portal.web.lookup import organisations, own_school
from services.portal.web.portal import today
from services.portal.web.sealed_sheet import pack, unpack
from services.portal.web.session import Answer, apis, idempotency_key, signed_in

blueprint = Blueprint("leaver_import", __name__)
LARGEST = 1_000_000  # bytes: some 8,000 leavers; a larger list goes by `doorlijn leavers import`
LEAVERS, PUPILS = {"kind": "leavers"}, {"kind": "pupils"}  # which list a page is about
SHOWN = 100  # rows of one kind on the page; the rest is counted
KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Listing:
    """One kind of list: where intake takes it, its columns, and what its pages say."""

    api: str
    columns: tuple[Column, ...]
    title: str
    question: str
    back: str
    back_text: str
    follows: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


LISTINGS: Final = {
    "leavers": Listing(
        "/v1/leaver-imports",
        example_sheet.COLUMNS,
        N_("Lijst importeren"),
        N_("Bestand met schoolverlaters"),
        "leavers.overview",
        N_("Onze schoolverlaters"),
        N_("Voor de nieuwe schoolverlaters begint de nazorg. De jobcoaches krijgen direct bericht."),
    ),
    "pupils": Listing(
        "/v1/pupil-imports",
        example_sheet.PUPIL_COLUMNS,
        N_("Leerlingen importeren"),
        N_("Bestand met leerlingen die nog op school zijn"),
        "exit_conversations.overview",
        N_("Uitstroomgesprekken"),
        N_("Voor leerlingen in het laatste schooljaar staat nu een uitstroomgesprek klaar."),
    ),
}


def send(kind: str, name: str, content: bytes, *, dry_run: bool, with_refused_rows: bool = False) -> ImportReport:
    """Let intake judge the sheet, or take it in."""
    key = None if dry_run else idempotency_key()
    asked = {"dry_run": dry_run, "with_refused_rows": with_refused_rows}
    answer = apis().intake.send_file(LISTINGS[kind].api, name, content, key, **asked)
    return msgspec.json.decode(answer, type=ImportReport)


def upload_page(kind: str, *problems: str) -> Answer:
    """The question which file, with everything that is wrong with the one that was chosen."""
    shown = render_template("leaver_upload.html", kind=kind, listing=LISTINGS[kind], problems=problems)
    return shown, 400 if problems else 200


def previewed(kind: str) -> tuple[str, bytes] | None:
    """The file that this reader previewed, within the hour."""
    try:
        return unpack(request.form.get("packed", ""), f"{kind}-import")
    except BadSignature:
        return None


@blueprint.get("/schoolverlaters/importeren", defaults=LEAVERS)
@blueprint.get("/leerlingen/importeren", defaults=PUPILS)
@signed_in("school_staff")
def upload(kind: str) -> Answer:
    """Choose a file."""
    return upload_page(kind)


@blueprint.post("/schoolverlaters/importeren", defaults=LEAVERS)
@blueprint.post("/leerlingen/importeren", defaults=PUPILS)
@signed_in("school_staff")
def preview(kind: str) -> Answer:
    """What would happen, row by row; nothing is stored."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return upload_page(kind, _("Kies een bestand."))
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        return upload_page(kind, _("Dit bestand is groter dan 1 MB. Knip de lijst in delen."))
    try:
        report = send(kind, file.filename, content, dry_run=True)
    except Refusal as refusal:
        said = [error.reason for error in refusal.errors if error.reason] or [refusal.detail]
        return upload_page(
            kind,
            *dict.fromkeys(
                text or _("Dit bestand kan niet worden gelezen. Sla het op als CSV of XLSX.") for text in said
            ),
        )
    packed = pack(file.filename, content, f"{kind}-import")
    return render_template(
        "leaver_preview.html", kind=kind, report=report, name=file.filename, packed=packed, shown=SHOWN
    )


@blueprint.post("/schoolverlaters/importeren/doen", defaults=LEAVERS)
@blueprint.post("/leerlingen/importeren/doen", defaults=PUPILS)
@signed_in("school_staff")
def take_in(kind: str) -> Answer:
    """Take in what was previewed, and say what became of each row; the same sheet twice changes nothing."""
    file = previewed(kind)
    if file is None:
        return upload_page(kind, _("Het voorbeeld is ouder dan een uur. Kies het bestand nog een keer."))
    name, content = file
    report = send(kind, name, content, dry_run=False)
    packed = request.form["packed"]
    return render_template(
        "leaver_result.html", kind=kind, listing=LISTINGS[kind], report=report, name=name, packed=packed, shown=SHOWN
    )


@blueprint.post("/schoolverlaters/importeren/geweigerd", defaults=LEAVERS)
@blueprint.post("/leerlingen/importeren/geweigerd", defaults=PUPILS)
@signed_in("school_staff")
def refused_rows(kind: str) -> Answer:
    """Only the rows that do not go in, with why, as a file to mend and send again."""
    file = previewed(kind)
    if file is None:
        return upload_page(kind, _("Het voorbeeld is ouder dan een uur. Kies het bestand nog een keer."))
    form = request.form.get("soort", "csv")
    rows = refused_sheet(send(kind, *file, dry_run=True, with_refused_rows=True), LISTINGS[kind].names)
    content = as_xlsx(_("Geweigerd"), rows) if form == "xlsx" else as_csv(rows)
    return download(content, "geweigerde-rijen", form if form in KINDS else "csv")


@blueprint.get("/schoolverlaters/voorbeeldlijst.csv", defaults=LEAVERS)
@blueprint.get("/leerlingen/voorbeeldlijst.csv", defaults=PUPILS)
@signed_in("school_staff")
def example(kind: str) -> Answer:
    """An example that opens in Excel as it is meant, and that this school could import as it is."""
    town = next((one.name for one in organisations("municipality")), "")
    made = example_sheet.example if kind == "leavers" else example_sheet.pupil_example
    rows = [LISTINGS[kind].names, made(own_school(), town, today())]
    return download(as_csv(rows), "schoolverlaters-voorbeeld" if kind == "leavers" else "leerlingen-voorbeeld", "csv")


def download(content: bytes, name: str, kind: str) -> Answer:
    """A file to keep."""
    answer = current_app.response_class(content, mimetype=KINDS[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer
