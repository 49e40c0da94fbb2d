"""Nobody gives out alone what he had judged: he could have opened the trainer's link himself."""

import pytest

from tests.certification.people import COACH, OTHER_TEACHER
from tests.certification.town import OF_MBO
from tests.certification.trainer import rule


@pytest.fixture
def judged(press, trainer) -> str:
    """A trajectory of which everything is signed, with a link that the teacher sent."""
    session = trainer.session()
    trainer.fill(session)
    trainer.sign(session)
    return str(trainer.trajectory)


def lacking(client) -> list[str]:
    return [each["item"] for dossier in client.get("/v1/dossiers").json for each in dossier["missing"]]


def test_whoever_asked_for_the_judgement_does_not_issue_and_reads_who_can(press, judged):
    answer = press.issue(judged)

    assert rule(answer) == "NothingIssued"
    assert answer.json["errors"] == [
        {
            "field": judged,
            "reason": "Wie de beoordeling vroeg, geeft het document niet zelf uit. Vraag een collega of de coördinator.",
        }
    ]
    assert press.database.rows("certification", "SELECT * FROM certificates") == []


def test_the_list_says_so_to_whoever_asked_and_to_nobody_else(press, judged):
    coach = press.database.client("certification", COACH)

    assert lacking(press.teacher) == ["second_person"]
    assert [lacking(each) for each in (press.colleague, press.coordinator, coach)] == [[], [], []]


@pytest.mark.parametrize("who", ["colleague", "coordinator", "system"])
def test_a_second_person_issues_it(press, judged, who):
    answer = press.issue(judged, client=getattr(press, who))

    assert (answer.status_code, answer.json["issued"]) == (201, 1), answer.json


def test_whoever_asked_last_counts(press, judged, trainer):
    trainer.asked = trainer.send(press.colleague).json
    session = trainer.session()
    trainer.fill(session, "with_help")
    trainer.sign(session)

    assert lacking(press.colleague) == ["second_person"]
    assert press.issue(judged).json["issued"] == 1


def test_a_link_that_nobody_signed_changes_nothing(press, judged, trainer):
    trainer.send(press.colleague)

    assert (lacking(press.teacher), lacking(press.colleague)) == (["second_person"], [])


def test_the_coordinator_issues_nothing_that_he_asked_for_himself(press):
    assert rule(press.issue(press.ready(), client=press.coordinator)) == "NothingIssued"


def test_the_coordinator_does_not_stand_in_for_an_examination_board(press):
    assert rule(press.issue(press.ready(**OF_MBO), client=press.coordinator)) == "OnlyTheIssuerIssues"


def test_a_colleague_of_another_school_is_no_second_person(press, judged):
    other = press.database.client("certification", OTHER_TEACHER)

    assert press.issue(judged, client=other).status_code == 404
