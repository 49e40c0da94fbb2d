"""What is on the paper is what is in the credential, for people, for screen readers and for machines; and a change shows."""

import re
import unicodedata
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from asn1crypto import x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter

from services.certification.domain.certificate import Certificate, Earned
from services.certification.papers.credential import compact, credential
from services.certification.papers.layouts import NoLayout
from services.certification.papers.paper import NotPrintable, paper
from services.certification.papers.pdf_reading import credential_in, words_on
from services.certification.papers.seal import seal
from services.certification.papers.verify import verify
from tests.certification.papers.documents import (
    CODE,
    DIPLOMA,
    DOCUMENT,
    EARNED,
    HOST,
    NOW,
    Published,
    key,
    sealed,
    trusted,
)

MANY = tuple(
    Earned(f"B1-K{1 + at // 6}-W{1 + at % 6}", f"Werk met nummer {at} en een titel", "alone") for at in range(25)
)
# Every letter that a Dutch register knows is Latin; what people wrote before they came here is read as well.
NAMES = [
    "Zoë Çelik-Đorđević",
    "Ŵŷ Ŀŀ Ĳĳ ŉ ŋ Ǿ ẞ Ț ț Ǆ",
    "Ẹ̀ K̂",
    "Þórdís Ægisdóttir",
    "Nguyễn Thị Ánh",
    "Ольга Петренко",
    "Ελένη",
    "מרים לוי",
    "محمد بن علي",
    "#[strong]{x} *a* _b_ $c$ `d` \\u{1F4A9} @e <f> // g /* h",
    '"; #eval("1") + sys.inputs',
    '#sys.inputs #read("/etc/passwd") ]}}',
]


def named(name: str) -> Certificate:
    return replace(DOCUMENT, holder=replace(DOCUMENT.holder, name=name))


def of(certificate: Certificate) -> bytes:
    return paper(certificate, credential(certificate, key()), compact(certificate, key()))


def letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def test_the_same_input_gives_the_same_bytes_before_sealing():
    assert of(DOCUMENT) == of(DOCUMENT)


def test_every_fact_of_the_credential_is_on_the_paper():
    said = words_on(of(DOCUMENT))

    facts = [
        DOCUMENT.holder.name,
        "14 maart 2008",
        DOCUMENT.issuer.name,
        DOCUMENT.issuer.code,
        *(vars(DOCUMENT.workplace).values()),
        DOCUMENT.qualification.name,
        DOCUMENT.qualification.crebo,
        "mbo-niveau 1",
        "Entree, versie 2015",
        *(each.code for each in EARNED),
        *(each.title for each in EARNED),
        "2 februari 2026 tot en met 20 november 2026",
        "Meerwijk, 22 november 2026",
        DOCUMENT.serial,
    ]
    assert [fact for fact in facts if letters(fact) not in said] == []
    assert said.count("zelfstandig") == 3
    assert said.count("methulp") == 2


def test_the_credential_is_in_the_paper_before_and_after_sealing():
    signed = credential(DOCUMENT, key())

    assert credential_in(of(DOCUMENT)) == signed
    assert credential_in(sealed()) == signed


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_data_whatever_letters_it_has(name: str):
    found = verify(seal(of(named(name)), key(), NOW), trusted(), Published(), NOW)

    assert found.is_valid
    assert found.shown.name == name


# Not from right to left, and no letter with a loose accent: pypdf reads those in another order, from every paper alike.
@pytest.mark.parametrize("name", [name for name in NAMES if not re.search("[\u0300-\u036f\u0590-\u06ff]", name)])
def test_a_name_reads_on_the_paper_as_it_is_written(name: str):
    assert letters(name) in words_on(of(named(name)))


def test_a_letter_that_no_font_has_is_said_and_not_left_out():
    with pytest.raises(NotPrintable, match="李"):
        of(named("李小龙"))


def test_both_codes_can_be_scanned_from_the_picture_of_the_sealed_paper():
    read = scanned(sealed())

    assert read == {DOCUMENT.page, compact(DOCUMENT, key())}
    assert DOCUMENT.page == f"https://{HOST}/controle/{CODE}"


def scanned(pdf: bytes) -> set[str]:
    """Read every code in the picture of the first page."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=3, grayscale=True)
    picture = memoryview(bytes(page.buffer)).cast("B", shape=[page.height, page.stride])
    return {each.text for each in zxingcpp.read_barcodes(picture)}


def test_what_is_scanned_without_a_network_proves_the_facts():
    short = next(text for text in scanned(sealed()) if not text.startswith("http"))

    found = verify(short.encode(), trusted(), None, NOW)

    assert found.is_valid
    assert found.shown.name == DOCUMENT.holder.name


@pytest.mark.parametrize("made", [of, sealed])
def test_an_archive_and_a_screen_reader_are_told_that_it_is_for_them(made):
    about = PdfReader(BytesIO(made(DOCUMENT))).xmp_metadata

    assert about.pdfaid_part == "3"
    assert about.pdfaid_conformance == "A"
    assert "pdfuaid" in about.stream.get_data().decode()
    root = PdfReader(BytesIO(made(DOCUMENT))).root_object
    assert str(root["/Lang"]) == "nl"
    assert bool(root["/MarkInfo"]["/Marked"])


def test_the_seal_is_one_that_everybody_can_check():
    found = PdfFileReader(BytesIO(sealed())).embedded_signatures
    roots = ValidationContext(trust_roots=[x509.Certificate.load(key().certificate)], allow_fetching=False, moment=NOW)

    status = validate_pdf_signature(found[0], roots)

    assert len(found) == 1
    assert status.bottom_line
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert status.docmdp_ok


@pytest.mark.parametrize("certificate", [DOCUMENT, replace(DOCUMENT, regime="mbo"), DIPLOMA])
def test_a_paper_is_small(certificate: Certificate):
    assert len(sealed(certificate)) < 60_000


def test_a_long_list_goes_on_over_a_second_page_and_still_verifies():
    pdf = sealed(replace(DOCUMENT, work_processes=MANY))

    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert verify(pdf, trusted(), Published(), NOW).is_valid


@given(st.data())
@settings(max_examples=60, deadline=None)  # a whole paper is read, made and read again
def test_any_flipped_bit_of_the_sealed_paper_fails(data):
    pdf = bytearray(sealed())
    seal_begins = pdf.index(b"/Contents <")
    anywhere, in_the_seal = st.integers(0, len(pdf) - 1), st.integers(seal_begins, len(pdf) - 1)
    at, bit = data.draw(anywhere | in_the_seal), data.draw(st.integers(0, 7))
    pdf[at] ^= 1 << bit

    assert not verify(bytes(pdf), trusted(), Published(), NOW).is_valid


@pytest.mark.parametrize("added", [b"\n", b"%", b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n"])
def test_anything_behind_the_seal_fails(added: bytes):
    assert verify(sealed() + added, trusted(), Published(), NOW).signature.reason in {"seal_broken", "unreadable"}


def test_a_paper_that_was_saved_again_has_lost_its_seal():
    writer, saved = PdfWriter(clone_from=BytesIO(sealed())), BytesIO()
    writer.write(saved)

    found = verify(saved.getvalue(), trusted(), Published(), NOW)

    assert found.signature.reason == "seal_broken"
    assert not found.is_valid


def changed_text(signer) -> bytes:
    """Another name on the paper, and the true credential in it."""
    forged = named("Sanne de Boef")
    made = paper(forged, credential(DOCUMENT, key()), compact(DOCUMENT, key()))
    return seal(made, signer, NOW) if signer else made


def test_changed_text_fails_though_the_credential_in_it_is_whole():
    stranger = key("did:web:evil.example:uitgevers:20AB")

    for signer, reason in ((None, "not_sealed"), (stranger, "two_signers"), (key(), "signed")):
        found = verify(changed_text(signer), trusted(), Published(), NOW)

        assert found.signature.reason == reason
        assert found.text.reason == "other_text"
        assert not found.is_valid


def test_one_work_process_more_than_the_credential_says_fails():
    more = replace(DOCUMENT, work_processes=(*EARNED, Earned("B1-K3-W1", "Verkoopt auto's", "alone")))
    pdf = seal(paper(more, credential(DOCUMENT, key()), compact(DOCUMENT, key())), key(), NOW)

    assert verify(pdf, trusted(), Published(), NOW).text.reason == "other_text"


def test_a_preview_is_the_final_paper_with_a_word_across_it_and_never_passes_for_one():
    final, preview = (
        paper(DOCUMENT, credential(DOCUMENT, key()), compact(DOCUMENT, key()), preview=each) for each in (False, True)
    )

    assert sorted(words_on(preview)) == sorted(words_on(final) + "VOORBEELD")
    assert verify(seal(preview, key(), NOW), trusted(), Published(), NOW).text.reason == "other_text"


def test_a_preview_needs_no_signature():
    assert "VOORBEELD" in words_on(paper(DOCUMENT, "", "", preview=True))


def test_a_document_of_a_development_key_says_so_and_is_not_valid():
    found = verify(sealed(replace(DOCUMENT, is_test=True)), trusted(), Published(), NOW)

    assert "TEST-nietgeldig" in words_on(of(replace(DOCUMENT, is_test=True)))
    assert found.issuer.reason == "test_key"
    assert found.is_sound
    assert not found.is_valid


def test_a_correction_names_the_one_it_replaces():
    assert "vervangtnummer20AB-2026-000001" in words_on(of(replace(DOCUMENT, replaces="20AB-2026-000001")))


def test_a_document_of_before_every_layout_cannot_be_made():
    with pytest.raises(NoLayout):
        of(replace(DOCUMENT, issued_at=NOW.replace(year=2019)))


@pytest.mark.parametrize(
    "file", [b"", b"%PDF-", b"%PDF-1.7\n" + b"\x00" * 100, b"a.b.c", b"\xff\xfe", b"{}", b"." * 50]
)
def test_what_is_no_document_is_said_to_be_none(file: bytes):
    found = verify(file, trusted(), Published(), NOW)

    assert found.signature.reason == "unreadable"
    assert not found.is_valid


def test_a_file_that_is_far_too_large_is_not_read():
    assert verify(b"%PDF-" + bytes(5_000_001), trusted(), None, NOW).signature.reason == "unreadable"
