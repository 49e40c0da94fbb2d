"""The exit conversation: owed to every pupil in the last school year, until it was held or the pupil left (agreement S5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from uuid import UUID, uuid5

from services.intake.domain import exit_rules
from services.intake.domain.days import AMSTERDAM, AUGUST, day_of
from services.intake.domain.leaver import age_on
from services.intake.domain.model import Pupil, PupilId

LEERLIJN: Final = "leerlijn"
ADVICES: Final = (
    LEERLIJN,
    "mbo",
    "work",
    "praktijkverklaring",
    "day_activities",
    "sheltered_work",
    "longer_at_school",
)
CANCEL_REASONS: Final = ("pupil_absent", "professional_absent", "other")
LEFT_SCHOOL, OTHER_YEAR, HELD_EARLIER = "left_school", "other_year", "held_earlier"
YOUNG_PERSON, PARENTS = "young_person", "parents"
OTHERS: Final = (YOUNG_PERSON, PARENTS, "mbo", "other")
FURTHEST: Final = timedelta(days=366)
OPENS, CLOSES = time(8), time(18)
SATURDAY: Final = 5
PARENTS_DECIDE, ADULT = 16, 18  # ages: until the first the parents decide, from the second on the young person alone

State = Literal["requested", "scheduled", "cancelled", "missed", "held", "lapsed"]
Planned = Literal["scheduled", "rescheduled", "unchanged"]


@dataclass(frozen=True)
class Appointment:
    """When, where, and who comes besides werkconsulent and school."""

    starts_at: datetime
    ends_at: datetime
    place: str
    others: Sequence[str] = ()
    parents_agreed: bool = False  # said by the young person; asked from eighteen on


@dataclass(frozen=True)
class Advice:
    """What came of it; the remark stays here."""

    held_on: date
    advice: str
    leerlijn: str | None = None
    remark: str = ""


@dataclass(eq=False, kw_only=True)
class ExitConversation:
    """One owed conversation of one pupil in one school year."""

    conversation_id: UUID
    pupil_id: PupilId
    school_id: UUID
    municipality: str
    school_year: int
    due_on: date
    requested_on: date
    werkconsulent_id: UUID | None = None
    school_contact_id: UUID | None = None  # who of the school has it in the calendar
    state: State = "requested"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    ics_sequence: int = -1  # rises with each message to the calendars
    others: Sequence[str] = field(default_factory=list)
    preparation: str = ""
    prepared_on: date | None = None
    held_on: date | None = None
    advice: str = ""
    leerlijn: str | None = None
    remark: str = ""

    @classmethod
    def owe(cls, pupil: Pupil, due_on: date, today: date, werkconsulent_id: UUID | None) -> "ExitConversation":
        """Owe it to a pupil in the last school year; named after both, so that it is owed once."""
        year = pupil.final_year or 0
        return cls(
            conversation_id=uuid5(pupil.pupil_id, f"exit-conversation/{year}"),
            pupil_id=pupil.pupil_id,
            school_id=pupil.school_id,
            municipality=pupil.municipality,
            school_year=year,
            due_on=due_on,
            requested_on=today,
            werkconsulent_id=werkconsulent_id,
        )

    @property
    def is_owed(self) -> bool:
        """Tell whether somebody still has to talk; cancelling an appointment changes nothing in that."""
        return self.state not in {"held", "lapsed"}

    @property
    def has_appointment(self) -> bool:
        """Tell whether a day stands."""
        return self.starts_at is not None

    def schedule(self, to: Appointment, pupil: Pupil, now: datetime) -> Planned:
        """Plan or move the appointment; the same again changes nothing."""
        self._check_owed()
        if self.werkconsulent_id is None:
            raise exit_rules.SomebodyJoins
        others = self._who_comes(to, pupil)
        now_standing = (self.starts_at, self.ends_at, self.place, list(self.others))
        if now_standing == (to.starts_at, to.ends_at, to.place, others):
            return "unchanged"
        _check_moment(to, now)
        planned: Planned = "rescheduled" if self.has_appointment else "scheduled"
        self.starts_at, self.ends_at, self.place, self.others = to.starts_at, to.ends_at, to.place, others
        self.state = "scheduled"
        self.ics_sequence += 1
        return planned

    def cancel(self) -> Appointment:
        """Take the appointment out of the calendars; the conversation stays owed. Gives the appointment that was."""
        self._check_owed()
        was = self._clear()
        if was is None:
            raise exit_rules.NothingIsPlanned
        self.state = "cancelled"
        return was

    def miss(self, now: datetime) -> Appointment | None:
        """Record that the pupil did not come; still owed. Gives the appointment that was; nothing when it was recorded."""
        self._check_owed()
        if not self.has_appointment and self.state == "missed":
            return None
        if self.starts_at and self.starts_at > now:
            raise exit_rules.AppointmentHasNotBegun
        was = self._clear()
        if was is None:
            raise exit_rules.NothingIsPlanned
        self.state = "missed"
        return was

    def prepare(self, words: str, today: date) -> None:
        """Keep what those who take part want to talk about."""
        self._check_owed()
        self.preparation, self.prepared_on = words, today

    def hold(self, advice: Advice, today: date) -> bool:
        """Record that it took place and what was advised; False when that was known already."""
        if self.state == "held" and self.outcome == advice:
            return False
        if self.state == "held":
            raise exit_rules.AdviceIsRecordedOnce
        self._check_owed()
        if advice.held_on > today:
            raise exit_rules.ConversationTookPlace(advice.held_on)
        if advice.held_on < date(self.school_year, AUGUST, 1):
            raise exit_rules.ConversationWasInThisTime
        if (advice.advice == LEERLIJN) != bool(advice.leerlijn):
            raise exit_rules.LeerlijnIsNamed
        self.state, self.held_on, self.advice = "held", advice.held_on, advice.advice
        self.leerlijn, self.remark = advice.leerlijn, advice.remark
        return True

    def clear_after(self, held_on: date) -> Appointment | None:
        """Take out an appointment on a later day than the one it was held on. Gives the appointment that was."""
        return self._clear() if self.starts_at and day_of(self.starts_at) > held_on else None

    def lapse(self) -> Appointment | None:
        """Owe it no more: the pupil left, or the last school year is another one. Gives the appointment that was."""
        was = self._clear()
        self.state = "lapsed"
        return was

    @property
    def outcome(self) -> Advice | None:
        """Give what came of it, once it was held."""
        return Advice(self.held_on, self.advice, self.leerlijn, self.remark) if self.held_on else None

    def _who_comes(self, to: Appointment, pupil: Pupil) -> list[str]:
        age = age_on(pupil.birth_date, day_of(to.starts_at))
        if PARENTS in to.others and age >= ADULT and not to.parents_agreed:
            raise exit_rules.ParentsComeWithConsent
        come = {YOUNG_PERSON, *to.others} | ({PARENTS} if age < PARENTS_DECIDE else set())
        return [code for code in OTHERS if code in come]

    def _check_owed(self) -> None:
        if not self.is_owed:
            raise exit_rules.ExitConversationIsOver

    def _clear(self) -> Appointment | None:
        if self.starts_at is None or self.ends_at is None:
            return None
        was = Appointment(self.starts_at, self.ends_at, self.place)
        self.starts_at = self.ends_at = None
        self.ics_sequence += 1
        return was


def _check_moment(to: Appointment, now: datetime) -> None:
    if to.starts_at <= now:
        raise exit_rules.AppointmentLiesAhead
    if to.starts_at > now + FURTHEST:
        raise exit_rules.AppointmentIsWithinAYear
    starts, ends = to.starts_at.astimezone(AMSTERDAM), to.ends_at.astimezone(AMSTERDAM)
    if starts.weekday() >= SATURDAY or starts.time() < OPENS or ends.date() != starts.date() or ends.time() > CLOSES:
        raise exit_rules.DayIsAWorkingDay
