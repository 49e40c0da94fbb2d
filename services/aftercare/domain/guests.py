"""An appointment that stands keeps the right guests: whoever has the case or the conversation now, not who had it before."""

from collections.abc import Sequence
from datetime import date

from services.aftercare.domain import invited, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.events import CareerConversationParticipantsChanged
from services.aftercare.domain.people import Roster


def renew(case: Case, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Invite who takes part now to the appointment that is planned; time and place stay, and so does who takes part still.

    Whoever has it in the calendar and takes no part any more gets it out again; an appointment of before is left alone.
    """
    owed = case.owed_conversation
    if owed is None or owed.starts_at is None or owed.ends_at is None or (owed.planned_on or today) < today:
        return []
    on = owed.planned_on or today
    guests, contact = talk.participants(case, owed, roster, on), invited.school_contact(case, owed.others, roster, on)
    if (set(guests), contact) == (set(owed.participant_ids), owed.school_contact_id):
        return []
    owed.invite(guests, contact)
    return [
        CareerConversationParticipantsChanged(
            case.case_id,
            case.pupil_id,
            owed.conversation_id,
            owed.starts_at,
            owed.ends_at,
            owed.ics_sequence,
            guests,
            contact,
        )
    ]
