"""Who must still do something for a praktijkverklaring: on the school's list, in Mijn werk, and on the trajectory."""

import pytest

from tests.portal.stage import Stage
from tests.portal.trainer import FIVE, send_link, start_trajectory, visitor


@pytest.fixture
def trajectory(stage: Stage) -> str:
    """The page of a trajectory of somebody who left school, and of whom two work processes are to be judged."""
    stage.fill_catalogue()
    return start_trajectory(stage, stage.report_leaver(), FIVE[:2])


def test_the_school_sees_who_owes_what_and_by_when(stage: Stage, trajectory: str):
    school = stage.sign_in("school_staff").open("/wie-moet-nog-iets-doen")

    for words in ("Sanne van der Veen", "Jobcoach", "De praktijkopleider een link sturen", "2 werkprocessen nog niet"):
        assert words in school.text
    assert "Aan zet: jobcoach" in school.open(stage.sign_in("job_coach").open("/jongeren").link("Sanne")).text
    page = school.open(trajectory).text
    for words in ("Wie moet nog iets doen", "Werkproces beoordelen", "Joost Hamer", stage.person("job_coach").name):
        assert words in page


def test_the_list_can_be_narrowed_to_who_must_move_and_to_what_is_late(stage: Stage, trajectory: str):
    school = stage.sign_in("school_staff")
    name = "Sanne van der Veen"

    assert name in school.open("/wie-moet-nog-iets-doen?wie=job_coach").text
    assert name not in school.open("/wie-moet-nog-iets-doen?wie=workplace_trainer").text
    assert "Niets gevonden" in school.open("/wie-moet-nog-iets-doen?termijn=te-laat").text
    send_link(stage, trajectory)
    assert name in school.open("/wie-moet-nog-iets-doen?wie=workplace_trainer").text


def test_the_job_coach_finds_it_in_mijn_werk_and_it_waits_for_the_trainer_once_a_link_is_sent(
    stage: Stage, trajectory: str
):
    coach = stage.sign_in("job_coach").open("/werk")
    assert "Zorg dat alle werkprocessen beoordeeld zijn" in coach.text
    assert "Bij de praktijkopleider" not in coach.text

    send_link(stage, trajectory, "job_coach")

    coach.open("/werk")
    assert "Bij de praktijkopleider, Joost Hamer" in coach.text
    assert coach.link("Herinneren") == f"{trajectory}/link"


def test_it_is_gone_the_moment_it_is_signed_and_school_and_job_coach_are_told(stage: Stage, trajectory: str):
    sent = send_link(stage, trajectory)
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    for code in FIVE[:2]:
        trainer.submit({"judged": f"{code}:alone"}, button="Verder naar ondertekenen")
    trainer.open("/beoordelen/ondertekenen").submit(button="Alles ondertekenen")
    stage.deliver()

    assert "Zorg dat alle werkprocessen beoordeeld zijn" not in stage.sign_in("job_coach").open("/werk").text
    assert "Niemand hoeft iets te doen" in stage.sign_in("school_staff").open("/wie-moet-nog-iets-doen").text
    told = "Een praktijkopleider heeft alle werkprocessen beoordeeld"
    for role in ("school_staff", "job_coach"):
        assert told in stage.sign_in(role).open("/meldingen").text


def test_a_mail_address_that_is_not_known_yet_may_follow(stage: Stage):
    stage.fill_catalogue()
    school, page = stage.sign_in("school_staff"), stage.report_leaver()
    school.open(f"{page}/traject/25254")

    assert "Weet u het nog niet? Laat het leeg." in school.text


def test_the_administrator_changes_the_term(stage: Stage):
    admin = stage.sign_in("admin").open("/termijnen")
    assert "Werkprocessen laten beoordelen" in admin.text

    admin.open("/termijnen/evidence").submit({"amount": "6"}, button="Termijn vastleggen")

    assert "6 weken" in admin.text
