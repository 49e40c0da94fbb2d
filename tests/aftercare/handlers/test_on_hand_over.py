from datetime import UTC, datetime

ASK = datetime(2028, 5, 24, 6, tzinfo=UTC)  # thirty working days before 10 July 2028, at eight in Amsterdam


def test_the_job_coach_is_asked_thirty_working_days_before_the_end(town):
    town.leaves()

    assert town.timers()["hand_over"]["rule"] == "30 working days before 2028-07-10, the end of the two years"


def test_a_case_that_was_closed_meanwhile_is_left_alone(town):
    town.leaves()
    due = town.timers()["hand_over"]["due_at"]
    town.database.execute_as_admin("UPDATE aftercare.cases SET state = 'closed', closed_on = '2028-01-01'")
    town.news()

    town.clock(due)

    assert "warm_hand_over" not in [data.get("process") for _, data in town.news()]
