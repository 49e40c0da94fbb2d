from datetime import UTC, date, datetime

import pytest

from tests.notifications.town import CASE, COACH, PUPIL, STAFF

LATER = datetime(2028, 9, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(("reason", "hears"), [("leaving_corrected", True), ("conversation_owed", False)])
def test_only_a_corrected_day_of_leaving_lets_the_school_hear_longer(town, reason, hears):
    town.open_case()
    town.tell("aftercare_extended", {"case_id": CASE, "ends_on": date(2028, 12, 1), "reason": reason})

    town.tell("contract_ended", {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH}, now=LATER)

    assert (STAFF in town.told("contract_ended")) is hears
