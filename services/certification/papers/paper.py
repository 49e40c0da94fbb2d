"""The paper: one A4 that archives (PDF/A-3a) and screen readers (PDF/UA-1) take, with the credential in it; the same bytes for the same fact."""

import json
from datetime import UTC
from functools import cache
from typing import Final

import segno
import typst

from language.days import local, say_day
from language.texts import SOURCE, speaking
from services.certification.domain.certificate import Certificate, Diploma, Fact
from services.certification.papers.jose import Json
from services.certification.papers.layouts import Layouts
from services.certification.papers.payload import JUDGED
from services.certification.papers.public_code import shown

BLANK: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
SAMPLE: Final = "VOORBEELD"  # what stands in the second code of a preview: nothing is signed yet


class NotPrintable(Exception):
    """This fact cannot be put on paper; the text says why."""


def paper(
    certificate: Fact,
    credential: str,
    compact_jws: str,
    *,
    preview: bool = False,
    layouts: Layouts | None = None,
) -> bytes:
    """Make the PDF, not sealed yet. A preview looks the same, with a watermark, and needs neither credential nor code."""
    carried = {
        "credential": credential,
        "attachment": f"{certificate.serial}.jwt",
        "qr_page": qr(certificate.page),
        "qr_offline": qr(compact_jws or SAMPLE),
        "preview": preview,
    }
    return typeset(facts(certificate) | carried, certificate, layouts or shipped())


def only_words(certificate: Fact, layouts: Layouts | None = None) -> bytes:
    """Make the same sheet without credential and codes: half the work, for who only reads the words."""
    carried = {"credential": "", "attachment": "", "qr_page": BLANK, "qr_offline": BLANK, "preview": False}
    return typeset(facts(certificate) | carried, certificate, layouts or shipped())


def picture(certificate: Fact, compact_jws: str, *, ppi: int = 96, layouts: Layouts | None = None) -> bytes:
    """Give what the first page looks like, as PNG: to show, not to hand out."""
    carried = {"credential": "", "attachment": "", "preview": False}
    carried |= {"qr_page": qr(certificate.page), "qr_offline": qr(compact_jws)}
    compiler, said = _compiler(facts(certificate) | carried, certificate, layouts or shipped())
    made = compiler.compile(format="png", ppi=ppi, sys_inputs=said)
    return made[0] if isinstance(made, list) else bytes(made or b"")


def typeset(said: Json, certificate: Fact, layouts: Layouts) -> bytes:
    """Lay what is said out on the sheet that holds for this document."""
    compiler, written = _compiler(said, certificate, layouts)
    try:
        made = compiler.compile(
            format="pdf",
            sys_inputs=written,
            pdf_standards=["a-3a", "ua-1"],
            timestamp=certificate.issued_at.astimezone(UTC),
        )
    except typst.TypstError as error:
        raise NotPrintable(error.message) from error
    if not isinstance(made, bytes):
        raise NotPrintable("typst gave no PDF")
    return made


def _compiler(said: Json, certificate: Fact, layouts: Layouts) -> tuple[typst.Compiler, dict[str, str]]:
    layout = layouts.of(certificate)
    compiler = typst.Compiler(layout.folder / layout.template, root=layout.folder, font_paths=_fonts())
    return compiler, {"paper": json.dumps(said, ensure_ascii=False, sort_keys=True)}


def facts(certificate: Fact) -> Json:
    """Give what stands on the paper; in Dutch, whoever asks."""
    issued = local(certificate.issued_at)
    about = _of_school(certificate) if isinstance(certificate, Diploma) else _of_practice(certificate)
    with speaking(SOURCE):
        return about | {
            "holder": {"name": certificate.holder.name, "born_on": say_day(certificate.holder.born_on)},
            "issuer": {"name": certificate.issuer.name, "code": certificate.issuer.code},
            "issued_on": say_day(issued.date()),
            "date": {"year": issued.year, "month": issued.month, "day": issued.day},
            "place": certificate.place,
            "serial": certificate.serial,
            "page": certificate.page,
            "page_shown": _address_to_type(certificate),
            "code_shown": shown(certificate.public_code),
            "replaces": certificate.replaces or "",
            "is_test": certificate.is_test,
        }


def _of_practice(certificate: Certificate) -> Json:
    with speaking(SOURCE):
        return {
            "workplace": vars(certificate.workplace),
            "qualification": vars(certificate.qualification) | {"level": str(certificate.qualification.level)},
            "work_processes": [vars(each) | {"said": JUDGED[each.judgement]} for each in certificate.work_processes],
            "begins_on": say_day(certificate.begins_on),
            "ends_on": say_day(certificate.ends_on),
        }


def _of_school(diploma: Diploma) -> Json:
    return {"programme": diploma.programme, "parts": list(diploma.parts)}


def qr(content: str) -> str:
    """Draw a QR code as SVG: dark on white with the quiet edge that scanners need."""
    made = segno.make(content, error="m", boost_error=False, micro=False)
    return str(made.svg_inline(border=4, dark="#14303d", light="#ffffff", omitsize=True))


@cache
def shipped() -> Layouts:
    """Give the layouts that come with the product."""
    return Layouts()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _address_to_type(certificate: Fact) -> str:
    """Give the page without its code and without https, as people type it."""
    before = certificate.page.partition("://")[2]
    return before.replace(certificate.public_code, "").rstrip("/")
