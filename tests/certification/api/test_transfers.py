"""The work stopped: a trajectory goes on at an mbo school, with what was earned, and the two regimes stay apart."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.certification.service import CertificationService
from services.intake.service import IntakeService
from tests.certification.people import COORDINATOR, EXAMINER, MBO, OTHER_EXAMINER, OTHER_TEACHER, PUPIL, STRANGER
from tests.certification.press import Press
from tests.certification.town import OF_MBO_DONE, Town
from tests.certification.trainer import CODES, Trainer, rule

ASKED = {"to_id": str(MBO), "ended_on": "2026-11-13"}


class HandOn:
    """A trajectory of which the first work process was earned, and the second not yet."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer, self.town = trainer, trainer.town
        database = self.town.database
        self.examiner = database.client("certification", EXAMINER)
        self.stranger = database.client("certification", STRANGER)
        self.other_school = database.client("certification", OTHER_TEACHER)
        session = trainer.session()
        trainer.fill(session, "with_help", CODES[:1])
        trainer.fill(session, "not_yet", CODES[1:])
        assert trainer.sign(session).status_code == 204

    def ask(self, client: FlaskClient | None = None, **changes: object) -> Any:  # noqa: ANN401  an answer with its JSON
        path = f"/v1/trajectories/{self.trainer.trajectory}/transfers"
        return (client or self.town.coach).post(path, json=ASKED | changes)

    def asked(self) -> str:
        answer = self.ask()
        assert answer.status_code == 201, answer.json
        return f"/v1/trajectory-transfers/{answer.json['id']}"


@pytest.fixture
def hand_on(trainer: Trainer) -> HandOn:
    return HandOn(trainer)


def test_a_job_coach_asks_and_what_was_earned_goes_along_as_it_was_signed(hand_on: HandOn):
    answer = hand_on.ask()

    assert answer.status_code == 201, answer.json
    found = answer.json
    assert [(each["code"], each["judgement"]) for each in found["earned"]] == [(CODES[0], "with_help")]
    signed = hand_on.town.database.rows("certification", "SELECT hash FROM judgements ORDER BY number")
    assert found["earned"][0]["hash"] == bytes(signed[0]["hash"]).hex()
    assert "remark" not in found["earned"][0]
    assert (found["state"], found["answer_by"]) == ("proposed", "2026-12-04")
    (told,) = hand_on.town.told("trajectory_transfer_proposed")
    assert (told["to_id"], told["work_processes"], told["answer_by"]) == (str(MBO), [CODES[0]], "2026-12-04")
    assert "Joost" not in str(told)


def test_the_mbo_school_that_is_asked_sees_it_and_nothing_else_of_the_trajectory(hand_on: HandOn):
    path = hand_on.asked()

    assert hand_on.examiner.get(path).json["earned"][0]["title"]
    assert [each["state"] for each in hand_on.examiner.get("/v1/trajectory-transfers").json] == ["proposed"]
    assert hand_on.examiner.get(f"/v1/trajectories/{hand_on.trainer.trajectory}").status_code == 404
    assert hand_on.examiner.get("/v1/trajectories").json == []
    for client in (hand_on.stranger, hand_on.other_school):
        assert client.get(path).status_code == 404
        assert client.get("/v1/trajectory-transfers").json == []
        assert client.post(f"{path}/withdrawal").status_code in {403, 404}


def test_the_mbo_school_says_yes_once_and_nobody_judges_here_any_more(hand_on: HandOn):
    path = hand_on.asked()
    assert hand_on.stranger.post(f"{path}/acceptance").status_code == 404
    assert hand_on.town.teacher.post(f"{path}/acceptance").status_code == 403

    for _ in range(2):
        assert hand_on.examiner.post(f"{path}/acceptance").status_code == 204

    (told,) = hand_on.town.told("trajectory_transferred")
    assert (told["to_id"], told["pupil_id"]) == (str(MBO), str(PUPIL))
    assert rule(hand_on.trainer.send()) == "TrajectoryGoesOnElsewhere"
    assert rule(hand_on.ask()) == "TransferIsAsked"
    assert hand_on.town.teacher.get(path).json["state"] == "accepted"
    assert hand_on.examiner.get(path).json["answered_by_id"] == str(EXAMINER.person_id)


def test_after_a_yes_it_is_taken_back_as_long_as_nothing_began_there(town: Town):
    found = town.starts()["id"]
    town.leaves()
    asked = town.coach.post(f"/v1/trajectories/{found}/transfers", json=ASKED).json["id"]
    path, examiner = f"/v1/trajectory-transfers/{asked}", town.database.client("certification", EXAMINER)
    examiner.post(f"{path}/acceptance")

    for _ in range(2):
        assert town.coach.post(f"{path}/withdrawal").status_code == 204

    assert examiner.get(path).status_code == 404
    assert [each["trajectory_id"] for each in town.teacher.get("/v1/owed-evidence").json] == [found]
    assert [told["reason"] for told in town.told("evidence_owed")] == ["left_school", "taken_back"]
    assert town.coach.post(f"/v1/trajectories/{found}/transfers", json=ASKED).status_code == 201


def test_what_began_at_the_mbo_school_is_not_taken_back(hand_on: HandOn):
    path = hand_on.asked()
    hand_on.examiner.post(f"{path}/acceptance")
    hand_on.town.starts(**OF_MBO_DONE)

    assert rule(hand_on.town.coach.post(f"{path}/withdrawal")) == "ItBeganThere"

    assert hand_on.examiner.get(path).json["state"] == "accepted"


def test_not_one_mbo_school_after_another_is_asked_on_one_day(hand_on: HandOn):
    for _ in range(5):
        hand_on.town.coach.post(f"{hand_on.asked()}/withdrawal")

    assert rule(hand_on.ask()) == "TooManyQuestions"

    hand_on.town.database.now += timedelta(days=1)
    assert hand_on.ask(hand_on.town.database.client("certification", COORDINATOR)).status_code == 201


def test_a_no_has_a_reason_and_the_mbo_school_knows_nobody_any_more(hand_on: HandOn):
    path = hand_on.asked()
    assert hand_on.examiner.post(f"{path}/refusal", json={}).status_code == 400
    assert hand_on.examiner.post(f"{path}/refusal", json={"reason": "zomaar"}).status_code == 400

    assert hand_on.examiner.post(f"{path}/refusal", json={"reason": "no_place"}).status_code == 204

    assert hand_on.examiner.get(path).status_code == 404
    seen = hand_on.town.coach.get(path).json
    assert (seen["state"], seen["reason"]) == ("refused", "no_place")
    (told,) = hand_on.town.told("trajectory_transfer_ended")
    assert (told["outcome"], told["reason"]) == ("refused", "no_place")
    assert hand_on.trainer.send().status_code == 201
    assert hand_on.ask().status_code == 201


def test_whoever_asked_takes_it_back_before_the_answer(hand_on: HandOn):
    path = hand_on.asked()

    assert hand_on.town.teacher.post(f"{path}/withdrawal").status_code == 204

    assert hand_on.examiner.post(f"{path}/acceptance").status_code == 404
    (told,) = hand_on.town.told("trajectory_transfer_ended")
    assert (told["outcome"], told["reason"]) == ("withdrawn", None)


def test_a_trainer_who_is_judging_cannot_sign_what_went_along(town: Town):
    trainer = Trainer(town)
    session = trainer.session()
    trainer.fill(session)
    path = f"/v1/trajectories/{trainer.trajectory}/transfers"
    assert town.teacher.post(path, json=ASKED).json["earned"] == []

    assert rule(trainer.sign(session)) == "TrajectoryGoesOnElsewhere"
    assert town.database.rows("certification", "SELECT * FROM judgements") == []


def test_what_cannot_go_on_is_refused_with_a_sentence(hand_on: HandOn):
    assert rule(hand_on.ask(to_id=str(STRANGER.organisation_id))) == "NoMboSchool"
    assert rule(hand_on.ask(ended_on="2026-08-31")) == "PlacementEndedWithin"
    assert rule(hand_on.ask(ended_on="2026-11-30")) == "PlacementEndedWithin"
    assert hand_on.ask(to_id="x", ended_on="gisteren").status_code == 400
    assert hand_on.ask(hand_on.other_school).status_code == 404
    assert hand_on.ask(hand_on.examiner).status_code == 403
    assert hand_on.town.told("trajectory_transfer_proposed") == []


def test_what_is_of_the_mbo_already_and_what_is_earned_whole_stay_where_they_are(press: Press):
    of_mbo, whole = press.ready(**OF_MBO_DONE), press.ready()

    for found, why in ((of_mbo, "OnlyBorisGoesOn"), (whole, "EverythingIsEarned")):
        asked = ASKED | {"ended_on": "2026-11-13"}
        assert rule(press.teacher.post(f"/v1/trajectories/{found}/transfers", json=asked)) == why


def test_judgements_that_were_meddled_with_do_not_go_along(hand_on: HandOn):
    hand_on.town.database.execute_as_admin("UPDATE certification.judgements SET judgement = 'alone'")

    assert rule(hand_on.ask()) == "JudgementsAreNotWhole"


def test_what_was_earned_can_still_be_given_by_the_school_and_of_nothing_judged_nobody_waits(press: Press):
    trainer = Trainer(press.town)
    nothing = press.town.starts()["id"]
    HandOn(trainer)
    for found in (trainer.trajectory, nothing):
        asked = press.teacher.post(f"/v1/trajectories/{found}/transfers", json=ASKED).json["id"]
        examiner = press.database.client("certification", EXAMINER)
        assert examiner.post(f"/v1/trajectory-transfers/{asked}/acceptance").status_code == 204

    left = [each["id"] for each in press.teacher.get("/v1/dossiers").json]

    assert left == [trainer.trajectory]
    issued = press.issue(trainer.trajectory, client=press.coordinator)
    assert issued.status_code == 201, issued.json


def test_after_a_yes_nobody_at_the_company_owes_anything(town: Town):
    found = town.starts()["id"]
    town.leaves()
    asked = town.coach.post(f"/v1/trajectories/{found}/transfers", json=ASKED).json["id"]
    assert [each["trajectory_id"] for each in town.teacher.get("/v1/owed-evidence").json or []] == [found]

    examiner = town.database.client("certification", EXAMINER)
    assert examiner.post(f"/v1/trajectory-transfers/{asked}/acceptance").status_code == 204

    assert town.teacher.get("/v1/owed-evidence").json == []


def test_two_answers_at_once_are_one(hand_on: HandOn):
    path = hand_on.asked()
    other = hand_on.town.database.client("certification", OTHER_EXAMINER)

    said = [
        hand_on.examiner.post(f"{path}/acceptance").status_code,
        other.post(f"{path}/refusal", json={"reason": "other"}).status_code,
    ]

    assert said == [204, 409]
    assert len(hand_on.town.told("trajectory_transferred")) == 1


def test_in_intake_the_mbo_school_knows_the_name_for_the_answer_and_after_a_no_no_more(press: Press):
    hand_on = HandOn(Trainer(press.town))
    examiner = press.database.client("intake", EXAMINER)
    path = hand_on.asked()
    press.bring_to_intake("trajectory_transfer_proposed")
    assert [each["first_name"] for each in examiner.get("/v1/pupil-identities").json] == ["Sanne"]

    hand_on.examiner.post(f"{path}/refusal", json={"reason": "no_place"})
    told = hand_on.town.told("trajectory_transfer_ended")[0]
    heard = ("trajectory_transfer_ended", told)
    assert press.database.hear(IntakeService, "certification", heard, subject=f"pupil/{PUPIL}") == "done"

    assert examiner.get("/v1/pupil-identities").json == []


def test_it_goes_with_the_file_and_rings_no_clock(hand_on: HandOn):
    hand_on.asked()
    told = {"pupil_id": str(PUPIL), "erased_on": "2026-11-20"}
    hand_on.town.hear("intake", "pupil_erased", told, f"pupil/{PUPIL}")

    later = hand_on.town.database.now.replace(year=2027)
    hand_on.town.database.fire(CertificationService, now=later)

    assert hand_on.town.database.rows("certification", "SELECT * FROM trajectory_transfers") == []
    assert hand_on.town.told("trajectory_transfer_overdue") == []


def test_the_coordinator_asks_too(hand_on: HandOn):
    client = hand_on.town.database.client("certification", COORDINATOR)

    assert hand_on.ask(client).status_code == 201
