"""What somebody is given of his own data is readable, whole and harmless."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from typer.testing import CliRunner

from doorlijn.commands.privacy import app
from doorlijn.exits import OK
from doorlijn.installation import Installation
from doorlijn.privacy_export import TITLES, collect, page

NOTHING: dict[str, object] = {name: [] for name in TITLES}


def test_what_somebody_typed_is_text_and_never_a_script():
    written = page({**NOTHING, "pupil": {"first_name": "<script>x</script>", "infix": None}})

    assert "&lt;script&gt;x&lt;/script&gt;" in written
    assert "<script" not in written


def test_every_part_has_its_heading_also_when_there_is_nothing():
    written = page(NOTHING)

    assert all(f"<h2>{title}</h2>" in written for title in TITLES.values())
    assert written.count("<p>Niets.</p>") == len(TITLES)


def test_a_photo_is_shown_in_the_page_itself():
    written = page({**NOTHING, "photos": [{"work_process": "Pakt in", "picture": "/9j/4AAQ"}]})

    assert '<img src="data:image/jpeg;base64,/9j/4AAQ"' in written


def test_a_document_can_be_kept_from_the_page_itself():
    written = page({**NOTHING, "certificates": [{"serial": "99AA-2026-00001", "pdf": "JVBERi0="}]})

    assert 'href="data:application/pdf;base64,JVBERi0="' in written
    assert "99AA-2026-00001" in written


class FourServices(Installation):
    """What a coordinator is answered, by the end of the address."""

    def __init__(self, **answers: Any) -> None:  # noqa: ANN401  JSON
        super().__init__("http://127.0.0.1:9")
        self.answers = answers

    def get(self, service: str, path: str, **query: object) -> Any:  # noqa: ANN401  JSON
        return self.answers.get(path.rpartition("/")[2], {"birth_date": "2008-11-21"})

    def every(self, service: str, path: str, **query: object) -> list[Any]:
        found: list[Any] = self.answers.get(path.rpartition("/")[2], [])
        return found


def test_what_somebody_is_given_holds_his_documents_with_paper_and_credential():
    mine = {"id": "1", "serial": "99AA-2026-00001", "has_paper": True, "issued_by_id": "9"}
    there = FourServices(
        certificates=[mine, mine | {"has_paper": False}], credential={"jwt": "a.b.c"}, paper={"pdf": "JVBERi0="}
    )

    first, second = collect(there, UUID(int=1), date(2026, 11, 22))["certificates"]

    assert first == mine | {"credential": "a.b.c", "pdf": "JVBERi0="}
    assert "pdf" not in second


def test_the_terms_of_the_region_are_told():
    told = CliRunner().invoke(app, ["terms", "--json"])

    assert told.exit_code == OK
    assert {each["code"] for each in json.loads(told.stdout)} >= {"school_file", "audit", "statistics"}
