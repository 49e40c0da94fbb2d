"""The clocks of a case: each is a moment with the rule it comes from, and whoever hears it looks at the case again."""

from collections.abc import Sequence
from datetime import date, timedelta

from messaging.timers import Timers
from services.aftercare.domain import contract_ending, handing_over, school_claim
from services.aftercare.domain.case import Case, Closing
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.local_time import end_of, office_opens
from services.aftercare.domain.policy import CONVERSATION_ESCALATION, CONVERSATION_REMINDER, WARM_HAND_OVER, Policy
from services.aftercare.domain.reservation import Reservation
from services.aftercare.domain.terms import LONGEST
from services.aftercare.domain.work import next_end
from services.aftercare.handlers.contact_clocks import CONTACT, DESTINATION
from services.aftercare.handlers.promise_clocks import PROMISE

TALK = "career_conversation"
STEP = "next_step"
PLACE = "reserved_place"


def set_two_years(case: Case, timers: Timers) -> None:
    """Ring when the two years are over."""
    timers.set(
        "aftercare",
        case.case_id,
        "two_years",
        end_of(case.ends_on),
        f"end of {case.ends_on}, two years after {case.left_on}",
    )


def set_hand_over(case: Case, policy: Policy, timers: Timers) -> None:
    """Ring when it is time to find somebody who takes over after the two years."""
    ask_on, term = handing_over.ask_on(case, policy), policy.term(WARM_HAND_OVER, case.left_on)
    rule = f"{term} before {case.ends_on}, the end of the two years"
    timers.set("aftercare", case.case_id, "hand_over", office_opens(ask_on), rule)


def close_or_wait(case: Case, timers: Timers, today: date, reason: Closing, *, has_waited: bool) -> Sequence[CaseEvent]:
    """Close when the two years are over and nothing is owed; that it waits to be handed over its clock tells at once."""
    ring_for_hand_over(case, timers, today, has_waited=has_waited)
    return handing_over.close(case, today, reason)


def ring_for_hand_over(case: Case, timers: Timers, today: date, *, has_waited: bool) -> None:
    """Let the clock of the two years ring once more, at once, for a case that begins to wait only now: everybody hears so.

    When it rang something else was owed, and nobody was told that the hand-over is late.
    """
    if not has_waited and handing_over.waits(case, today):
        set_two_years(case, timers)


def set_acceptance(case: Case, timers: Timers) -> None:
    """Ring when somebody should have accepted the case, or a job coach should have been found."""
    if case.act_by is None or case.accepted_at is not None:
        timers.cancel("aftercare", case.case_id, "acceptance_due")
    else:
        rule = f"end of {case.act_by}, last day to accept the case"
        timers.set("aftercare", case.case_id, "acceptance_due", end_of(case.act_by), rule)


def set_transfer(case: Case, timers: Timers) -> None:
    """Ring when a colleague should have answered."""
    if case.answer_by is None:
        timers.cancel("aftercare", case.case_id, "transfer_due")
    else:
        rule = f"end of {case.answer_by}, last day to answer the question to take the case over"
        timers.set("aftercare", case.case_id, "transfer_due", end_of(case.answer_by), rule)


def set_support(case: Case, timers: Timers) -> None:
    """Ring when the municipality should have answered."""
    awaited = case.awaited_support
    if awaited is None:
        timers.cancel("aftercare", case.case_id, "support_due")
    else:
        rule = f"end of {awaited.answer_by}, last day for the municipality to answer"
        timers.set("aftercare", case.case_id, "support_due", end_of(awaited.answer_by), rule)


def set_contract_end(case: Case, timers: Timers) -> None:
    """Ring when the next contract ends, if one has an end date; and when it may be time to ask what comes next."""
    ends_on = next_end(case)
    if ends_on is None:
        timers.cancel("contract", case.case_id, "contract_end")
        timers.cancel("contract", case.case_id, "contract_ending")
    else:
        timers.set(
            "contract", case.case_id, "contract_end", end_of(ends_on), f"end of {ends_on}, last day of the contract"
        )
        # The terms are looked up when it rings: a region asks this many days before at the earliest.
        look_on = ends_on - timedelta(days=LONGEST["days"])
        rule = f"{LONGEST['days']} days before {ends_on}, the earliest day on which is asked what comes next"
        timers.set("contract", case.case_id, "contract_ending", office_opens(look_on), rule)


def set_claim(case: Case, timers: Timers, today: date) -> None:
    """Ring when somebody should have said which last day is right; what is too late already was told."""
    claimed = next(school_claim.claimed_of(case), None)
    if claimed is None or claimed.claim_answer_by is None:
        timers.cancel("contract", case.case_id, "last_day_claim_due")
    elif claimed.claim_answer_by >= today:
        rule = f"end of {claimed.claim_answer_by}, last day to say which last day of the contract is right"
        timers.set("contract", case.case_id, "last_day_claim_due", end_of(claimed.claim_answer_by), rule)


def set_contract_ending(case: Case, policy: Policy, timers: Timers, today: date) -> None:
    """Ring when the next question about a contract that ends is due, if there is one."""
    ask_on = contract_ending.next_ask(case, policy, today)
    if ask_on is None:
        timers.cancel("contract", case.case_id, "contract_ending")
    else:
        rule = f"{ask_on}, when is asked what comes after the contract"
        timers.set("contract", case.case_id, "contract_ending", office_opens(ask_on), rule)


def set_conversation(case: Case, owed: Conversation, policy: Policy, timers: Timers) -> None:
    """Ring some days before the deadline, when it has passed, and some days after."""
    before = policy.term(CONVERSATION_REMINDER, owed.requested_on)
    after = policy.term(CONVERSATION_ESCALATION, owed.requested_on)
    remind_on = policy.working_days.before(owed.due_on, before.amount)
    escalate_on = policy.working_days.end_of(after, owed.due_on)
    timers.set(TALK, case.case_id, "conversation_reminder", office_opens(remind_on), f"{before} before {owed.due_on}")
    timers.set(TALK, case.case_id, "conversation_due", end_of(owed.due_on), f"end of {owed.due_on}")
    timers.set(TALK, case.case_id, "conversation_escalation", end_of(escalate_on), f"{after} after {owed.due_on}")


def stop_conversation(case: Case, timers: Timers) -> None:
    """Nothing is owed any more."""
    timers.cancel(TALK, case.case_id)


def after_withdrawal(case: Case, timers: Timers) -> None:
    """Wait for the end of work that goes on; what nobody owes any more has no clock."""
    set_contract_end(case, timers)
    if case.owed_conversation is None:
        stop_conversation(case, timers)


def after_last_day(
    case: Case, timers: Timers, today: date, events: Sequence[CaseEvent], *, has_waited: bool
) -> Sequence[CaseEvent]:
    """Follow what became known of the last day of work: its clocks move, and a case that is over closes or waits.

    Gives `events` with what follows from them; without any nothing changed.
    """
    if not events:
        return []
    after_withdrawal(case, timers)
    set_claim(case, timers, today)
    return [*events, *close_or_wait(case, timers, today, "two_years_over", has_waited=has_waited)]


def set_reservation(reservation: Reservation, timers: Timers) -> None:
    """Ring when a reserved place goes to somebody else."""
    last = reservation.expires_on
    timers.set(PLACE, reservation.case_id, "reservation_expires", end_of(last), f"end of {last}, last day of the place")


def stop_reservation(case: Case, timers: Timers) -> None:
    """No place is reserved any more, or the young person has begun."""
    timers.cancel(PLACE, case.case_id)


def set_next_step(case: Case, agreed: Conversation, timers: Timers) -> None:
    """Ring when the step that was agreed must have begun; a step that nobody waits for has no clock."""
    if agreed.begin_by is None or agreed.began_on is not None:
        timers.cancel(STEP, case.case_id)
    else:
        rule = f"end of {agreed.begin_by}, last day for the next step to begin"
        timers.set(STEP, case.case_id, "next_step_begins", end_of(agreed.begin_by), rule)


def stop_all(case: Case, timers: Timers) -> None:
    """The file is destroyed: no clock of it rings."""
    for process in ("aftercare", "contract", TALK, STEP, PLACE, CONTACT, DESTINATION, PROMISE):
        timers.cancel(process, case.case_id)
