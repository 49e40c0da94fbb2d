"""From when a document can be issued, and which days stand on it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from services.certification.domain.catalogue import Recognition, TrainingCompany
from services.certification.domain.dossier import IN_USE, Dossier, before_names
from services.certification.domain.judging import Draft, Signature, sign
from services.certification.domain.trajectory import BORIS, MBO, Trajectory

NOBODY = UUID(int=1)
FIRST, LAST = date(2026, 9, 1), date(2027, 2, 26)
BEFORE, DURING, AFTER = date(2026, 8, 31), date(2026, 11, 22), date(2027, 2, 27)
AGREED: dict[str, Any] = {
    "issuer_id": NOBODY,
    "agreed_by_company_on": BEFORE,
    "agreed_by_school_on": BEFORE,
    "agreed_by_pupil_on": FIRST,
}
COMPANY = TrainingCompany(NOBODY, "100000123", "Distributie Kromvliet", "Kade 1", "Kromvliet")


def dossier(regime: str, recognised_until: date | None = None) -> Dossier:
    at = datetime(2026, 9, 2, tzinfo=UTC)
    of = Trajectory(
        trajectory_id=NOBODY,
        pupil_id=NOBODY,
        school_id=NOBODY,
        company_id=NOBODY,
        called="Sanne",
        trainer_name="Joost Hamer",
        trainer_mail=None,
        regime=regime,
        crebo="25254",
        version="2015",
        work_processes=("B1-K1-W1",),
        begins_on=FIRST,
        ends_on=LAST,
        started_at=at,
        started_by=NOBODY,
        **(AGREED if regime == MBO else {}),
    )
    signed = sign(of, {}, {"B1-K1-W1": Draft("B1-K1-W1", "alone")}, Signature(NOBODY, "Joost Hamer", at), {})
    recognition = Recognition(COMPANY, "25254", date(2020, 1, 1), recognised_until)
    return Dossier(of, list(signed), [recognition], {}, IN_USE)


@pytest.mark.parametrize(
    ("regime", "today", "lacks"),
    [
        (BORIS, BEFORE, ["period"]),
        (BORIS, FIRST, []),
        (BORIS, AFTER, []),
        (MBO, BEFORE, ["period_runs"]),
        (MBO, DURING, ["period_runs"]),
        (MBO, LAST, []),
        (MBO, AFTER, []),
    ],
)
def test_boris_waits_for_the_first_day_and_the_mbo_for_the_last(regime, today, lacks):
    assert [each.item for each in before_names(dossier(regime), today, None)] == lacks


def test_the_mbo_asks_for_recognition_during_the_whole_period_and_boris_until_now():
    until = date(2027, 1, 31)

    lacks = before_names(dossier(MBO, until), DURING, None)
    assert [each.item for each in lacks] == ["recognition_throughout", "period_runs"]
    assert before_names(dossier(BORIS, until), DURING, None) == []


@pytest.mark.parametrize(
    ("changed", "item", "owed_by"),
    [
        ({"agreed_by_company_on": None}, "agreement_company", "school"),
        ({"agreed_by_school_on": None}, "agreement_school", "mbo_school"),
        ({"agreed_by_pupil_on": date(2026, 9, 2)}, "agreement_pupil", "school"),
        ({"issuer_id": None}, "issuer", "school"),
    ],
)
def test_whoever_did_not_sign_before_it_began_is_named_with_who_sees_to_it(changed, item, owed_by):
    whole = dossier(MBO)
    lacking = replace(whole, trajectory=replace(whole.trajectory, **changed))

    (missing,) = before_names(lacking, AFTER, None)

    assert (missing.item, missing.owed_by) == (item, owed_by)
    assert missing.sentence.endswith(".")


@pytest.mark.parametrize(("today", "until"), [(BEFORE, FIRST), (DURING, DURING), (AFTER, LAST)])
def test_work_is_until_today_and_never_after_the_last_day(today, until):
    assert dossier(BORIS).trajectory.worked_until(today) == until
