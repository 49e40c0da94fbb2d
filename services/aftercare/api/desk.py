"""What every view here needs: who reads, as far as they may see, and how a case looks to them today."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from access.actor import current_actor
from access.policy import AccessIsOver, Openings
from access.row_security import see_for
from messaging.work import Work
from rest.auditing import for_colleague
from rest.paging import starts_after
from rest.transaction import openings
from services.aftercare.domain.actions import Action, actions
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import ConversationId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import WERKCONSULENT, Roster
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.readers import SCHOOL_STAFF, Reader
from services.aftercare.storage.team import Team

ANYBODY_IN_THE_CASE = ("school_staff", "job_coach", "werkconsulent", "coordinator")
PROFESSIONALS = ("job_coach", "werkconsulent", "coordinator")


@dataclass(frozen=True)
class Desk:
    """One reader on one day."""

    reader: Reader
    roster: Roster
    today: date

    @classmethod
    def of(cls, work: Work) -> "Desk":
        """Look up who asks, and for whom they stand in today."""
        actor, roster, today = current_actor(), work.use(Team).roster(), day_of(work.now)
        person_id = PersonId(actor.person_id)
        people = frozenset(roster.covered_by(person_id, today))
        see_for(work.session, people)
        talks: Openings = {}
        with suppress(AccessIsOver):  # then the case is shown without its conversations
            talks = openings("conversation", today)
        reader = Reader(person_id, actor.role, actor.organisation_id, people, openings("case", today), talks)
        return cls(reader, roster, today)

    def case(self, case: Case) -> dict[str, Any]:
        """Show a case."""
        self.serve(case.job_coach_id)
        action = next(iter(self.actions(case)), None)
        talks = [self.conversation(talk, case.job_coach_id) for talk in case.conversations if self._sees(talk)]
        return vars(case) | {
            "contracts": case.contracts,
            "conversations": talks,
            "next_action": action and self.action(action),
        }

    def conversation(self, talk: Conversation, job_coach_id: PersonId | None) -> dict[str, Any]:
        """Show a conversation; the remark is for the professionals who take part, not for the school."""
        self.serve(talk.werkconsulent_id)
        outcome = talk.outcome and vars(talk.outcome)
        if outcome and self.reader.role == SCHOOL_STAFF:
            outcome = outcome | {"remark": None}
        is_overdue = talk.is_owed and talk.due_on < self.today
        return vars(talk) | {"job_coach_id": job_coach_id, "outcome": outcome, "is_overdue": is_overdue}

    def serve(self, owner_id: PersonId | None) -> None:
        """Let it be written down when this is work of an absent colleague."""
        if owner_id is not None and owner_id != self.reader.person_id and owner_id in self.reader.people:
            for_colleague(owner_id)

    def action(self, action: Action) -> dict[str, Any]:
        """Show an action."""
        is_for_another = action.owner_id != self.reader.person_id and action.owner_id in self.reader.people
        return vars(action) | {
            "is_overdue": action.is_overdue(self.today),
            "for_person_id": action.owner_id if is_for_another else None,
        }

    def actions(self, case: Case) -> Sequence[Action]:
        """List what must be done in a case, without the conversations that are a colleague's."""
        hidden = self.hidden(case)
        return [each for each in actions(case, self.roster, self.today) if each.conversation_id not in hidden]

    def hidden(self, case: Case) -> set[ConversationId]:
        """Give the conversations of a case that this reader may not know of."""
        return {talk.conversation_id for talk in case.conversations if not self._sees(talk)}

    def _sees(self, talk: Conversation) -> bool:
        is_theirs = self.reader.role != WERKCONSULENT or talk.werkconsulent_id in self.reader.people
        return is_theirs and bool(self.reader.talk_openings)


def seen_cases(work: Work) -> Cases:
    """Give the cases that whoever asks may change."""
    return work.use(Cases).seen_by(Desk.of(work).reader.cases())


def start_of_page() -> UUID | None:
    """Read after which id the page starts."""
    return starts_after(UUID)


def utc(moment: datetime) -> datetime:
    """Give a moment as we keep it."""
    return moment.astimezone(UTC)
