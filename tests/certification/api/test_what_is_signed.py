"""Whoever is not the trainer gets no further, and what the trainer signs is what he saw."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.exc import ProgrammingError

from tests.certification.people import OTHER_TEACHER, PORTAL, PUPIL, TEACHER
from tests.certification.trainer import SESSION, Trainer, rule


def test_whoever_is_signed_in_is_not_let_in_unless_as_a_trainer_who_did_not_send_the_link(trainer):
    sender, other = str(TEACHER.person_id), str(OTHER_TEACHER.person_id)

    refused = [
        trainer.open(signed_in_id=sender, signed_in_role="school_staff"),
        trainer.open(signed_in_id=sender, signed_in_role="workplace_trainer"),
        trainer.open(signed_in_id=other, signed_in_role="job_coach"),
        trainer.open(signed_in_id=other),
    ]

    assert {rule(each) for each in refused} == {"OnlyTheTrainerSigns"}
    assert trainer.open(signed_in_id=other, signed_in_role="workplace_trainer").status_code == 201


def test_only_what_was_shown_is_signed(trainer):
    session = trainer.session()
    trainer.fill(session, "not_yet")
    shown = trainer.task(session).json["seen"]
    trainer.fill(session, "alone")

    assert rule(trainer.sign(session, shown)) == "ChangedSinceShown"
    assert trainer.portal.post("/v1/judgement-tasks/current/signature", json={}, headers=session).status_code == 400
    assert {each["judged"] for each in trainer.seen()["work_processes"]} == {None}
    assert trainer.sign(session).status_code == 204


def test_a_form_of_one_link_neither_saves_nor_signs_in_the_task_of_another(trainer):
    other = Trainer(trainer.town)
    session, session_of_other = trainer.session(), other.session()
    trainer.fill(session)
    other.fill(session_of_other)

    assert rule(trainer.fill(session_of_other, "not_yet")) == "ChangedSinceShown"
    assert rule(trainer.sign(session_of_other, trainer.task(session).json["seen"])) == "ChangedSinceShown"

    shown = other.task(session_of_other).json["work_processes"]
    assert {each["judgement"] for each in shown} == {"alone"}
    assert {each["judged"] for each in other.seen()["work_processes"]} == {None}


def test_a_browser_is_let_in_for_eight_hours_and_then_again_with_the_same_link(trainer):
    link, database = trainer.link(), trainer.town.database
    session = {SESSION: trainer.open(link).json["secret"]}
    trainer.fill(session)
    found = []

    for later in (timedelta(hours=8, seconds=-1), timedelta(seconds=1)):
        database.now += later
        trainer.portal = database.client("certification", PORTAL)
        found.append(trainer.task(session).status_code)

    assert found == [200, 404]
    assert rule(trainer.fill(session)) == "SessionIsOver"
    again = {SESSION: trainer.open(link).json["secret"]}
    assert {each["judgement"] for each in trainer.task(again).json["work_processes"]} == {"alone"}


def test_a_trajectory_gets_five_links_a_day(trainer):
    sent = [trainer.send().status_code for _ in range(4)]

    refused = trainer.send()

    assert (sent, rule(refused)) == ([201] * 4, "TooManyLinks")
    assert "5 links" in refused.json["detail"]
    trainer.town.database.now += timedelta(days=1)
    assert trainer.send(trainer.town.database.client("certification", TEACHER)).status_code == 201


def test_a_code_that_is_tried_is_written_down_in_the_file_of_the_young_person(trainer):
    link, wrong = trainer.link(), "000000" if trainer.asked["code"] != "000000" else "111111"
    trainer.open(link, wrong)
    trainer.open(link)

    rows = trainer.town.database.rows_as_admin(
        "SELECT outcome, objects FROM certification.audit_log"
        " WHERE action = 'POST /v1/judgement-sessions' ORDER BY number"
    )

    assert [row["outcome"] for row in rows] == ["refused", "done"]
    assert all({PUPIL, UUID(trainer.trajectory)} <= set(row["objects"]) for row in rows)


@pytest.mark.parametrize("change", ["UPDATE judgements SET judgement = 'alone'", "DELETE FROM judgements"])
def test_the_service_itself_changes_and_deletes_no_judgement(trainer, change: str):
    session = trainer.session()
    trainer.fill(session)
    trainer.sign(session)

    with pytest.raises(ProgrammingError, match="permission denied"):
        trainer.town.database.rows("certification", f"{change} RETURNING number")


def test_a_letter_says_who_asked_for_it(trainer):
    letter = trainer.portal.post(f"/v1/evidence-requests/{trainer.asked['id']}/letters").json

    assert letter["requested_by_id"] == str(TEACHER.person_id)
