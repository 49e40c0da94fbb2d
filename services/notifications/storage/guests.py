"""Who has the appointment for a conversation in his calendar, read back from the mails that were planned."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications.domain.invitation import Invitation
from services.notifications.storage.tables import deliveries


class OfAConversation(Protocol):
    """Any message about the appointment for a conversation."""

    @property
    def conversation_id(self) -> UUID:
        """The conversation."""


class Guests:
    """The guests of conversations, with the newest invitation that each got."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._newest: dict[UUID, dict[UUID, Invitation]] = {}

    def prefetch(self, messages: Iterable[OfAConversation]) -> None:
        """Load the guests for a batch in one query."""
        wanted = {message.conversation_id for message in messages} - self._newest.keys()
        if not wanted:
            return
        self._newest |= {conversation_id: {} for conversation_id in wanted}
        query = select(deliveries.c.person_id, deliveries.c.invitation).where(deliveries.c.conversation_id.in_(wanted))
        for person_id, invitation in self._session.execute(query):
            self._note(person_id, invitation)

    def expected_at(self, message: OfAConversation) -> set[UUID]:
        """Give who has the appointment in his calendar now."""
        self.prefetch([message])
        newest = self._newest[message.conversation_id]
        return {person_id for person_id, invitation in newest.items() if invitation.method == "REQUEST"}

    def invite(self, people: Iterable[UUID], invitation: Invitation) -> None:
        """Note whom this transaction invites; those after it in the batch must know."""
        if invitation.conversation_id in self._newest:
            for person_id in people:
                self._note(person_id, invitation)

    def _note(self, person_id: UUID, invitation: Invitation) -> None:
        newest = self._newest[invitation.conversation_id]
        if person_id not in newest or newest[person_id].sequence <= invitation.sequence:
            newest[person_id] = invitation
