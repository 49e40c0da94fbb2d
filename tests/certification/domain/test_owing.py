from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.certification.domain import owing
from services.certification.domain.evidence_request import TRIES, EvidenceRequest
from services.certification.domain.owing import Piece, Surroundings
from services.certification.domain.trajectory import Trajectory

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
NOBODY = UUID(int=0)
TRAJECTORY = Trajectory(
    NOBODY,
    NOBODY,
    NOBODY,
    "boris",
    "25254",
    "2015",
    ("B1-K1-W1", "B1-K1-W2"),
    NOBODY,
    date(2026, 9, 1),
    date(2027, 2, 26),
    "Sanne",
    "Joost Hamer",
    "j.hamer@kromvliet.example",
    NOW,
    NOBODY,
)
ASKED = EvidenceRequest(NOBODY, NOBODY, "", "", NOW, NOBODY, NOW + timedelta(days=14), b"", b"")
AROUND = Surroundings((), ASKED, is_recognised=True, now=NOW)
TO_JUDGE = [Piece("judgement", "workplace_trainer", code) for code in TRAJECTORY.work_processes]


def test_the_trainer_owes_each_work_process_that_is_not_judged():
    assert owing.pieces(TRAJECTORY, AROUND) == TO_JUDGE
    assert owing.pieces(TRAJECTORY, replace(AROUND, judged={"B1-K1-W1"})) == TO_JUDGE[1:]
    assert owing.waits_for(TO_JUDGE) == "workplace_trainer"


def test_when_all_is_judged_nobody_owes_anything_whatever_else_is_the_matter():
    around = Surroundings({"B1-K1-W1", "B1-K1-W2"}, None, is_recognised=False, now=NOW)

    assert owing.pieces(replace(TRAJECTORY, trainer_mail=None), around) == []


@pytest.mark.parametrize(
    "asked",
    [
        None,
        replace(ASKED, expires_at=NOW),
        replace(ASKED, wrong_codes=TRIES),
        replace(ASKED, replaced_at=NOW),
        replace(ASKED, signed_at=NOW),
    ],
)
def test_without_a_link_that_works_the_job_coach_must_send_one(asked):
    found = owing.pieces(TRAJECTORY, replace(AROUND, asked=asked))

    assert found == [Piece("link", "job_coach"), *TO_JUDGE]
    assert owing.waits_for(found) == "job_coach"


def test_the_job_coach_sees_to_a_recognition_that_ended_and_to_a_trainer_without_mail():
    without_mail = replace(TRAJECTORY, trainer_mail=None)

    assert owing.pieces(TRAJECTORY, replace(AROUND, is_recognised=False))[0] == Piece("recognition", "job_coach")
    assert owing.pieces(without_mail, replace(AROUND, asked=None))[0] == Piece("trainer_mail", "job_coach")


@pytest.mark.parametrize(
    ("today", "due_on"), [(date(2026, 11, 20), date(2027, 3, 26)), (date(2027, 3, 1), date(2027, 3, 29))]
)
def test_the_term_begins_at_leaving_or_at_the_end_of_a_trajectory_that_goes_on(today, due_on):
    clock = owing.begin(TRAJECTORY, 4, today)

    assert (clock.since, clock.due_on) == (today, due_on)
    assert not clock.is_overdue(due_on)
    assert clock.is_overdue(due_on + timedelta(days=1))
    assert not replace(clock, settled_on=due_on).is_overdue(due_on + timedelta(days=1))


@pytest.mark.parametrize("ends_on", [date(2027, 2, 27), date(2027, 2, 28), date(2027, 3, 1)])
def test_a_last_day_in_a_weekend_is_the_monday_after(ends_on):
    assert owing.begin(replace(TRAJECTORY, ends_on=ends_on), 4, date(2026, 11, 20)).due_on == date(2027, 3, 29)
