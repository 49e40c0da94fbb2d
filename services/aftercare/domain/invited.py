"""Who comes to a career conversation besides the professionals: codes only, for names belong in no event and no calendar."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.people import Roster

YOUNG_PERSON: Final = "young_person"
SCHOOL: Final = "school"
OTHERS: Final = (YOUNG_PERSON, SCHOOL, "parents", "mbo")


def by_rule(case: Case, on: date) -> Sequence[str]:
    """The conversation is the young person's own; the school takes part within the two years."""
    return [YOUNG_PERSON, SCHOOL] if on <= case.ends_on else [YOUNG_PERSON]


def choose(case: Case, conversation: Conversation, wanted: Collection[str] | None, on: date) -> None:
    """Let those come whom somebody chose by hand; else those of before, and the first time those by rule."""
    if wanted is not None:
        conversation.others = [code for code in OTHERS if code in wanted or code == YOUNG_PERSON]
    elif not conversation.others:
        conversation.others = list(by_rule(case, on))


def school_contact(case: Case, others: Collection[str], roster: Roster, on: date) -> PersonId | None:
    """Give who of the school gets it in the calendar: whoever reported the leaving, as long as they work there."""
    contact = case.school_contact_id
    if contact is None or SCHOOL not in others or on > case.ends_on:
        return None
    return contact if (contact, case.school_id) in roster.school_staff else None
