"""Every event and every field of it was looked at: it may leave, or there is a reason why not."""

import json
from pathlib import Path

import pytest

from access.policy import PHASES
from services.notifications.domain.outside import FIELDS, GROUPS, STAYS_INSIDE

CONTRACTS = {
    file.name.split(".")[1]: json.loads(file.read_text(encoding="utf-8"))
    for file in Path("contracts/events").glob("*.v1.json")
}
# Fields of events that are told, which stay inside: people, and what says more than that it happened.
STAY_INSIDE = {
    *("job_coach_id", "werkconsulent_id", "previous_job_coach_id", "for_person_id", "owner_id", "tell_ids"),
    *("participant_ids", "requested_by_id", "school_contact_id", "to_name", "to_id"),
    *("contract", "moments", "ics_sequence"),
}


def test_every_event_is_told_outside_or_there_is_a_reason_why_not():
    assert {*GROUPS, *STAYS_INSIDE} == set(CONTRACTS)
    assert not GROUPS.keys() & STAYS_INSIDE.keys()


def test_every_group_is_one_of_the_covenant():
    assert set(GROUPS.values()) <= PHASES.keys()


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_every_field_was_looked_at(name):
    fields = set(CONTRACTS[name]["properties"])

    assert fields <= FIELDS | STAY_INSIDE, "may it leave? FIELDS, or here"


def test_what_stays_inside_is_in_no_list_of_what_leaves():
    assert not FIELDS & STAY_INSIDE


def test_every_field_that_leaves_is_in_a_contract():
    assert set().union(*(CONTRACTS[name]["properties"] for name in GROUPS)) >= FIELDS
