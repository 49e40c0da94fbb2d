from dataclasses import replace
from datetime import date

import pytest

from services.aftercare.domain import deadlines, transferring
from services.aftercare.domain.actions import actions
from services.aftercare.domain.cooperation_events import (
    CaseRefused,
    CaseTransferEnded,
    CaseTransferProposed,
    CaseTransferred,
)
from services.aftercare.domain.cooperation_rules import (
    CaseHasThisJobCoach,
    CaseIsAccepted,
    NothingIsProposed,
    ProposalIsForAnother,
    TransferIsProposed,
)
from services.aftercare.domain.events import JobCoachReleased
from services.aftercare.domain.rules import CaseIsClosed, PersonIsNoJobCoach
from services.aftercare.domain.transferring import Proposal
from tests.aftercare.examples import COACH, COORDINATOR, HERE, NOW, OTHER_COACH, PUPIL, ROSTER, TODAY, a_case

ANSWER_BY = date(2026, 11, 27)
AFTER = date(2026, 11, 28)
ASKED = Proposal(OTHER_COACH, "caseload", COACH, ANSWER_BY)


def accepted():
    case = a_case()
    case.accept(NOW)
    return case


def proposed():
    case = accepted()
    transferring.propose(case, ASKED, ROSTER, TODAY)
    return case


def accept(case, by=OTHER_COACH, roster=ROSTER):
    return transferring.accept(case, {by}, roster, NOW, TODAY)


def test_a_case_stays_where_it_is_until_the_colleague_accepts():
    case = accepted()

    assert transferring.propose(case, ASKED, ROSTER, TODAY) == [
        CaseTransferProposed(case.case_id, PUPIL, COACH, OTHER_COACH, "caseload", TODAY, ANSWER_BY)
    ]
    assert case.job_coach_id == COACH
    asked = [(one.owner_id, one.due_on) for one in actions(case, ROSTER, TODAY) if one.kind == "answer_transfer"]
    assert asked == [(OTHER_COACH, ANSWER_BY)]


def test_the_colleague_who_accepts_has_the_case():
    case = proposed()

    names = [type(event).__name__ for event in accept(case)]

    assert names == ["JobCoachAssigned", "CaseAccepted", "CaseTransferred"]
    assert (case.job_coach_id, case.accepted_at, case.proposed_to_id) == (OTHER_COACH, NOW, None)
    assert CaseTransferred(case.case_id, PUPIL, OTHER_COACH, COACH, TODAY).job_coach_id == OTHER_COACH


def test_accepting_twice_is_harmless():
    case = proposed()
    accept(case)

    assert accept(case) == []


def test_the_same_question_twice_is_harmless_and_another_one_waits():
    case = proposed()

    assert transferring.propose(case, ASKED, ROSTER, TODAY) == []
    with pytest.raises(TransferIsProposed):
        transferring.propose(case, replace(ASKED, reason="request"), ROSTER, TODAY)


def test_the_colleague_refuses_with_a_reason():
    case = proposed()

    events = transferring.refuse_transfer(case, {OTHER_COACH}, "absence", TODAY)

    assert events == [CaseTransferEnded(case.case_id, PUPIL, COACH, OTHER_COACH, "refused", "absence", TODAY)]
    assert case.job_coach_id == COACH
    with pytest.raises(NothingIsProposed):
        accept(case)


def test_whoever_asked_takes_it_back_and_twice_is_harmless():
    case = proposed()

    events = transferring.revoke(case, {COACH}, TODAY)

    assert events == [CaseTransferEnded(case.case_id, PUPIL, COACH, OTHER_COACH, "revoked", None, TODAY)]
    assert transferring.revoke(case, {COACH}, TODAY) == []


def test_only_who_is_asked_answers_and_only_who_asked_takes_back():
    case = proposed()

    for attempt in (
        lambda: accept(case, COACH),
        lambda: transferring.refuse_transfer(case, {COACH}, "other", TODAY),
        lambda: transferring.revoke(case, {OTHER_COACH}, TODAY),
    ):
        with pytest.raises(ProposalIsForAnother):
            attempt()
    assert transferring.revoke(case, {COORDINATOR}, TODAY, is_coordinator=True)


def test_a_case_is_proposed_to_a_job_coach_who_has_it_not_yet():
    with pytest.raises(PersonIsNoJobCoach):
        transferring.propose(accepted(), replace(ASKED, to_id=COORDINATOR), ROSTER, TODAY)
    with pytest.raises(CaseHasThisJobCoach):
        transferring.propose(accepted(), replace(ASKED, to_id=COACH), ROSTER, TODAY)


def test_whoever_is_no_job_coach_any_more_cannot_take_it_over():
    case = proposed()
    roster = replace(ROSTER, serving={("job_coach", HERE): (COACH,)})

    with pytest.raises(PersonIsNoJobCoach):
        accept(case, roster=roster)


def test_a_closed_case_goes_to_nobody():
    case = proposed()
    case.destroy(TODAY)

    with pytest.raises(CaseIsClosed):
        accept(case)


def test_a_case_that_was_assigned_can_be_refused_until_it_is_accepted():
    case = a_case()

    events = transferring.refuse(case, "caseload", ANSWER_BY, TODAY)

    assert events == [
        CaseRefused(case.case_id, PUPIL, COACH, "caseload", TODAY),
        JobCoachReleased(case.case_id, PUPIL, COACH, TODAY),
    ]
    assert [one.kind for one in actions(case, ROSTER, TODAY)] == ["assign_job_coach"]
    with pytest.raises(CaseIsAccepted):
        transferring.refuse(accepted(), "caseload", ANSWER_BY, TODAY)


def test_whoever_refused_is_not_assigned_again():
    case = a_case()
    transferring.refuse(case, "caseload", ANSWER_BY, TODAY)
    roster = replace(ROSTER, serving={("job_coach", HERE): (COACH, OTHER_COACH)})

    case.assign(ROSTER, TODAY, accept_by=ANSWER_BY, search_by=ANSWER_BY)
    assert case.job_coach_id is None
    case.assign(roster, TODAY, accept_by=ANSWER_BY, search_by=ANSWER_BY)
    assert case.job_coach_id == OTHER_COACH


def test_what_is_not_answered_or_accepted_in_time_the_coordinator_hears():
    (late,) = deadlines.escalate_transfer(proposed(), ROSTER, AFTER)
    (unaccepted,) = deadlines.escalate_acceptance(a_case(), ROSTER, AFTER)

    assert (late.process, late.owner_id, late.tell_ids) == ("case_transfer", OTHER_COACH, [COORDINATOR])
    assert (unaccepted.process, unaccepted.owner_id) == ("case_acceptance", COACH)
    assert deadlines.escalate_transfer(proposed(), ROSTER, ANSWER_BY) == []
    assert deadlines.escalate_acceptance(accepted(), ROSTER, AFTER) == []
