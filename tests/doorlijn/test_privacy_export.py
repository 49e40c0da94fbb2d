"""What somebody is given of his own data is readable, whole and harmless."""

import json

from typer.testing import CliRunner

from doorlijn.commands.privacy import app
from doorlijn.exits import OK
from doorlijn.privacy_export import TITLES, page

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


def test_the_terms_of_the_region_are_told():
    told = CliRunner().invoke(app, ["terms", "--json"])

    assert told.exit_code == OK
    assert {each["code"] for each in json.loads(told.stdout)} >= {"school_file", "audit", "statistics"}
