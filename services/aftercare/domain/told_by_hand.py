"""Whoever comes and has no address here is told by a colleague, who notes that they know the appointment as it stands now."""

from collections.abc import Collection
from datetime import date, datetime
from hashlib import sha256

from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.invited import OTHERS, SCHOOL


def to_tell(conversation: Conversation, today: date) -> list[str]:
    """Give who still must hear of the appointment, that it moved, or that it is off; of one of before today nobody."""
    if conversation.planned_on and conversation.planned_on < today:
        return []
    return [code for code in _by_hand(conversation) if conversation.told.get(code) != _to_know(conversation, code)]


def tell(conversation: Conversation, codes: Collection[str], today: date) -> None:
    """Note that these know it now; whoever knew it already knows it still."""
    for code in to_tell(conversation, today):
        if code in codes:
            others = {each: known for each, known in conversation.told.items() if each != code}
            known = _to_know(conversation, code)
            conversation.told = others | {code: known} if known else others


def _by_hand(conversation: Conversation) -> list[str]:
    """The contact of the school gets it in the calendar; without one the school is told as the rest."""
    return [code for code in OTHERS if code != SCHOOL or not conversation.school_contact_id]


def _to_know(conversation: Conversation, code: str) -> str | None:
    """Give a mark of the appointment, another one when it moves; nothing for whom there is no appointment."""
    if conversation.starts_at is None or code not in conversation.others:
        return None
    what = f"{_of(conversation.starts_at)} {_of(conversation.ends_at)} {conversation.place}"
    return sha256(what.encode()).hexdigest()[:16]


def _of(moment: datetime | None) -> float | None:
    """The same moment reads the same in whatever zone the database gives it back."""
    return moment.timestamp() if moment else None
