"""Puts the invented leerlijnen into aftercare, once; from then on the coordinator keeps them."""

from datetime import date, datetime
from typing import Any

from doorlijn.region.leerlijnen import intake_rule, leerlijnen, qualifications
from doorlijn.settings import Settings
from language.days import local
from messaging.database import open_engine, open_sessions, wait_until_ready
from messaging.work import unit_of_work
from services.aftercare.domain.leerlijn import EVERY, IntakeRule, Leerlijn, Period, WorkProcess
from services.aftercare.domain.qualification import Qualification
from services.aftercare.storage.leerlijnen import Leerlijnen

LONG_AGO = date(2024, 8, 1)


def seed(settings: Settings, now: datetime) -> bool:
    """Load the catalogue unless there is one; tells whether it did."""
    engine = open_engine(settings.database_url, "aftercare", pool_size=1, acts_as="system")
    wait_until_ready(engine, "aftercare")
    with unit_of_work(open_sessions(engine), "aftercare", now) as work:
        found = work.use(Leerlijnen)
        is_new = not found.all()
        if is_new:
            _fill(found, local(now).date())
    engine.dispose()
    return is_new


def _fill(found: Leerlijnen, today: date) -> None:
    found.load([Qualification(**each) for each in qualifications()])
    found.set_rule(IntakeRule("*", EVERY, LONG_AGO, **intake_rule()))
    for each in leerlijnen():
        found.put(_read(each.code, each.body(today)))


def _read(code: str, body: dict[str, Any]) -> Leerlijn:
    periods = (
        Period(date.fromisoformat(one["begins_on"]), date.fromisoformat(one["ends_on"]), one["places"], one["minimum"])
        for one in body["periods"]
    )
    processes = tuple(WorkProcess(**one) for one in body["work_processes"])
    return Leerlijn(code, body["name"], body["municipality"], tuple(body["offered_by"]), processes, tuple(periods))
