"""Paper: a PDF that everybody can read (PDF/UA-1), the same bytes for the same data; what people wrote is data, never markup."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import typst
from pypdf import PdfWriter

TEMPLATES: Final = Path(__file__).parent.parent / "templates"


def typeset(template: str, data: dict[str, Any], made_on: datetime) -> bytes:
    """Fill a template in; `made_on` is the moment that the file says, not that of the clock."""
    source = (TEMPLATES / template).read_bytes()
    said = json.dumps(data, ensure_ascii=False, sort_keys=True)
    made: bytes = typst.compile(
        source,
        format="pdf",
        sys_inputs={"report": said},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=made_on.astimezone(UTC),
    )
    return made


def one_after_another(papers: Sequence[bytes]) -> bytes:
    """Put papers, all their pages, into one file to print; each by itself stays the sealed one."""
    together, file = PdfWriter(), BytesIO()
    for paper in papers:
        together.append(BytesIO(paper), import_outline=False)
    together.write(file)
    return file.getvalue()
