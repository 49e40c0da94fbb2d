"""What a PDF of somebody else may not be: a file that acts, carries others along, or unpacks to more than a document."""

import resource

import pytest

from services.certification.papers.foreign_pdf import PdfRefused, check
from tests.certification.pdfs import bomb, pdf, with_note, with_root

FILE = b"<</Type/EmbeddedFile/Length 4>>stream\nMZxx\nendstream "
LINK = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<%s>>>>"
ACTS = {
    "script": with_note(LINK % b"/S/JavaScript/JS(app.alert(1))"),
    "program": with_note(LINK % b"/S/Launch/F(cmd.exe)"),
    "program_named_elsewhere": with_note(LINK % b"/S 5 0 R/F(cmd.exe)", n5=b"/Launch "),
    "sends_what_is_filled_in": with_note(LINK % b"/S/SubmitForm/F(http://elsewhere.example/)"),
    "file_on_the_page": with_note(
        b"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/EF<</F 5 0 R>>>>>>", n5=FILE
    ),
    "file_with_the_document": with_root(b"/AF[<</Type/Filespec/F(x.exe)/EF<</F 5 0 R>>>>]", n5=FILE),
    "film": with_note(b"<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>"),
    "script_of_a_field": with_note(
        b"<</Type/Annot/Subtype/Widget/FT/Btn/Rect[0 0 9 9]/Parent 5 0 R>>",
        n5=b"<</FT/Btn/T(x)/AA<</D<</S/JavaScript/JS(1)>>>>/Kids[4 0 R]>>",
    ),
    "script_at_opening": with_root(b"/OpenAction<</S/JavaScript/JS(1)>>"),
}


@pytest.mark.parametrize("file", ACTS.values(), ids=ACTS)
def test_a_file_that_acts_or_carries_others_along_is_refused(file):
    with pytest.raises(PdfRefused, match="acts"):
        check(file)


@pytest.mark.parametrize("root", [b"", b"/OpenAction[3 0 R/XYZ null null 0]"], ids=["plain", "opens_at_a_page"])
def test_a_file_that_can_only_be_read_is_good(root):
    check(with_root(root))
    check(pdf(3))


def test_a_kilobyte_that_unpacks_to_gigabytes_is_not_unpacked_here():
    file = bomb(60)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(PdfRefused, match="no_pdf"):
        check(file)

    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert (len(file) < 2000, grown < 200) == (True, True), f"{len(file)} bytes took {grown:.0f} MB"
