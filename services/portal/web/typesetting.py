"""Paper: a PDF that everybody can read (PDF/UA-1), the same bytes for the same data; what people wrote is data, never markup."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

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


def one_after_another(papers: Sequence[bytes], made_on: datetime) -> bytes:
    """Put papers of one page each into one file to print; each by itself stays the sealed one."""
    with TemporaryDirectory() as folder:
        for number, paper in enumerate(papers):
            (Path(folder) / f"{number}.pdf").write_bytes(paper)
        pages = "\n".join(f'#page(image("{number}.pdf", width: 100%))' for number in range(len(papers)))
        main = Path(folder) / "all.typ"
        main.write_text(f'#set page(paper: "a4", margin: 0pt)\n{pages}\n')
        made: bytes = typst.compile(str(main), format="pdf", root=folder, timestamp=made_on.astimezone(UTC))
    return made
