"""Invented people, places and days that the tests of aftercare share."""

from datetime import UTC, date, datetime
from uuid import UUID

from services.aftercare.domain import contact_plan, destination
from services.aftercare.domain.case import Case, Leaving
from services.aftercare.domain.contact_template import Step, TemplateVersion
from services.aftercare.domain.ids import PersonId, PupilId, SchoolId
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import Policy, PolicyRow
from services.aftercare.domain.working_days import Term
from services.aftercare.storage.calendar import WORKING_DAYS

TODAY = date(2026, 11, 20)  # a Friday
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PUPIL = PupilId(UUID(int=1))
SCHOOL = SchoolId(UUID(int=2))
COACH, OTHER_COACH = PersonId(UUID(int=11)), PersonId(UUID(int=12))
WERKCONSULENT, OTHER_WERKCONSULENT = PersonId(UUID(int=21)), PersonId(UUID(int=22))
COORDINATOR = PersonId(UUID(int=31))
HERE, THERE, NOWHERE = "GM9001", "GM9002", "GM9016"

ROSTER = Roster(
    serving={
        ("job_coach", HERE): (COACH,),
        ("job_coach", THERE): (OTHER_COACH,),
        ("werkconsulent", HERE): (WERKCONSULENT,),
        ("werkconsulent", THERE): (OTHER_WERKCONSULENT,),
    },
    coordinators=(COORDINATOR,),
)

TERMS = (
    ("aftercare", Term(2, "years")),
    ("acceptance", Term(5, "working_days")),
    ("coach_search", Term(2, "working_days")),
    ("career_conversation", Term(10, "working_days")),
    ("career_conversation_reminder", Term(3, "working_days")),
    ("career_conversation_escalation", Term(2, "working_days")),
    ("next_step", Term(10, "working_days")),
    ("case_transfer", Term(5, "working_days")),
    ("municipal_support", Term(10, "working_days")),
    ("warm_hand_over", Term(30, "working_days")),
    ("contract_ending_first", Term(90, "days")),
    ("contract_ending_second", Term(60, "days")),
    ("contract_ending_last", Term(30, "days")),
    ("last_day_claim", Term(5, "working_days")),
    ("check_in_ahead", Term(5, "working_days")),
    ("check_in_retry", Term(3, "working_days")),
    ("check_in_escalation", Term(5, "working_days")),
    ("destination", Term(3, "months")),
    ("no_contact", Term(7, "months")),
    ("reservation", Term(20, "working_days")),
    ("next_step_start", Term(30, "working_days")),
    ("promise_reminder", Term(2, "working_days")),
    ("promise_escalation", Term(3, "working_days")),
)
STEPS = (
    "left_school-6-weeks",
    "left_school-3-months",
    "left_school-6-months",
    "left_school-12-months",
    "left_school-18-months",
    "left_school-24-months",
    "reference_day-1-years",
    "reference_day-2-years",
)
TEMPLATE = TemplateVersion("region", date(2000, 1, 1), tuple(map(Step.of, STEPS)))
POLICY = Policy([PolicyRow("*", key, date(2000, 1, 1), term) for key, term in TERMS], WORKING_DAYS, [TEMPLATE])


def leaving(left_on=date(2026, 7, 10), municipality=HERE, destination="work"):
    return Leaving(PUPIL, SCHOOL, municipality, left_on, destination)


def a_case(left_on=date(2026, 7, 10), municipality=HERE, *, roster=ROSTER, today=TODAY):
    """A case that has its job coach and its plan of contact moments, opened today."""
    case = Case.open(leaving(left_on, municipality), POLICY.due("aftercare", left_on), today)
    case.assign(roster, today, accept_by=POLICY.due("acceptance", today), search_by=POLICY.due("coach_search", today))
    contact_plan.lay_out(case, POLICY)
    destination.from_school(case, POLICY)
    return case
