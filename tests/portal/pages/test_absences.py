"""Who is away says himself who does the work; the coordinator says it for somebody who cannot."""

from datetime import timedelta

from access.actor import Actor
from services.directory.service import DirectoryService
from tests.portal.pages.test_staff import choice
from tests.portal.stage import Stage, typed
from tests.portal.visitor import Visitor


def until(stage: Stage) -> str:
    return typed(stage.today + timedelta(days=9))


def test_a_job_coach_names_who_stands_in_and_takes_the_work_back(stage: Stage):
    stage.report_leaver()
    coach = stage.sign_in("job_coach").open("/werk").follow("Verlof en waarneming")
    stands_in = choice(coach.html, "Fatima Benali")

    coach.submit({"substitute_id": stands_in, "until": until(stage)}, button="Waarnemer aanwijzen")
    assert "Fatima Benali neemt waar tot en met" in coach.text
    stage.deliver()

    fatima = Visitor(stage.app.test_client()).open("/aanmelden").submit({"person_id": stands_in, "role": "job_coach"})
    assert "U neemt waar voor Kees Wiersma" in fatima.open("/werk").text
    assert "U neemt waar voor een collega" in fatima.open("/meldingen").text
    coach.open("/waarneming").submit(button="Waarneming stoppen")
    assert "De waarneming is gestopt." in coach.text
    stage.deliver()
    assert "Sanne" not in fatima.open("/werk").text


def test_leave_that_is_planned_changes_nothing_until_its_first_day(stage: Stage):
    stage.report_leaver()
    coach = stage.sign_in("job_coach").open("/waarneming")
    stands_in = choice(coach.html, "Fatima Benali")
    first = typed(stage.today + timedelta(days=3))

    coach.submit({"substitute_id": stands_in, "begins_on": first, "until": until(stage)}, button="Waarnemer aanwijzen")
    stage.deliver()

    assert "Tot die tijd verandert er niets." in coach.text
    fatima = Visitor(stage.app.test_client()).open("/aanmelden").submit({"person_id": stands_in, "role": "job_coach"})
    assert "Sanne" not in fatima.open("/werk").text
    stage.database.now += timedelta(days=3)
    stage.database.fire(DirectoryService, now=stage.database.now)
    stage.deliver()
    fatima = Visitor(stage.app.test_client()).open("/aanmelden").submit({"person_id": stands_in, "role": "job_coach"})
    assert "U neemt waar voor Kees Wiersma" in fatima.open("/werk").text
    assert "Fatima Benali neemt waar tot en met" in stage.sign_in("job_coach").open("/waarneming").text


def test_leave_that_is_planned_is_called_off_with_one_button(stage: Stage):
    coach = stage.sign_in("job_coach").open("/waarneming")
    chosen = {"substitute_id": choice(coach.html, "Fatima Benali"), "until": until(stage)}
    coach.submit(chosen | {"begins_on": typed(stage.today + timedelta(days=3))}, button="Waarnemer aanwijzen")

    coach.submit(button="Waarneming afzeggen")

    assert "neemt waar" not in coach.text
    assert coach.form("Waarnemer aanwijzen").values["begins_on"] == typed(stage.today)


def test_the_coordinator_names_somebody_for_who_fell_ill(stage: Stage):
    coach = stage.person("job_coach")
    coordinator = stage.sign_in("coordinator").open(f"/overdragen/{coach.person_id}").follow("Wijs een waarnemer aan")

    coordinator.submit({"substitute_id": choice(coordinator.html, "Fatima Benali"), "until": until(stage)})

    assert "Fatima Benali neemt waar tot en met" in coordinator.text


def test_nobody_hands_over_the_work_of_a_colleague(stage: Stage):
    coach, other = stage.person("job_coach"), stage.person("werkconsulent")
    client = stage.database.client("directory", Actor(coach.person_id, "job_coach", coach.organisation_id))
    address = f"/v1/people/{other.person_id}/substitute"

    refused = client.put(address, json={"substitute_id": str(coach.person_id), "until": "2027-01-01"})

    assert (refused.status_code, "U regelt alleen uw eigen waarneming" in refused.json["detail"]) == (403, True)
    assert client.delete(address).status_code == 403
    assert stage.sign_in("job_coach").open(f"/waarneming/{other.person_id}").status == 403


def test_what_is_wrong_is_said_and_nothing_changes(stage: Stage):
    coach = stage.sign_in("job_coach").open("/waarneming").submit({"until": "1-1-2020"})

    assert coach.status == 400
    assert "Kies wie waarneemt." in coach.text
    assert stage.database.rows("directory", "SELECT 1 FROM people WHERE substitute_id IS NOT NULL") == []
