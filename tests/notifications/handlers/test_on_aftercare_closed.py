from datetime import UTC, datetime

from tests.notifications.town import CASE, COACH, ENDS_ON, OTHER_STAFF, STAFF


def test_whoever_helped_should_know_and_the_school_too(town):
    town.open_case()

    town.tell(
        "aftercare_closed",
        {"case_id": CASE, "closed_on": ENDS_ON, "reason": "two_years_over"},
        now=datetime(2028, 8, 1, 22, 5, tzinfo=UTC),
    )

    assert town.told("aftercare_closed") == {COACH: "know", STAFF: "know", OTHER_STAFF: "know"}
    assert town.mailed("aftercare_closed") == set()
