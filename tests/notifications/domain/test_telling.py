"""Who is told: values in, values out."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.notifications.domain.telling import Fact, tellings

ANN, BEN, CAS, DEE = (UUID(int=number) for number in range(1, 5))
PEOPLE = st.sampled_from([ANN, BEN, CAS, DEE])


def fact(actor: str = "system") -> Fact:
    return Fact(UUID(int=9), "contract_ended", datetime(2026, 11, 20, tzinfo=UTC), actor, "/werk")


def test_what_somebody_must_do_goes_before_what_he_should_know():
    told = tellings(fact(), act=[ANN], know=[ANN, BEN])

    assert {each.person_id: each.must_act for each in told} == {ANN: True, BEN: False}


def test_nobody_is_told_of_what_he_did_himself():
    assert tellings(fact(f"person/{ANN}"), act=[ANN]) == []


def test_a_substitute_is_not_told_of_what_he_did_himself():
    told = tellings(fact(f"person/{BEN}"), act=[ANN], substitutes={ANN: BEN})

    assert [each.person_id for each in told] == [ANN]


def test_the_substitute_of_whoever_did_it_is_told():
    told = tellings(fact(f"person/{ANN}"), act=[ANN], substitutes={ANN: BEN})

    assert [(each.person_id, each.for_person_id) for each in told] == [(BEN, ANN)]


def test_whoever_is_told_in_his_own_right_is_not_told_for_another():
    told = tellings(fact(), act=[ANN, BEN], substitutes={ANN: BEN})

    assert [(each.person_id, each.for_person_id) for each in told] == [(ANN, None), (BEN, None)]


def test_a_substitute_must_act_where_the_absent_one_must():
    told = tellings(fact(), act=[ANN], know=[BEN], substitutes={ANN: BEN})

    assert [(each.person_id, each.must_act) for each in told] == [(ANN, True), (BEN, True)]


def test_two_colleagues_who_stand_in_for_one_another_are_each_told_once():
    told = tellings(fact(), act=[ANN], substitutes={ANN: BEN, BEN: ANN})

    assert [each.person_id for each in told] == [ANN, BEN]


def test_an_actor_who_cannot_be_read_keeps_nobody_from_being_told():
    assert [each.person_id for each in tellings(fact("person/nobody"), act=[ANN])] == [ANN]


@given(
    act=st.lists(PEOPLE),
    know=st.lists(PEOPLE),
    substitutes=st.dictionaries(PEOPLE, PEOPLE),
    actor=st.one_of(st.just("system"), PEOPLE.map(lambda person: f"person/{person}")),
)
def test_however_people_stand_in_each_is_told_once_and_the_actor_never(act, know, substitutes, actor):
    told = [each.person_id for each in tellings(fact(actor), act=act, know=know, substitutes=substitutes)]

    assert len(told) == len(set(told))
    assert actor.removeprefix("person/") not in map(str, told)
    assert {person for person in (*act, *know) if f"person/{person}" != actor} <= set(told)
