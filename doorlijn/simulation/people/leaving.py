"""Schools: they report who left, some of them long afterwards, and correct what they reported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Final

from doorlijn.region import words
from doorlijn.region.crowd.telling import as_sent
from doorlijn.region.young_people import Story, YoungPerson
from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import OFFICE, moment, working_days_after
from doorlijn.simulation.life import Life
from doorlijn.simulation.play import Play
from messaging.work import Work
from services.aftercare.domain.ids import PupilId
from services.intake.domain.row import Row, cells_of
from services.intake.handlers import report_leaver
from services.intake.handlers.report_leaver import ReportLeavers
from services.intake.handlers.rows_told import Outcome
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils

HEADER: Final = 1  # rows of a sheet are counted from the one after it
IN_SUMMER: Final = 0.85  # of those who leave in a school year
AT_WORK: Final = 0.7
PERMANENT: Final = 0.2
CORRECTED: Final = 0.04
DAYS_OF_WORK: Final = (30, 420)
# Days on which clocks go wrong when they do: the hour that is skipped or comes twice, leap day, holidays, month's ends.
SPECIAL: Final = ((3, 28), (10, 25), (2, 29), (5, 5), (12, 31), (12, 25), (8, 31), (4, 30))
ON_A_SPECIAL_DAY: Final = 0.15


def school_years(begin: date, end: date) -> list[int]:
    """Give the summers whose leavers this region helps: two before the beginning, and those that come."""
    years = range(begin.year - 2, end.year + 1)
    return [year for year in years if date(year, 7, 17) < end and date(year + 2, 7, 10) > begin]


def invent(play: Play, count: int, begin: date, end: date) -> None:
    """Let schools report so many young people, spread over the summers."""
    summers = school_years(begin, end)
    lives = [_life(play, number, summers[number % len(summers)], begin, end) for number in range(count)]
    by_day: dict[date, list[Life]] = {}
    for life in lives:
        by_day.setdefault(max(life.leaver.left_on, begin), []).append(life)
    for day, left in sorted(by_day.items()):
        at = moment(working_days_after(day, 1), OFFICE)
        play.agenda.add(at, "intake", partial(report, left))


def report(lives: Sequence[Life], desk: Desk) -> None:
    """Bring a sheet with everybody who left on a day."""
    pupils = {pupil.pupil_number: pupil for pupil in _send(lives, desk).pupils}
    for life in lives:
        pupil = pupils[life.leaver.pupil_number]
        life.pupil_id = PupilId(pupil.pupil_id)
        desk.play.lives[str(pupil.pupil_id)] = life
        _note(desk, "left", life)
        if life.happens(CORRECTED):
            at = moment(working_days_after(desk.today, life.chance.randint(3, 30)), OFFICE)
            desk.play.agenda.add(at, "intake", partial(correct, life), life)


def correct(life: Life, desk: Desk) -> None:
    """Report somebody again, with another last day."""
    moved = life.leaver.left_on + timedelta(days=life.chance.choice((-9, -2, 3, 7)))
    if moved < desk.today:
        correct_to(life, replace(life.leaver, left_on=moved), desk)


def correct_to(life: Life, leaver: YoungPerson, desk: Desk) -> None:
    """Send a row again, with other values."""
    life.leaver = leaver
    _send([life], desk)
    _note(desk, "corrected", life)


def _note(desk: Desk, kind: str, life: Life) -> None:
    one = life.leaver
    desk.note(
        kind,
        pupil_id=life.pupil_id,
        left_on=one.left_on,
        begins_on=one.contract_begin,
        ends_on=one.contract_end,
    )


def _send(lives: Iterable[Life], desk: Desk) -> Outcome:
    rows = [Row(number, cells_of(as_sent(life.leaver))) for number, life in enumerate(lives, HEADER + 1)]
    pupils, places = desk.transaction.use(Pupils), desk.transaction.use(Places)
    outcome = report_leaver.handle(ReportLeavers(rows), pupils, places, desk.now)
    if outcome.refused:
        raise ValueError(f"the simulation's sheet is no good: {outcome.refused[:3]}")
    staff = desk.play.bodies.staff()
    for event in outcome.events:
        person = staff[event.school_id]  # type: ignore[union-attr]  # a sheet gives events of pupils only
        work = Work(desk.transaction, desk.now, actor=f"person/{person}", actor_role="school_staff")
        work.publish(event)
    return outcome


def _life(play: Play, number: int, summer: int, begin: date, end: date) -> Life:
    chance = Random(f"{play.seed} {number}")
    left_on = _left_on(chance, summer, end)
    works = chance.random() < AT_WORK
    infix, last = chance.choice(words.LAST_NAMES)
    begins_on = left_on + timedelta(days=chance.randint(1, 20))
    leaver = YoungPerson(
        pupil_number=f"{number:07d}",
        first_name=chance.choice(words.FIRST_NAMES),
        infix=infix,
        last_name=last,
        birth_date=left_on - timedelta(days=chance.randint(17 * 365 + 5, 19 * 365)),
        brin=play.bodies.school_of(number),
        municipality=play.bodies.town_of(number),
        exit_profile="labour_market",
        left_on=left_on,
        destination="work" if works else chance.choice(("mbo", "day_activities", "none")),
        employer=chance.choice(words.EMPLOYERS) if works else "",
        contract_begin=begins_on if works else None,
        contract_end=_last_day(chance, max(begins_on, begin)) if works else None,
        trajectory_open=False,
        story=Story("simulated"),
    )
    return Life(leaver, chance)


def _left_on(chance: Random, summer: int, end: date) -> date:
    """Give the last day at school: most leave when the school year ends, some in the year after."""
    if chance.random() < IN_SUMMER:
        return date(summer, *chance.choice(((7, 10), (7, 17), (7, 17), (8, 31))))
    later = date(summer, 9, 1) + timedelta(days=chance.randrange(300))
    return later if later < end else date(summer, 7, 17)


def _last_day(chance: Random, begins_on: date) -> date | None:
    if chance.random() < PERMANENT:
        return None
    last = begins_on + timedelta(days=chance.randint(*DAYS_OF_WORK))
    if chance.random() < ON_A_SPECIAL_DAY:
        return next(_special_days(chance, last), last)
    return last


def _special_days(chance: Random, near: date) -> Iterator[date]:
    """Give days near another one on which a clock is easily wrong."""
    for month, day in chance.sample(SPECIAL, len(SPECIAL)):
        for year in (near.year, near.year + 1):
            try:
                found = date(year, month, day)
            except ValueError:  # no leap year
                continue
            if found > near:
                yield found
