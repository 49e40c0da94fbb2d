"""For the school: a whole list at once. First a preview with every bad row, then the import.

Between preview and import the file travels inside the page, packed, sealed with the portal's key and bound to the
reader: any process of any machine can import what was previewed, and no list of names stays behind on a disk.
"""

import zlib
from base64 import b64decode, b64encode

import msgspec
from flask import Blueprint, current_app, render_template, request
from itsdangerous import BadSignature, TimestampSigner

from services.portal.domain.language import N_, _
from services.portal.domain.people import ImportReport
from services.portal.domain.refusals import Refusal
from services.portal.web.session import Answer, apis, done, idempotency_key, reader, signed_in

blueprint = Blueprint("leaver_import", __name__)
LARGEST = 1_000_000  # bytes: some 8,000 leavers; a larger list goes by `doorlijn leavers import`
AN_HOUR = 3600
SHOWN = 100  # refused rows on the page; the rest is counted
COLUMNS = (
    ("leerlingnummer", N_("Het nummer in uw eigen administratie"), "0012"),
    ("voornaam", "", "Sam"),
    ("tussenvoegsel", N_("Mag leeg zijn"), "van der"),
    ("achternaam", "", "Linde"),
    ("geboortedatum", N_("Dag-maand-jaar"), "21-11-2008"),
    ("brin", N_("Het nummer van uw school"), "99AA"),
    ("gemeente", N_("Naam of code"), "Lijnmonde"),
    ("uitstroomprofiel", N_("Alleen vso: arbeidsmarktgericht, vervolgonderwijs, dagbesteding"), ""),
    ("uitgestroomd_op", N_("De laatste schooldag"), "10-07-2026"),
    ("bestemming", N_("Bijvoorbeeld werk, mbo, dagbesteding, onbekend"), "werk"),
    ("werkgever", N_("Mag leeg zijn"), ""),
    ("contract_begin", N_("Mag leeg zijn"), ""),
    ("contract_einde", N_("Leeg bij een vast contract"), ""),
    ("traject_open", N_("ja of nee: nog bezig met een praktijkverklaring"), "nee"),
)


def seal() -> TimestampSigner:
    """Signs what travels through the page; for this reader and this purpose only."""
    return TimestampSigner(str(current_app.secret_key), salt=f"leaver-import/{reader().person_id}")


def pack(name: str, content: bytes) -> str:
    """A file as one field of a form."""
    return seal().sign(b64encode(zlib.compress(name.encode() + b"\0" + content))).decode()


def unpack(packed: str) -> tuple[str, bytes]:
    """The file that was previewed; anything that we did not pack ourselves is refused before it is opened."""
    whole = zlib.decompress(b64decode(seal().unsign(packed, max_age=AN_HOUR)))
    name, _nul, content = whole.partition(b"\0")
    return name.decode(), content


def send(name: str, content: bytes, *, dry_run: bool, key: str | None = None) -> ImportReport:
    """Let intake judge the sheet, or take it in."""
    answer = apis().intake.send_file("/v1/leaver-imports", name, content, key, dry_run=dry_run)
    return msgspec.json.decode(answer, type=ImportReport)


def upload_page(*problems: str) -> Answer:
    """The question which file, with everything that is wrong with the one that was chosen."""
    return render_template("leaver_upload.html", problems=problems, columns=COLUMNS), 400 if problems else 200


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
    return render_template(
        "leaver_preview.html",
        report=report,
        name=file.filename,
        packed=pack(file.filename, content),
        shown=SHOWN,
    )


@blueprint.post("/schoolverlaters/importeren/doen")
@signed_in("school_staff")
def take_in() -> Answer:
    """Take in what was previewed; the same sheet twice changes nothing."""
    try:
        name, content = unpack(request.form.get("packed", ""))
    except BadSignature:
        return upload_page(_("Het voorbeeld is ouder dan een uur. Kies het bestand nog een keer."))
    report = send(name, content, dry_run=False, key=idempotency_key())
    message = _("De lijst is verwerkt: {new} nieuw, {changed} gewijzigd, {unchanged} al bekend, {refused} geweigerd.")
    counted = message.format(
        new=report.new, changed=report.changed, unchanged=report.unchanged, refused=report.refused_rows
    )
    return done(counted, "leavers.overview")


@blueprint.get("/schoolverlaters/voorbeeldlijst.csv")
@signed_in("school_staff")
def example() -> Answer:
    """An example that opens in Excel as it is meant."""
    lines = [";".join(name for name, _text, _sample in COLUMNS), ";".join(sample for _n, _t, sample in COLUMNS)]
    answer = current_app.response_class("\ufeff" + "\r\n".join(lines) + "\r\n", mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="schoolverlaters-voorbeeld.csv"'
    return answer
