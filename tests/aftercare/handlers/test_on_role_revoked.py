from datetime import UTC, datetime
from uuid import UUID

from tests.aftercare.examples import (
    COACH,
    COORDINATOR,
    HERE,
    OTHER_COACH,
    OTHER_WERKCONSULENT,
    THERE,
    WERKCONSULENT,
)
from tests.aftercare.town import plain


def test_the_cases_of_a_job_coach_who_leaves_go_to_a_colleague(town):
    town.grant(OTHER_COACH, "job_coach", [HERE, THERE])
    town.leaves(UUID(int=2))  # spread by pupil: this one is of COACH
    assert town.case()["job_coach_id"] == COACH
    town.news()

    town.revoke(COACH, "job_coach")

    (assigned,) = town.news_of("job_coach_assigned")
    assert (assigned["job_coach_id"], assigned["previous_job_coach_id"]) == (plain(OTHER_COACH), plain(COACH))


def test_without_a_colleague_the_coordinator_owns_them(town):
    town.leaves()
    town.news()

    town.revoke(COACH, "job_coach")

    (_, released), (_, deadline) = town.news()
    assert released["job_coach_id"] == plain(COACH)
    assert deadline["tell_ids"] == [plain(COORDINATOR)]
    assert town.case()["job_coach_id"] is None


def test_a_conversation_goes_to_another_werkconsulent(town):
    town.loses_work()
    town.grant(OTHER_WERKCONSULENT, "werkconsulent", [HERE, THERE])
    town.news()

    town.revoke(WERKCONSULENT, "werkconsulent")

    (requested,) = town.news_of("career_conversation_requested")
    assert requested["werkconsulent_id"] == plain(OTHER_WERKCONSULENT)


def test_hearing_it_twice_changes_nothing(town):
    town.leaves()
    town.revoke(COACH, "job_coach")
    town.news()

    town.revoke(COACH, "job_coach")

    assert town.news() == []


def test_a_closed_case_stays_as_it_was(town):
    town.leaves()
    town.handed_over()
    town.clock(datetime(2028, 9, 1, 9, tzinfo=UTC))
    town.news()

    town.revoke(COACH, "job_coach")

    assert town.news() == []
