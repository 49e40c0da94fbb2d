"""About sixty invented young people and what happened to them, relative to today; the same each time."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from doorlijn.region import words

SEED = 20261121

# What happened, and to how many: enough of each for every page to have something to show.
STORIES = (
    ("working", 22),
    ("ending_soon", 6),
    ("overdue", 6),
    ("to_plan", 4),
    ("planned", 4),
    ("held", 4),
    ("left_this_week", 5),
    ("mbo", 4),
    ("day_activities", 3),
    ("sheltered_work", 1),
    ("unknown", 1),
)
SCHOOLS = ("99AA", "99AB", "99AC", "99AD")
OPEN_TRAJECTORIES = 0.2  # of the leavers still owe work processes
PERMANENT_CONTRACTS = 0.3  # of the contracts have no end
FRIDAY = 4
NEXT_STEPS = ("new_job", "leerlijn", "mbo", "praktijkverklaring")
REASONS = ("not_renewed", "dismissed", "resigned", "drop_out")


@dataclass(frozen=True)
class Story:
    """What happened after leaving: days, all of them before or after today."""

    name: str
    ended_on: date | None = None  # the contract ended, and was reported that day
    reason: str = ""
    meets_on: date | None = None
    held_on: date | None = None
    next_step: str = ""


@dataclass(frozen=True)
class YoungPerson:
    """A leaver as the school reports one: the columns of the sheet."""

    pupil_number: str
    first_name: str
    infix: str
    last_name: str
    birth_date: date
    brin: str
    municipality: str
    exit_profile: str
    left_on: date
    destination: str
    employer: str
    contract_begin: date | None
    contract_end: date | None
    trajectory_open: bool
    story: Story


def young_people(today: date) -> tuple[YoungPerson, ...]:
    """Invent the region's young people; only the dates move with today."""
    random = Random(SEED)
    names = [name for name, count in STORIES for _ in range(count)]
    called = _names(random, len(names))
    told = enumerate(zip(names, called, strict=True), 1)
    return tuple(invent(random, nr, name, who, today) for nr, (name, who) in told)


def _names(random: Random, how_many: int) -> list[tuple[str, str, str]]:
    """Pair first and last names so that nobody is called the same."""
    pairs = [(first, *last) for first in words.FIRST_NAMES for last in words.LAST_NAMES]
    return random.sample(pairs, how_many)


def invent(random: Random, number: int, name: str, called: tuple[str, str, str], today: date) -> YoungPerson:
    """Invent one young person to whom a story happened."""
    story = _story(random, name, number, today)
    left_on = _left_on(random, name, today)
    destination = _destination(random, name)
    works = destination in {"work", "work_bbl", "sheltered_work"}
    first_name, infix, last_name = called
    return YoungPerson(
        pupil_number=f"{number:05d}",
        first_name=first_name,
        infix=infix,
        last_name=last_name,
        birth_date=left_on - timedelta(days=random.randint(17 * 365 + 5, 19 * 365)),
        brin=SCHOOLS[number % len(SCHOOLS)],
        municipality=f"GM{9001 + number % 16}",
        exit_profile=_exit_profile(destination),
        left_on=left_on,
        destination=destination,
        employer=random.choice(words.EMPLOYERS) if works else "",
        contract_begin=left_on + timedelta(days=1) if works else None,
        contract_end=_contract_end(random, name, today) if works else None,
        trajectory_open=random.random() < OPEN_TRAJECTORIES,
        story=story,
    )


def _story(random: Random, name: str, number: int, today: date) -> Story:
    reason = REASONS[number % len(REASONS)]
    if name == "overdue":
        return Story(name, today - timedelta(days=random.randint(22, 35)), reason)
    if name == "to_plan":
        return Story(name, today - timedelta(days=random.randint(2, 6)), reason)
    if name == "planned":
        meets_on = working_day(today + timedelta(days=random.randint(5, 9)))
        return Story(name, today - timedelta(days=random.randint(6, 9)), reason, meets_on)
    if name == "held":
        held_on = _school_day(today - timedelta(days=random.randint(2, 4)))
        next_step = NEXT_STEPS[number % len(NEXT_STEPS)]
        return Story(name, held_on - timedelta(days=4), reason, held_on, held_on, next_step)
    return Story(name)


def _left_on(random: Random, name: str, today: date) -> date:
    days = random.randint(0, 4) if name == "left_this_week" else random.randint(90, 640)
    return _school_day(today - timedelta(days=days))


def _destination(random: Random, name: str) -> str:
    if name in {"mbo", "day_activities", "sheltered_work", "unknown"}:
        return name
    return random.choice(("work", "work", "work", "work_bbl"))


def _exit_profile(destination: str) -> str:
    profiles = {"mbo": "further_education", "day_activities": "day_activities"}
    return profiles.get(destination, "labour_market")


def _contract_end(random: Random, name: str, today: date) -> date | None:
    """Give the last day in the contract; in most stories it ends earlier, or not yet."""
    if name == "ending_soon":
        return today + timedelta(days=random.randint(8, 80))
    if random.random() < PERMANENT_CONTRACTS:
        return None
    return today + timedelta(days=random.randint(100, 420))


def _school_day(day: date) -> date:
    """Give the day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def working_day(day: date) -> date:
    """Give the day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)
