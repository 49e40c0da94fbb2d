"""A career conversation that somebody asks for, though no work ended."""

from collections.abc import Sequence
from datetime import date

from services.aftercare.domain import talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import EndOfWork
from services.aftercare.domain.people import Roster


def request_by_hand(case: Case, due_on: date, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Owe the young person a conversation; one that is owed already is the one that is asked for."""
    case.check_open()
    if case.owed_conversation:
        return []
    cause = f"by_hand/{today}/{len(case.conversations)}"
    return talk.request(case, EndOfWork(cause, "by_hand", case.left_on, today), due_on, roster, today)
