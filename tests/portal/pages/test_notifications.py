import re

from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


def unread(visitor: Visitor) -> str:
    found = re.search(r'class="count">(\d+)', visitor.html)
    return found.group(1) if found else ""


def test_the_badge_counts_what_was_not_read(stage: Stage):
    stage.report_leaver()
    coach = stage.sign_in("job_coach")
    assert unread(coach) == "1"

    coach.open("/meldingen").submit(button="neem hem aan")

    assert unread(coach) == ""


def test_opening_a_notification_leads_to_the_work(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open("/meldingen")
    assert "Sanne van der Veen." in coach.text

    coach.submit(button="neem hem aan")

    assert coach.path == page


def test_all_can_be_marked_read_at_once(stage: Stage):
    stage.end_contract(stage.report_leaver())
    consultant = stage.sign_in("werkconsulent").open("/meldingen")

    consultant.submit(button="Alles op gelezen zetten")

    assert unread(consultant) == ""


def test_a_forged_address_leads_nowhere(stage: Stage):
    stage.report_leaver()

    for address in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        coach = stage.sign_in("job_coach").open("/meldingen")
        coach.submit({"to": address}, button="neem hem aan")
        assert coach.status == 400
