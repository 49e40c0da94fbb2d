import re
from datetime import timedelta

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


def test_the_page_a_notification_leads_to_reads_it_by_whatever_way_one_comes(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach")
    assert unread(coach) == "1"

    coach.open(page)

    assert unread(coach) == ""
    assert "Nieuw" not in coach.open("/meldingen").text
    assert "Neem de zaak aan" in coach.open("/werk").text


def test_what_came_in_after_the_page_was_shown_stays_new(stage: Stage):
    stage.report_leaver()
    coach = stage.sign_in("job_coach").open("/meldingen")
    stage.database.now += timedelta(minutes=5)
    stage.report_leaver(first_name="Noor", pupil_number="0043")

    coach.submit(button="Alles op gelezen zetten")

    assert unread(coach) == "1"
    assert "blijft op Mijn werk" in coach.text
