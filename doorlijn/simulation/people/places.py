"""The region's leerlijnen with few places: they are kept for young people, taken when these begin, and free again when not."""

from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.region.leerlijnen import leerlijnen
from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import A_DAY, OFFICE, moment
from doorlijn.simulation.life import Life
from doorlijn.simulation.play import Play
from services.aftercare.domain.case import Case
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.leerlijn import Leerlijn, Period, WorkProcess, rule_of
from services.aftercare.domain.reserving import may_enter
from services.aftercare.handlers import put_leerlijn
from services.aftercare.handlers.put_leerlijn import PutLeerlijn
from services.aftercare.handlers.record_outcome import Choice
from services.aftercare.handlers.reserve_place import Office
from services.aftercare.storage.leerlijnen import Leerlijnen
from services.aftercare.storage.reservations import Reservations

STARTS: Final = ((2, 1), (5, 1), (9, 1), (11, 15))  # month and day on which a period begins
LASTS: Final = timedelta(days=90)
PLACES: Final = 1


def open_places(play: Play, begin: date, end: date) -> None:
    """Let the coordinator keep the catalogue from the first day on."""
    play.agenda.add(moment(begin + A_DAY, OFFICE), "aftercare", partial(put, begin, end))


def put(begin: date, end: date, desk: Desk) -> None:
    """Keep each leerlijn with all periods of these years."""
    days = [date(year, *start) for year in range(begin.year, end.year + 1) for start in STARTS]
    periods = tuple(Period(day, day + LASTS, PLACES, 1) for day in days)
    known = desk.transaction.use(Leerlijnen)
    for each in leerlijnen():
        processes = tuple(WorkProcess(**one) for one in each.work_processes)
        new = Leerlijn(each.code, each.name, each.municipality, each.offered_by, processes, periods)
        put_leerlijn.handle(PutLeerlijn(new), known)
    desk.note("leerlijnen", places=PLACES)


def office(desk: Desk) -> Office:
    """Give what keeping a place takes."""
    transaction = desk.transaction
    return Office(transaction.use(Leerlijnen), transaction.use(Reservations), desk.policy, transaction.timers)


def choose(case: Case, person_id: PersonId, life: Life, desk: Desk) -> Choice:
    """Choose a period that is still to come and has a place, of a leerlijn that lets him in; without one only the step is agreed."""
    known = desk.transaction.use(Leerlijnen)
    taken, rules = known.taken(), known.rules()
    free: list[UUID] = []
    for each in known.all():
        if may_enter(case, rule_of(rules, each.code, desk.today), desk.today):
            ids = [period.id_in(each.code) for period in each.periods if period.begins_on > desk.today]
            free += [one for one in ids[:1] if taken.get(one, 0) < PLACES]
    return Choice(person_id, life.chance.choice(free[:3])) if free else Choice()
