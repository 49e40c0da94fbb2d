from uuid import UUID

import pytest

from tests.notifications.town import CASE, COACH, PUPIL

OTHER = UUID(int=25)
ENDED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "job_coach_id": COACH,
    "to_id": OTHER,
    "outcome": "refused",
    "reason": "caseload",
    "ended_on": "2026-11-23",
}


def test_whoever_asked_must_find_another_way(town):
    town.open_case()

    town.tell("case_transfer_ended", ENDED, by=OTHER)

    assert town.told("case_transfer_ended") == {COACH: "act"}


@pytest.mark.parametrize("outcome", ["revoked", "overtaken"])
def test_whoever_was_asked_need_do_nothing_any_more(town, outcome):
    town.open_case()

    town.tell("case_transfer_ended", ENDED | {"outcome": outcome, "reason": None}, by=COACH)

    assert town.told("case_transfer_gone") == {OTHER: "know"}
    assert town.line("case_transfer_gone", OTHER)["action_path"] == "/werk"
