"""Whatever people do, in whatever order: no open case without an owner, a next action and a date."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from services.aftercare.domain import deadlines, talk, work
from services.aftercare.domain.actions import actions
from services.aftercare.domain.contract import END_REASONS, Agreed
from services.aftercare.domain.conversation import NEXT_STEPS, Appointment, EndOfWork, Outcome
from services.aftercare.domain.events import ContractEnded
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.people import Absence, Roster
from services.aftercare.domain.rules import RuleBroken
from tests.aftercare.examples import (
    COACH,
    COORDINATOR,
    HERE,
    NOWHERE,
    OTHER_COACH,
    POLICY,
    ROSTER,
    THERE,
    WERKCONSULENT,
    a_case,
    leaving,
)

START = date(2026, 7, 10)
SHIFT = st.integers(-400, 900)  # days from today: also what people type wrongly


class OneCase(RuleBasedStateMachine):
    """One young person's two years, lived at random."""

    @initialize(municipality=st.sampled_from([HERE, NOWHERE]))
    def open(self, municipality):
        self.today = START
        self.roster = ROSTER
        self.case = a_case(START, municipality, today=START)

    def do(self, verb, *arguments: object):
        """Do something that a rule may forbid; what follows from an end is done too, as the services do it."""
        try:
            happened = verb(*arguments)
        except RuleBroken:
            return
        events = happened[1] if isinstance(happened, tuple) else happened
        for event in events:
            if isinstance(event, ContractEnded):
                cause = str(event.contract_id or f"drop_out/{event.ended_on}")
                end = EndOfWork(cause, "contract_ended", event.ended_on, event.reported_on)
                due_on = POLICY.due("career_conversation", event.reported_on)
                talk.request(self.case, end, due_on, self.roster, self.today)

    @property
    def now(self):
        return datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)

    @rule(days=st.integers(1, 200))
    def time_passes(self, days):
        self.today += timedelta(days=days)
        self.do(work.end_what_is_over, self.case, self.today)
        self.do(self.case.keep_open_or_close, self.today, "two_years_over")

    @rule()
    def accept(self):
        self.do(self.case.accept, self.now)

    @rule(begins=SHIFT, lasts=st.none() | st.integers(-20, 400), employer=st.sampled_from("ab"))
    def start_contract(self, begins, lasts, employer):
        begins_on = self.today + timedelta(days=begins)
        ends_on = None if lasts is None else begins_on + timedelta(days=lasts)
        self.do(work.start_contract, self.case, Agreed(begins_on, ends_on, employer=employer), self.today)

    @precondition(lambda self: self.case.contracts)
    @rule(data=st.data(), shift=SHIFT, reason=st.sampled_from(END_REASONS))
    def end_contract(self, data, shift, reason):
        contract = data.draw(st.sampled_from(self.case.contracts))
        on = self.today + timedelta(days=shift)
        self.do(work.end_contract, self.case, contract.contract_id, on, reason, self.today)

    @rule(shift=st.integers(-30, 3))
    def drop_out(self, shift):
        self.do(work.drop_out, self.case, self.today + timedelta(days=shift), "drop_out", self.today)

    @precondition(lambda self: self.case.conversations)
    @rule(data=st.data(), shift=SHIFT)
    def plan(self, data, shift):
        conversation = data.draw(st.sampled_from(self.case.conversations))
        starts_at = self.now + timedelta(days=shift)
        appointment = Appointment(starts_at, starts_at + timedelta(hours=1), "x")
        self.do(talk.schedule, self.case, conversation.conversation_id, appointment, self.roster, self.now)

    @precondition(lambda self: self.case.conversations)
    @rule(data=st.data())
    def cancel(self, data):
        conversation = data.draw(st.sampled_from(self.case.conversations))
        self.do(talk.cancel, self.case, conversation.conversation_id, "other")

    @precondition(lambda self: self.case.conversations)
    @rule(data=st.data(), shift=st.integers(-60, 5), step=st.sampled_from(NEXT_STEPS))
    def hold(self, data, shift, step):
        conversation = data.draw(st.sampled_from(self.case.conversations))
        outcome = Outcome(self.today + timedelta(days=shift), step, None, POLICY.due("next_step", self.today))
        self.do(talk.hold, self.case, conversation.conversation_id, outcome, self.today)
        self.do(self.case.keep_open_or_close, self.today, "conversation_held")

    @rule(shift=st.integers(-60, 700), municipality=st.sampled_from([HERE, THERE, NOWHERE]))
    def correct(self, shift, municipality):
        left_on = START + timedelta(days=shift)
        if self.case.is_left_anew(left_on):
            return
        self.do(self.case.correct, leaving(left_on, municipality), POLICY.due("aftercare", left_on), self.today)
        self.assign()

    @rule(has_coach=st.booleans(), has_werkconsulent=st.booleans(), is_away=st.booleans())
    def people_come_and_go(self, has_coach, has_werkconsulent, is_away):
        serving: dict[tuple[str, str], tuple[PersonId, ...]] = {}
        if has_coach:
            serving["job_coach", HERE] = (COACH, OTHER_COACH)
        if has_werkconsulent:
            serving["werkconsulent", HERE] = (WERKCONSULENT,)
        absences = {COACH: Absence(OTHER_COACH, self.today + timedelta(days=9))} if is_away else {}
        self.roster = Roster(serving, (COORDINATOR,), absences)
        self.assign()
        talk.find_werkconsulent(self.case, self.roster, self.today)

    def assign(self):
        if not self.case.is_served(self.roster):
            self.case.assign(self.roster, self.today, accept_by=self.today, search_by=self.today)

    @invariant()
    def an_open_case_has_an_owner_a_next_action_and_a_date(self):
        found = actions(self.case, self.roster, self.today)
        assert bool(found) == self.case.is_open
        assert all(action.owner_id and action.kind and isinstance(action.due_on, date) for action in found)

    @invariant()
    def a_closed_case_owes_no_conversation(self):
        assert self.case.is_open or self.case.owed_conversation is None

    @invariant()
    def at_most_one_conversation_is_owed(self):
        assert sum(conversation.is_owed for conversation in self.case.conversations) <= 1

    @invariant()
    def every_end_of_work_is_covered_by_a_conversation(self):
        covered = {cause for conversation in self.case.conversations for cause in conversation.causes}
        assert {str(one.contract_id) for one in self.case.contracts if one.ended_on} <= covered

    @invariant()
    def somebody_is_told_of_each_missed_deadline(self):
        owed = self.case.owed_conversation
        if owed:
            after = max(self.today, owed.due_on + timedelta(days=1))
            case = deepcopy(self.case)  # this only asks what would be told; telling is remembered
            for rung in ("substitute", "coordinator"):
                (event,) = deadlines.escalate(case, rung, replace(self.roster), after)
                assert event.tell_ids


TestOneCase = OneCase.TestCase
TestOneCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
