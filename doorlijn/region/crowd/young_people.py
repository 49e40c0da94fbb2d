"""Any number of invented young people, each with a story of the demo; the same each time, only the dates move with today."""

from dataclasses import replace
from datetime import date
from itertools import groupby
from random import Random
from typing import Final

from doorlijn.region import words
from doorlijn.region.crowd.bodies import Bodies
from doorlijn.region.young_people import SEED, YoungPerson, invent

# Out of a hundred: what a large region looks like when most of it goes well.
STORIES: Final = {
    "working": 64,
    "ending_soon": 10,
    "overdue": 1,
    "to_plan": 1,
    "planned": 1,
    "held": 3,
    "left_this_week": 2,
    "mbo": 8,
    "day_activities": 6,
    "sheltered_work": 2,
    "unknown": 2,
}
TWO_NAMES: Final = 0.5  # of them have a second last name, so that not everybody is called the same
OF_A_WEEK: Final = 7


def crowd(bodies: Bodies, today: date) -> list[YoungPerson]:
    """Invent them."""
    random = Random(SEED)
    stories = random.choices(tuple(STORIES), tuple(STORIES.values()), k=bodies.cases)
    return [_one(random, bodies, number, story, today) for number, story in enumerate(stories)]


def weeks(people: list[YoungPerson]) -> list[tuple[date, list[YoungPerson]]]:
    """Give who left in the same week, the longest ago first, with the last day on which one of them left."""
    in_order = sorted(people, key=lambda one: one.left_on)
    grouped = groupby(in_order, key=lambda one: one.left_on.toordinal() // OF_A_WEEK)
    return [(week[-1].left_on, week) for week in (list(found) for _, found in grouped)]


def endings(people: list[YoungPerson]) -> list[tuple[date, list[YoungPerson]]]:
    """Give whose work ended on the same day, the longest ago first."""
    ended = [(one.story.ended_on, one) for one in people if one.story.ended_on]
    in_order = sorted(ended, key=lambda each: each[0])
    return [(day, [one for _, one in found]) for day, found in groupby(in_order, key=lambda each: each[0])]


def _one(random: Random, bodies: Bodies, number: int, story: str, today: date) -> YoungPerson:
    person = invent(random, number, story, _called(random), today)
    return replace(
        person,
        pupil_number=f"{number:07d}",
        brin=bodies.school_of(number),
        municipality=bodies.town_of(number),
    )


def _called(random: Random) -> tuple[str, str, str]:
    infix, last = random.choice(words.LAST_NAMES)
    if random.random() < TWO_NAMES:
        last = f"{last}-{random.choice(words.LAST_NAMES)[1]}"
    return random.choice(words.FIRST_NAMES), infix, last
