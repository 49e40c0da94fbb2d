"""Which fields of a request a broken rule is about: the problem names those that were sent, as for a value that is no value."""

from collections.abc import Mapping
from typing import Final

from services.aftercare.domain import contact_rules, cooperation_rules, next_step_rules, rules, work_rules

BLAMED: Final[Mapping[type[Exception], tuple[str, ...]]] = {
    rules.ContractEndsAfterItBegins: ("ends_on", "ended_on"),
    rules.EndLiesInTheFuture: ("ended_on", "on"),
    rules.NewLastDayIsPast: ("ends_on",),
    rules.DropOutIsAfterLeaving: ("on",),
    rules.ContactHasHappened: ("made_on", "handed_over_on"),
    rules.ContactIsAfterLeaving: ("made_on", "handed_over_on"),
    rules.AppointmentLiesAhead: ("starts_at",),
    rules.AppointmentIsWithinAYear: ("starts_at",),
    rules.ConversationTookPlace: ("held_on",),
    rules.ConversationFollowsTheEnd: ("held_on",),
    rules.PersonIsNoJobCoach: ("job_coach_id",),
    work_rules.ProbationLiesWithinTheContract: ("probation_ends_on",),
    work_rules.ExtensionIsLater: ("ends_on",),
    contact_rules.CheckInMovesAhead: ("due_on",),
    contact_rules.CheckInStaysWithinTheTwoYears: ("due_on",),
    contact_rules.DestinationIsSeenBefore: ("confirmed_on",),
    contact_rules.DestinationIsConfirmedLater: ("confirmed_on",),
    cooperation_rules.CaseMovedMeanwhile: ("from_job_coach_id",),
    next_step_rules.StepBeginsInTheFuture: ("began_on",),
    next_step_rules.StepBeganAfterTheConversation: ("began_on",),
}
