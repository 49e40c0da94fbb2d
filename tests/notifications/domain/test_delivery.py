"""A mail on its way: every end is said, and what may have arrived is never sent more than once more."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.notifications.domain.delivery import BACK_OFF, Delivery, State
from services.notifications.domain.rules import OnlyStrandedMailGoesAgain

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def planned() -> Delivery:
    return Delivery(
        delivery_id=UUID(int=1),
        event_id=UUID(int=2),
        channel="mail",
        kind="job_coach_assigned",
        person_id=UUID(int=3),
        for_person_id=None,
        action_path="/werk",
        occurred_at=NOW,
        planned_at=NOW,
        next_attempt_at=NOW,
    )


def test_a_mail_that_arrived_is_not_tried_again():
    mail = planned()

    mail.start(NOW)
    mail.arrive(NOW)

    assert (mail.state, mail.attempts, mail.next_attempt_at, mail.sent_at) == (State.SENT, 1, None, NOW)


def test_each_attempt_waits_longer_and_in_the_end_a_person_must_look():
    mail, waits = planned(), []

    while mail.state != State.FAILED:
        mail.start(NOW)
        mail.postpone("mail_server_450", NOW)
        waits.append(mail.next_attempt_at)

    assert waits == [*(NOW + wait for wait in BACK_OFF), None]
    assert mail.reason == "mail_server_450"


def test_an_attempt_that_never_reached_the_mail_server_counts_too():
    mail = planned()

    mail.postpone("directory_unreachable", NOW)

    assert (mail.state, mail.attempts, mail.next_attempt_at) == (State.PLANNED, 1, NOW + BACK_OFF[0])


def test_a_mail_that_may_have_arrived_goes_once_more_and_is_marked():
    mail = planned()
    mail.start(NOW)

    mail.lose_sight("sender_stopped", NOW)
    assert (mail.state, mail.next_attempt_at, mail.is_repeat) == (State.UNKNOWN, NOW, False)

    mail.start(NOW)
    assert mail.is_repeat

    mail.lose_sight("sender_stopped", NOW)
    assert (mail.state, mail.next_attempt_at) == (State.UNKNOWN, None)


def test_a_repeat_that_must_wait_stays_visibly_unknown():
    mail = planned()
    mail.start(NOW)
    mail.lose_sight("sender_stopped", NOW)
    mail.start(NOW)

    mail.postpone("mail_server_450", NOW)

    assert mail.state == State.UNKNOWN
    assert mail.next_attempt_at is not None


@pytest.mark.parametrize("outcome", ["failed", "unknown"])
def test_a_person_may_send_a_stranded_mail_again_from_the_start(outcome):
    mail = planned()
    mail.start(NOW)
    if outcome == "failed":
        mail.fail("mail_server_550")
    else:
        mail.lose_sight("sender_stopped", NOW)
        mail.start(NOW)
        mail.lose_sight("sender_stopped", NOW)

    mail.try_again(NOW + timedelta(hours=1))

    assert (mail.state, mail.attempts, mail.next_attempt_at) == (State.PLANNED, 0, NOW + timedelta(hours=1))
    assert mail.is_repeat is (outcome == "unknown")


@pytest.mark.parametrize("state", [State.PLANNED, State.SENDING, State.SENT])
def test_a_mail_that_is_not_stranded_is_not_sent_by_hand(state):
    mail = planned()
    mail.state = state

    with pytest.raises(OnlyStrandedMailGoesAgain, match="mislukt of onbekend"):
        mail.try_again(NOW)


def test_an_unknown_mail_that_goes_again_by_itself_is_not_sent_by_hand_too():
    mail = planned()
    mail.start(NOW)
    mail.lose_sight("sender_stopped", NOW)

    with pytest.raises(OnlyStrandedMailGoesAgain):
        mail.try_again(NOW)
