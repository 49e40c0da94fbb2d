"""How somebody wants to be mailed: per topic at once, once a day or never, and not in his quiet hours. His page tells him at once, whatever he chose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from language.days import local
from services.notifications.domain.local_time import moment_at

DAILY_AT: Final = time(8)


class Pace(StrEnum):
    """How soon a mail comes."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


class Topic(StrEnum):
    """What mails are about, as a reader would sort them."""

    CASES = "cases"
    WORK = "work"
    CONVERSATIONS = "conversations"
    CONTACT = "contact"
    DOCUMENTS = "documents"
    DEADLINES = "deadlines"


# What is in no topic goes at once to everybody: an appointment for the calendar, an account, a decision on access.
TOPIC_OF: Final[Mapping[str, Topic]] = {
    kind: topic
    for topic, kinds in {
        Topic.CASES: (
            "pupil_left_school",
            "job_coach_assigned",
            "case_transfer_proposed",
            "case_transferred",
            "case_transfer_ended",
            "case_transfer_gone",
            "substitute_named",
            "aftercare_closed",
            "municipal_support_requested",
            "municipal_support_acknowledged",
        ),
        Topic.WORK: (
            "contract_ended",
            "contract_ending_soon",
            "contract_last_day_claimed",
            "contract_end_withdrawn",
        ),
        Topic.CONVERSATIONS: (
            "career_conversation_requested",
            "career_conversation_missed",
            "career_conversation_held",
            "next_step_agreed",
            "next_step_confirmed",
            "promise_made",
            "exit_conversation_requested",
            "exit_conversation_missed",
            "exit_conversation_held",
            "place_released",
        ),
        Topic.CONTACT: ("check_in_due", "destination_expired", "out_of_sight"),
        Topic.DOCUMENTS: (
            "evidence_owed",
            "evidence_supplied",
            "certificate_ready",
            "certificate_issued",
            "diploma_issued",
            "certificate_revoked",
            "trajectory_transfer_proposed",
            "trajectory_transferred",
            "trajectory_transfer_ended",
            "trajectory_transfer_gone",
        ),
        Topic.DEADLINES: (
            "deadline_approaching",
            "deadline_missed",
            "exit_conversation_approaching",
            "exit_conversation_overdue",
            "exit_conversation_without_werkconsulent",
            "evidence_overdue",
            "trajectory_transfer_overdue",
            "owner_missing",
        ),
    }.items()
    for kind in kinds
}


def paces_of(topic: Topic) -> tuple[Pace, ...]:
    """Give what one may choose: a deadline is the last thing that may pass unread, so it can wait a day and no longer."""
    return (Pace.AT_ONCE, Pace.DAILY) if topic == Topic.DEADLINES else tuple(Pace)


@dataclass(frozen=True)
class MailPreferences:
    """What one person chose; who chose nothing is mailed at once, day and night."""

    person_id: UUID
    paces: Mapping[str, str] = field(default_factory=dict)  # topic -> pace; a topic that is not in it is at once
    quiet_from: time | None = None  # on a Dutch clock; quiet hours may go past midnight
    quiet_until: time | None = None

    def pace_of(self, topic: Topic) -> Pace:
        """Give how soon a mail on this topic comes."""
        return Pace(self.paces.get(topic, Pace.AT_ONCE))

    def next_daily(self, now: datetime) -> datetime:
        """Give when the mail of the day goes: the next eight o'clock, or the end of quiet hours that still hold then."""
        here = local(now)
        day = here.date() if here.time() < DAILY_AT else here.date() + timedelta(days=1)
        return self.after_quiet(moment_at(day, DAILY_AT))

    def after_quiet(self, moment: datetime) -> datetime:
        """Give this moment, or the end of the quiet hours it lies in."""
        here = local(moment)
        if self.quiet_until is None or not self._is_quiet(here.time()):
            return moment
        day = here.date() if here.time() < self.quiet_until else here.date() + timedelta(days=1)
        return moment_at(day, self.quiet_until)

    def _is_quiet(self, at: time) -> bool:
        if self.quiet_from is None or self.quiet_until is None:
            return False
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until
