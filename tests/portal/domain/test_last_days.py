"""A last day is said one way on every page and in every mail: it is always included."""

import re

import pytest

from services.portal.domain.story import tell
from tests.architecture.landscape import ROOT

# A day that is filled in comes after "tot": then "en met" stands between them.
OPEN_ENDED = re.compile(r"\b[Tt]ot (?!en met)(?:\{[a-z_]*(?:_on|day|until|kept)|%\(d\)s|\"\) \}\} <time)")
SPOKEN = (
    "services/portal",
    "services/notifications",
    "services/intake",
    "services/aftercare",
    "services/directory",
    "doorlijn",
)
WRITTEN = {".py", ".html", ".txt", ".yaml"}


def test_no_page_or_mail_says_until_a_day_without_saying_that_it_is_included():
    files = [file for part in SPOKEN for file in (ROOT / part).rglob("*") if file.suffix in WRITTEN]

    found = [(str(file.relative_to(ROOT)), said) for file in files for said in OPEN_ENDED.findall(file.read_text())]

    assert len(files) > 100
    assert found == []


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"kind": "aftercare_opened", "ends_on": "2028-07-17"}, "Zij loopt tot en met 17 juli 2028."),
        (
            {"kind": "aftercare_extended", "ends_on": "2028-07-20", "reason": "leaving_corrected"},
            "De nazorg loopt nu tot en met 20 juli 2028.",
        ),
        (
            {"kind": "aftercare_extended", "ends_on": "2026-07-17", "reason": "conversation_owed"},
            "De nazorg loopt door",
        ),
    ],
)
def test_the_story_says_that_the_last_day_counts(entry, says):
    assert says in tell({"at": "2026-11-21T09:00:00Z", **entry}).text
