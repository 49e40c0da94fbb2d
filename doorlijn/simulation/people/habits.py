"""Who reacts to what: a table of contents of what people do when they hear of something."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from doorlijn.simulation.life import Life
from doorlijn.simulation.people import (
    claims,
    coaching,
    endings,
    leaving,
    municipality,
    nights,
    places,
    promises,
    staff,
    talking,
    transfers,
    whereabouts,
    working,
)
from doorlijn.simulation.play import Play, Reaction, Told


def _hears_it_is_too_late(play: Play, life: Life, told: Told) -> None:
    coaching.hears_of_a_deadline(play, life, told)
    talking.hears_it_is_too_late(play, life, told)
    transfers.hears_it_is_too_late(play, life, told)
    promises.hears_it_is_too_late(play, life, told)
    municipality.hears_it_is_too_late(play, life, told)


REACTIONS: Final[Mapping[str, Reaction]] = {
    "job_coach_assigned": coaching.hears_of_a_case,
    "check_in_done": coaching.hears_when_to_call,
    "check_in_missed": coaching.hears_when_to_call,
    "contract_started": working.hears_of_a_contract,
    "contract_extended": working.hears_that_it_goes_on,
    "contract_end_date_set": working.hears_that_it_goes_on,
    "contract_ending_soon": endings.hears_that_it_ends,
    "contract_last_day_claimed": claims.hears_of_a_claim,
    "case_transfer_proposed": transfers.hears_of_a_question,
    "destination_expired": whereabouts.hears_that_nobody_knows,
    "career_conversation_requested": talking.hears_of_a_conversation,
    "career_conversation_scheduled": talking.hears_of_an_appointment,
    "career_conversation_rescheduled": talking.hears_of_an_appointment,
    "career_conversation_cancelled": talking.hears_it_must_be_planned_again,
    "career_conversation_missed": talking.hears_it_must_be_planned_again,
    "promise_made": promises.hears_of_a_promise,
    "municipal_support_requested": municipality.hears_of_a_question,
    "deadline_approaching": coaching.hears_of_a_deadline,
    "deadline_missed": _hears_it_is_too_late,
}


def people_come_in(play: Play, pupils: int, begin: date, end: date) -> None:
    """Give everybody habits, and an agenda with what is known beforehand."""
    play.reactions.update(REACTIONS)
    leaving.invent(play, pupils, begin, end)
    staff.plan_leave(play, begin, end)
    staff.plan_changes(play, begin, end)
    places.open_places(play, begin, end)
    nights.plan_nights(play, begin, end)
