"""What every view here needs: who reads, as far as they may see, and how a case looks to them today."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from access.actor import current_actor
from access.policy import AccessIsOver, Openings
from access.row_security import see_for, see_supported
from messaging.work import Work
from rest.auditing import break_glass, for_colleague
from rest.paging import starts_after
from rest.transaction import openings, support_openings
from services.aftercare.domain import contact, continuity, contract_ending, destination, handing_over, told_by_hand
from services.aftercare.domain.actions import Action, actions
from services.aftercare.domain.body import Body, name_on
from services.aftercare.domain.case import Case
from services.aftercare.domain.contract import Contract, known_reason
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import ConversationId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.municipal_request import MunicipalSupport
from services.aftercare.domain.people import COORDINATOR, JOB_COACH, WERKCONSULENT, Roster
from services.aftercare.domain.policy import CONVERSATION, Policy
from services.aftercare.domain.withdrawing import may_withdraw_drop_out, may_withdraw_end
from services.aftercare.storage.bodies import Bodies
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.exit_advices import ExitAdvices
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.readers import SCHOOL_STAFF, Reader
from services.aftercare.storage.support import Support
from services.aftercare.storage.team import Team

ANYBODY_IN_THE_CASE = ("school_staff", "job_coach", "werkconsulent", "coordinator")
PROFESSIONALS = ("job_coach", "werkconsulent", "coordinator")
IN_CALENDARS = (*PROFESSIONALS, SCHOOL_STAFF)  # whoever may come to a conversation says when he works


@dataclass(frozen=True)
class Desk:
    """One reader on one day."""

    reader: Reader
    roster: Roster
    today: date
    policy: Callable[[], Policy]
    bodies: Callable[[], Sequence[Body]]
    advices: ExitAdvices

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
        return cls(
            _with_support(reader, work, today),
            roster,
            today,
            lambda: work.use(Policies).current(),
            lambda: work.use(Bodies).names(),
            work.use(ExitAdvices),
        )

    def case(self, case: Case) -> dict[str, Any]:
        """Show a case."""
        self.serve(case.job_coach_id)
        expected_by = self._expected_by(case)
        action = self._expected(case, expected_by) if expected_by else next(iter(self.actions(case)), None)
        talks = [self.conversation(talk, case.job_coach_id) for talk in case.conversations if self._sees(talk)]
        return vars(case) | {
            "contracts": [self.contract(case, contract) for contract in case.contracts],
            "overlaps": continuity.overlaps(case.contracts),
            "without_work": continuity.without_work(case.contracts, case.left_on, self.today),
            "drop_out": self._drop_out(case),
            "transfer": self._transfer(case),
            "hand_over": self._hand_over(case),
            "exit_advice": self.advices.of(case.pupil_id),
            "municipal_supports": [self.municipal_support(each) for each in case.municipal_supports],
            **self._whereabouts(case),
            "conversation_due_on": expected_by,
            "conversations": talks,
            "promises": [each for each in case.promises if each.conversation_id not in self.hidden(case)],
            "next_action": action and self.action(action),
        }

    @staticmethod
    def contract(case: Case, contract: Contract) -> dict[str, Any]:
        """Show a contract, and whether its end can be taken back."""
        known = {"end_reason": known_reason(contract.end_reason), "may_withdraw_end": may_withdraw_end(case, contract)}
        return vars(contract) | known | {"ending": _ending(contract), "last_day_claim": _claim(contract)}

    def conversation(self, talk: Conversation, job_coach_id: PersonId | None) -> dict[str, Any]:
        """Show a conversation; the remark is for the professionals who take part, not for the school."""
        self.serve(talk.werkconsulent_id)
        outcome = talk.outcome and vars(talk.outcome)
        if outcome and (self.reader.role == SCHOOL_STAFF or self.reader.supported):
            outcome = outcome | {"remark": None, "choice_reason": None}
        return vars(talk) | {
            "job_coach_id": job_coach_id,
            "outcome": outcome,
            "to_tell": told_by_hand.to_tell(talk, self.today),
            "is_overdue": talk.is_owed and talk.due_on < self.today,
            "may_change": self.reader.role in PROFESSIONALS and self.reader.may_change(job_coach_id),
        }

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

    def _hand_over(self, case: Case) -> dict[str, Any] | None:
        if not handing_over.is_owed(case, self.today) and case.handed_over_on is None:
            return None
        is_for_eyes = self.reader.role != SCHOOL_STAFF and not self.reader.supported
        return {
            "asked_on": case.hand_over_asked_on,
            "to": case.handed_over_to,
            "to_name": self.body_name(case.handed_over_to, case.handed_over_on or self.today),
            "how": case.handed_over_how,
            "handed_over_on": case.handed_over_on,
            "by_id": case.handed_over_by,
            "note": case.hand_over_note if is_for_eyes else None,
        }

    def body_name(self, body: str | None, on: date) -> str | None:
        """Give what a body was called on a day."""
        return name_on(self.bodies(), body, on) if body else None

    def municipal_support(self, support: MunicipalSupport) -> dict[str, Any]:
        """Show a request to the municipality; what people wrote is not for support."""
        self.serve(support.werkconsulent_id)
        words = {"note": None, "remark": None} if self.reader.supported else {}
        is_mine = self.reader.role == WERKCONSULENT and support.werkconsulent_id in self.reader.people
        may_answer = support.answered_on is None and (is_mine or self.reader.role == COORDINATOR)
        return vars(support) | words | {"may_answer": may_answer}

    def _transfer(self, case: Case) -> dict[str, Any] | None:
        if case.proposed_to_id is None:
            return None
        return {
            "to_id": case.proposed_to_id,
            "by_id": case.proposed_by_id,
            "reason": case.proposed_because,
            "answer_by": case.answer_by,
            "may_answer": self.reader.role == JOB_COACH and case.proposed_to_id in self.reader.people,
            "may_revoke": self.reader.role == COORDINATOR or case.job_coach_id in self.reader.people,
        }

    def _whereabouts(self, case: Case) -> dict[str, Any]:
        """Show what is known of where they are now: never what was true a long time ago."""
        known = destination.read(case, self.today)
        return {
            "destination": known.code,
            "destination_source": known.source,
            "destination_confirmed_on": known.confirmed_on,
            "last_contact_on": contact.last_contact_on(case),
            "no_contact_from": contact.no_contact_from(case, self.policy()) if case.is_open else None,
        }

    @staticmethod
    def _drop_out(case: Case) -> dict[str, Any] | None:
        if case.dropped_out_on is None:
            return None
        return {
            "on": case.dropped_out_on,
            "reason": known_reason(case.drop_out_reason),
            "reported_at": case.drop_out_reported_at,
            "reported_by_id": case.drop_out_reported_by,
            "may_withdraw": may_withdraw_drop_out(case),
        }

    def _expected_by(self, case: Case) -> date | None:
        """Give the last day of the conversation that is being asked for; asking takes a moment."""
        if not case.is_open or case.owed_conversation or not self.reader.talk_openings:
            return None
        if not case.has_unheard_end(self.today):
            return None
        return self.policy().due(CONVERSATION, self.today)

    def _expected(self, case: Case, due_on: date) -> Action:
        found = self.roster.pick(WERKCONSULENT, case.municipality, case.pupil_id, self.today)
        return Action("plan_conversation", found.person_id if found else case.job_coach_id, due_on)

    def _sees(self, talk: Conversation) -> bool:
        is_theirs = self.reader.role != WERKCONSULENT or talk.werkconsulent_id in self.reader.people
        return is_theirs and bool(self.reader.talk_openings)


def _ending(contract: Contract) -> dict[str, Any] | None:
    if contract.ends_on is None or not contract.is_running:
        return None
    return {
        "asked_on": contract.ending_asked_on,
        "answer_by": contract.ending_answer_by,
        "answer": contract.ending_answer,
        "answered_on": contract.ending_answered_on,
        "answered_by_id": contract.ending_answered_by,
        "extends_to": contract_ending.extends_to(contract),
    }


def _claim(contract: Contract) -> dict[str, Any] | None:
    if contract.claimed_on is None:
        return None
    answer_by = contract.claim_answer_by
    return {"ends_on": contract.told_ends_on, "claimed_on": contract.claimed_on, "answer_by": answer_by}


def _with_support(reader: Reader, work: Work, today: date) -> Reader:
    """Open what was given for support, for as long as it was; and let it be written down as that."""
    case, talk = support_openings("case", today), support_openings("conversation", today)
    supported = work.use(Support).pupils_open_to(reader.person_id, reader.role, work.now) if case else frozenset()
    if not supported:
        return reader
    see_supported(work.session, supported)
    break_glass()
    return replace(
        reader,
        case_openings={**reader.case_openings, **case},
        talk_openings={**reader.talk_openings, **talk},
        supported=supported,
    )


def seen_cases(work: Work) -> Cases:
    """Give the cases that whoever asks may change."""
    return work.use(Cases).seen_by(Desk.of(work).reader.cases_to_change())


def offered_cases(work: Work) -> Cases:
    """Give the cases that whoever asks may see, also those that a colleague offers."""
    return work.use(Cases).seen_by(Desk.of(work).reader.cases())


def reporter() -> PersonId:
    """Give who reports it."""
    return PersonId(current_actor().person_id)


def only_own_of_school() -> PersonId | None:
    """Give whose report it has to be: a school takes back its own, a professional everybody's."""
    return reporter() if current_actor().role == SCHOOL_STAFF else None


def start_of_page() -> UUID | None:
    """Read after which id the page starts."""
    return starts_after(UUID)


def utc(moment: datetime) -> datetime:
    """Give a moment as we keep it."""
    return moment.astimezone(UTC)
