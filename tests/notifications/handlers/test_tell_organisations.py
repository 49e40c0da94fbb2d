"""What happened waits for the systems of the school that it concerns, numbered in the order of commits, and for nobody else."""

import threading
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, text

from services.notifications.service import NotificationsService
from services.notifications.storage.feed import SLEEPS_AFTER, Feed
from tests.machinery.database import NOW
from tests.notifications.town import CASE, COACH, ENDS_ON, PUPIL, SCHOOL, STAFF

OTHER_SCHOOL = UUID(int=6)
CONTRACT = UUID(int=7)
ENDED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "school_id": SCHOOL,
    "contract_id": CONTRACT,
    "ended_on": "2026-11-20",
    "reason": "not_renewed",
    "reported_on": "2026-11-20",
    "job_coach_id": COACH,
}
STARTED = {"case_id": CASE, "contract_id": CONTRACT, "begins_on": "2026-11-20", "ends_on": None}
LEFT = {"pupil_id": PUPIL, "school_id": SCHOOL, "municipality": "GM9001", "left_on": "2026-11-20"}


@pytest.fixture
def listening(town):
    """The school's system asked before."""
    return listen(town, SCHOOL)


def listen(town, *schools: UUID):
    with town.database.work("notifications") as work:
        for school in schools:
            work.use(Feed).ask(school, work.now)
    return town


def waiting(town, school=SCHOOL):
    query = "SELECT * FROM feed_events WHERE organisation_id = :school ORDER BY position"
    return town.database.rows("notifications", query, school=school)


def names(town, school=SCHOOL):
    return [row["name"] for row in waiting(town, school)]


def test_the_school_hears_what_happens_to_its_young_person_also_what_nobody_is_told(listening):
    listening.open_case()
    state = listening.hear("aftercare", "contract_started", STARTED)
    listening.tell("contract_ended", ENDED, by=COACH)

    found = waiting(listening)
    assert state == "skipped"
    assert [row["name"] for row in found] == [
        "aftercare_opened",
        "job_coach_assigned",
        "contract_started",
        "contract_ended",
    ]
    assert [row["position"] for row in found] == [1, 2, 3, 4]
    assert {row["pupil_id"] for row in found} == {PUPIL}
    assert {row["until"] for row in found} == {ENDS_ON}


def test_a_school_that_never_asked_and_another_school_hear_nothing(town):
    listen(town, OTHER_SCHOOL)
    town.open_case()

    assert (names(town), names(town, OTHER_SCHOOL)) == ([], [])


def test_no_person_and_no_chain_of_causes_leaves(listening):
    listening.open_case()
    listening.tell("contract_ended", ENDED, by=COACH)

    told = waiting(listening)[-1]["envelope"]
    assert "actor" not in told
    assert "correlationid" not in told
    assert str(COACH) not in str(told)
    assert told["data"] == {key: str(value) for key, value in ENDED.items() if key != "job_coach_id"}
    assert told["type"] == "nl.doorlijn.contracts.contract-ended.v1"


def test_when_the_two_years_are_over_the_school_hears_no_more(listening):
    listening.open_case()
    before = names(listening)

    listening.tell(
        "contract_ended", ENDED, now=NOW.replace(year=ENDS_ON.year, month=ENDS_ON.month, day=ENDS_ON.day + 1)
    )

    assert names(listening) == before


def test_a_case_nobody_heard_of_is_told_to_nobody(listening):
    listening.tell("contract_ended", ENDED)

    assert names(listening) == []


def test_what_is_not_named_and_a_version_that_nobody_looked_at_stay_inside(listening):
    listening.open_case()
    before = names(listening)
    about = {"case_id": CASE, "pupil_id": PUPIL}

    listening.hear("aftercare", "something_new", about)
    listening.hear("aftercare", "case_refused", {**about, "job_coach_id": COACH, "reason": "caseload"})

    assert names(listening) == before


def test_hearing_it_twice_changes_nothing(listening):
    listening.hear("intake", "pupil_left_school", LEFT)
    listening.hear("intake", "pupil_left_school", LEFT, sequence=1)

    assert names(listening) == ["pupil_left_school"]


def test_of_a_destroyed_file_nothing_waits_any_more(listening):
    listening.hear("intake", "pupil_left_school", LEFT)
    listening.hear("intake", "pupil_erased", {"pupil_id": PUPIL, "erased_on": "2028-07-18"})

    assert names(listening) == []


def test_who_asks_no_more_is_written_for_no_more_and_its_numbers_go_on_afterwards(listening):
    listening.hear("intake", "pupil_left_school", LEFT)
    later = NOW + SLEEPS_AFTER
    listening.hear("intake", "pupil_left_school", {**LEFT, "left_on": "2026-12-30"}, now=later)
    with listening.database.work("notifications", now=later) as work:
        work.use(Feed).ask(SCHOOL, later)
    listening.hear("intake", "pupil_left_school", {**LEFT, "left_on": "2026-12-31"}, now=later)

    assert [row["position"] for row in waiting(listening)] == [1, 2]


def test_a_batch_takes_one_question_when_nobody_listens_and_three_more_statements_when_somebody_does(town):
    town.open_case()
    events = [("contract_ended", {**ENDED, "ended_on": date(2026, 11, day)}) for day in range(1, 21)]

    quiet = about_feeds(town, lambda: town.tell_together(events, by=STAFF))
    listen(town, SCHOOL)
    loud = about_feeds(town, lambda: town.tell_together(events, by=STAFF))

    assert (len(quiet), len(loud)) == (1, 3)
    assert len(names(town)) == len(events)


def about_feeds(town, doing):
    """The statements about feeds that something takes."""
    found: list[str] = []
    engine = town.database.engine("notifications")

    def note(_connection, _cursor, statement, *_rest: object):
        if "feed" in statement:
            found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    doing()
    event.remove(engine, "before_cursor_execute", note)
    return found


def test_a_place_is_given_in_the_order_of_commits(listening):
    """Whoever writes first holds the row until his commit: the second gets the later place, and nobody can read it earlier."""
    sessions = listening.database.sessions("notifications")
    first = sessions()
    lock = text("SELECT position FROM feeds WHERE organisation_id = :it FOR UPDATE")
    first.execute(lock, {"it": SCHOOL})
    second = threading.Thread(target=lambda: listening.hear("intake", "pupil_left_school", LEFT))
    second.start()
    until_it_waits(listening)

    assert names(listening) == []
    first.execute(text("UPDATE feeds SET position = 7 WHERE organisation_id = :it"), {"it": SCHOOL})
    first.commit()
    second.join(timeout=20)
    first.close()

    assert [row["position"] for row in waiting(listening)] == [8]


def until_it_waits(town):
    query = (
        "SELECT count(*) AS nr FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    pause = threading.Event()
    for _ in range(400):
        if town.database.rows_as_admin(query)[0]["nr"]:
            return
        pause.wait(0.025)
    raise AssertionError("nobody waits for the row")


def test_what_is_older_than_its_term_is_taken_away(listening):
    from messaging.pruning import prune  # noqa: PLC0415

    listening.hear("intake", "pupil_left_school", LEFT)
    listening.database.execute_as_admin("UPDATE notifications.feed_events SET told_at = now() - interval '31 days'")

    prune(listening.database.sessions("notifications"), NotificationsService.outdated)

    assert names(listening) == []
    assert timedelta(days=30) < SLEEPS_AFTER
