"""De Lijnstreek: always the same people, dates that move with today, and nobody real."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from doorlijn.region.leerlijnen import leerlijnen
from doorlijn.region.people import demo_person, demo_persons, is_demo_person, region_file
from doorlijn.region.young_people import young_people

TODAY = date(2026, 11, 21)
DAYS = [TODAY + timedelta(days=days) for days in range(14)]


def test_the_region_is_complete():
    kinds = Counter(each["kind"] for each in region_file()["organisations"])
    types = Counter(each.get("school_type") for each in region_file()["organisations"])
    roles = Counter(each.role for each in demo_persons())

    assert (kinds["municipality"], kinds["school"], kinds["development_company"]) == (16, 4, 3)
    assert (types["pro"], types["vso"]) == (2, 2)
    assert len(leerlijnen()) == 8
    assert (roles["job_coach"], roles["werkconsulent"], roles["admin"]) == (4, 3, 1)
    assert {"coordinator", "placement_advisor"} <= set(roles)


@pytest.mark.parametrize("role", ["job_coach", "werkconsulent"])
def test_every_municipality_is_served(role):
    served = {code for each in demo_persons() if each.role == role for code in each.municipalities}

    assert served == {f"GM{9001 + number}" for number in range(16)}


def test_every_school_has_staff():
    staffed = {each.organisation for each in demo_persons() if each.role == "school_staff"}

    assert len(staffed) == 4


def test_demo_persons_keep_their_ids_and_can_be_told_from_real_people():
    assert str(demo_person("job_coach").person_id) == "de300000-0000-4000-8000-000000000006"
    assert all(is_demo_person(each.person_id) for each in demo_persons())
    assert all(each.mail.endswith("@voorbeeld.example") for each in demo_persons())


def test_the_colleague_who_will_be_away_shares_a_municipality_with_another():
    *_, away = (each for each in demo_persons() if each.role == "job_coach")

    assert demo_person("job_coach", away.municipalities[0]).person_id != away.person_id


def test_the_young_people_are_the_same_each_time():
    assert young_people(TODAY) == young_people(TODAY)
    names = [(each.first_name, each.infix, each.last_name) for each in young_people(TODAY)]
    assert names == [(each.first_name, each.infix, each.last_name) for each in young_people(DAYS[9])]
    assert len(set(names)) == len(names) == 60


@pytest.mark.parametrize("today", DAYS)
def test_whatever_day_it_is_every_story_can_be_told(today):
    for person in young_people(today):
        story = person.story
        assert person.left_on <= today
        assert person.left_on < (story.ended_on or today + timedelta(days=1))
        assert person.contract_end is None or person.contract_end > today
        assert story.meets_on is None or story.meets_on.weekday() < 5
        if story.held_on and story.ended_on:
            assert story.ended_on < story.held_on < today
        elif story.meets_on and story.ended_on:
            assert today < story.meets_on <= story.ended_on + timedelta(days=20)


def test_some_conversations_are_overdue():
    stories = [each.story for each in young_people(TODAY) if each.story.name == "overdue"]
    ago = [TODAY - story.ended_on for story in stories if story.ended_on]

    assert len(ago) == 6
    assert all(timedelta(weeks=3) <= each <= timedelta(weeks=5) for each in ago)


def test_pupil_numbers_keep_their_leading_zeros_and_are_no_bsn():
    assert all(re.fullmatch(r"0\d{4}", each.pupil_number) for each in young_people(TODAY))
