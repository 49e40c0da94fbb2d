"""What a school prints in one go is every page of every paper."""

from datetime import UTC, datetime
from io import BytesIO

import typst
from pypdf import PdfReader

from services.portal.web.typesetting import one_after_another


def paper(*pages: str) -> bytes:
    made: bytes = typst.compile(
        "#pagebreak()\n".join(pages).encode(), format="pdf", timestamp=datetime(2026, 11, 20, tzinfo=UTC)
    )
    return made


def test_a_paper_of_two_pages_is_printed_whole():
    file = one_after_another([paper("een", "twee"), paper("drie")])

    assert [page.extract_text().strip() for page in PdfReader(BytesIO(file)).pages] == ["een", "twee", "drie"]
