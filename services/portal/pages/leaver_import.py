"""For the school: a whole list at once. First a preview with every bad row, then the import, then what became of it."""

import msgspec
from flask import Blueprint, current_app, render_template, request
from itsdangerous import BadSignature

from language.texts import _
from services.portal.domain.exporting import as_csv, as_xlsx
from services.portal.domain.imports import ImportReport, refused_sheet
from services.portal.domain.refusals import Refusal
from services.portal.web import example_sheet
from services.portal.web.lookup import organisations, own_school
from services.portal.web.portal import today
from services.portal.web.sealed_sheet import pack, unpack
from services.portal.web.session import Answer, apis, idempotency_key, signed_in

blueprint = Blueprint("leaver_import", __name__)
LARGEST = 1_000_000  # bytes: some 8,000 leavers; a larger list goes by `doorlijn leavers import`
SHOWN = 100  # rows of one kind on the page; the rest is counted
KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def send(name: str, content: bytes, *, dry_run: bool, with_refused_rows: bool = False) -> ImportReport:
    """Let intake judge the sheet, or take it in."""
    key = None if dry_run else idempotency_key()
    asked = {"dry_run": dry_run, "with_refused_rows": with_refused_rows}
    answer = apis().intake.send_file("/v1/leaver-imports", name, content, key, **asked)
    return msgspec.json.decode(answer, type=ImportReport)


def upload_page(*problems: str) -> Answer:
    """The question which file, with everything that is wrong with the one that was chosen."""
    columns = example_sheet.COLUMNS
    return render_template("leaver_upload.html", problems=problems, columns=columns), 400 if problems else 200


def previewed() -> tuple[str, bytes] | None:
    """The file that this reader previewed, within the hour."""
    try:
        return unpack(request.form.get("packed", ""))
    except BadSignature:
        return None


@blueprint.get("/schoolverlaters/importeren")
@signed_in("school_staff")
def upload() -> Answer:
    """Choose a file."""
    return upload_page()


@blueprint.post("/schoolverlaters/importeren")
@signed_in("school_staff")
def preview() -> Answer:
    """What would happen, row by row; nothing is stored."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return upload_page(_("Kies een bestand."))
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        return upload_page(_("Dit bestand is groter dan 1 MB. Knip de lijst in delen."))
    try:
        report = send(file.filename, content, dry_run=True)
    except Refusal as refusal:
        said = [error.reason for error in refusal.errors if error.reason] or [refusal.detail]
        return upload_page(
            *dict.fromkeys(
                text or _("Dit bestand kan niet worden gelezen. Sla het op als CSV of XLSX.") for text in said
            )
        )
    packed = pack(file.filename, content)
    return render_template("leaver_preview.html", report=report, name=file.filename, packed=packed, shown=SHOWN)


@blueprint.post("/schoolverlaters/importeren/doen")
@signed_in("school_staff")
def take_in() -> Answer:
    """Take in what was previewed, and say what became of each row; the same sheet twice changes nothing."""
    file = previewed()
    if file is None:
        return upload_page(_("Het voorbeeld is ouder dan een uur. Kies het bestand nog een keer."))
    name, content = file
    report = send(name, content, dry_run=False)
    packed = request.form["packed"]
    return render_template("leaver_result.html", report=report, name=name, packed=packed, shown=SHOWN)


@blueprint.post("/schoolverlaters/importeren/geweigerd")
@signed_in("school_staff")
def refused_rows() -> Answer:
    """Only the rows that do not go in, with why, as a file to mend and send again."""
    file = previewed()
    if file is None:
        return upload_page(_("Het voorbeeld is ouder dan een uur. Kies het bestand nog een keer."))
    kind = request.form.get("soort", "csv")
    rows = refused_sheet(send(*file, dry_run=True, with_refused_rows=True), example_sheet.NAMES)
    content = as_xlsx(_("Geweigerd"), rows) if kind == "xlsx" else as_csv(rows)
    return download(content, "geweigerde-rijen", kind if kind in KINDS else "csv")


@blueprint.get("/schoolverlaters/voorbeeldlijst.csv")
@signed_in("school_staff")
def example() -> Answer:
    """An example that opens in Excel as it is meant, and that this school could import as it is."""
    town = next((one.name for one in organisations("municipality")), "")
    rows = [example_sheet.NAMES, example_sheet.example(own_school(), town, today())]
    return download(as_csv(rows), "schoolverlaters-voorbeeld", "csv")


def download(content: bytes, name: str, kind: str) -> Answer:
    """A file to keep."""
    answer = current_app.response_class(content, mimetype=KINDS[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer
