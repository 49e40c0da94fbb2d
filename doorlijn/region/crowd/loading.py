"""Fills an installation of the demo with a crowd, before its processes start; stopped halfway, it goes on where it was."""

import signal
import sys
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from typing import Final

import psycopg2
import structlog
from sqlalchemy.engine import make_url

from doorlijn import logs, settings
from doorlijn.region.crowd.bodies import Bodies
from doorlijn.region.crowd.office import Office
from doorlijn.region.crowd.progress import PROCESSES, Asked, asked_of, keep, part_of
from doorlijn.region.crowd.telling import AMSTERDAM, Teller
from doorlijn.region.crowd.young_people import crowd, endings, weeks
from doorlijn.region.people import demo_person
from doorlijn.region.young_people import STORIES
from doorlijn.settings import Settings
from messaging.work import Work
from services.directory.handlers import load_directory
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People

log = structlog.get_logger()

OF_THE_STORIES: Final = sum(count for _, count in STORIES)  # the demo has these anyway
BEFORE_EVERYBODY: Final = timedelta(days=700)
STILL_NEW: Final = timedelta(days=14)


def load(known: Settings, cases: int, now: datetime) -> None:
    """Fill it up to so many cases, those of the stories counted too."""
    asked = asked_of(known.home) or Asked(cases, now.isoformat())
    if asked.is_whole:
        return
    office = Office(known.database_url, asked.now)
    office.clear()
    register(office, _bodies(asked), asked.now - BEFORE_EVERYBODY)
    keep(known.home, asked)
    _tell_side_by_side(known, asked)
    office.now = asked.now
    office.fire()
    office.count_as_mailed()
    office.count_as_read(asked.now - STILL_NEW)
    asked.brought = office.told()
    office.close()
    _tidy(known.database_admin_url)
    asked.is_whole = True
    keep(known.home, asked)


def tell_part(known: Settings, asked: Asked, number: int) -> None:
    """Tell what happened in the towns of one process; after each week and each day, what was done is kept."""
    bodies, progress = _bodies(asked), part_of(known.home, number)
    today: date = asked.now.astimezone(AMSTERDAM).date()
    mine = [one for one in crowd(bodies, today) if bodies.place_of(one.brin) % PROCESSES == number]
    office = Office(known.database_url, asked.now)
    teller = Teller(office, bodies, asked.now)
    parts = [(teller.leave, *week) for week in weeks(mine)] + [(teller.end, *day) for day in endings(mine)]
    parts += [(teller.call, *week) for week in weeks(mine)]
    progress.of = len(parts)
    for tell, day, people in parts[progress.done :]:
        tell(day, people)
        office.count_as_mailed()
        progress.done += 1
        keep(known.home, progress, number)
    office.close()


def _bodies(asked: Asked) -> Bodies:
    return Bodies(asked.cases - OF_THE_STORIES)


def _tell_side_by_side(known: Settings, asked: Asked) -> None:
    context = get_context("spawn")
    tellers = [
        context.Process(target=tell_part, args=(known, asked, number), daemon=True) for number in range(PROCESSES)
    ]
    for each in tellers:
        each.start()
    for each in tellers:
        each.join()
    if any(each.exitcode for each in tellers):
        raise SystemExit(
            "a part of the crowd could not be told: what was done is kept, a next start goes on from there"
        )


def register(office: Office, bodies: Bodies, moment: datetime) -> None:
    admin = demo_person("admin")
    office.now = moment
    with office.transaction("directory") as transaction:
        organisations, people = transaction.use(Organisations), transaction.use(People)
        report, events = load_directory.handle(bodies.command(), organisations, people, transaction.timers, moment)
        if report.refused:
            raise ValueError(f"the crowd has wrong bodies: {report.refused[:3]}")
        Work(transaction, moment, actor=f"person/{admin.person_id}", actor_role="admin").publish(*events)


def _tidy(admin_url: str) -> None:
    """Let the planner know at once what is there, and the disk have it: by itself the database would do both while people wait."""
    url = make_url(admin_url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("CHECKPOINT")
    connection.close()


def main() -> None:
    """Load as many as were asked for."""
    logs.configure()
    known = settings.load()
    if not known.is_demo:
        raise SystemExit("the invented region belongs to the demo: set DOORLIJN_PROFILE=demo")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the other processes end too
    load(known, int(sys.argv[1]), datetime.now(UTC))  # noqa: TID251  the door: inside, the time is an argument
    log.info("crowd_loaded", cases=sys.argv[1])


if __name__ == "__main__":
    main()
