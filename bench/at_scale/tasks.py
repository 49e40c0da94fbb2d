"""What each role asks for in the tasks of its budgets: every page, every form that is sent, every API route behind them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any, Final
from uuid import uuid4

from bench.at_scale.measuring import Measured, many, once_each
from bench.at_scale.visitor import PACKED, Visitor

FRIDAY: Final = 5
ONCE: Final = 20  # how many cases are really accepted, planned, ended
HEADER: Final = "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"
NAMES: Final = ("jansen", "post", "yara k", "akker", "de boer", "zeynep", "milan w", "kuipers")

Task = Callable[[Visitor, date], Iterator[Measured]]


def school(me: Visitor, today: date) -> Iterator[Measured]:
    """Report a leaver, import 200 rows, see what is open for a pupil, report drop-out."""
    role = "school"
    own = me.known(f"directory/v1/organisations/{me.person['organisation_id']}")
    town = me.known("directory/v1/organisations?kind=municipality&limit=200")[0]
    pupils = [each["id"] for each in me.known("intake/v1/pupils?limit=50")]
    yield many(role, "/schoolverlaters", me.page, ["/schoolverlaters"])
    yield many(role, "/schoolverlaters/melden", me.page, ["/schoolverlaters/melden"])
    yield many(role, "/jongeren/<id>", me.page, [f"/jongeren/{each}" for each in pupils])  # before the worker is busy
    leavers = [_leaver(number, town["code"], today, own) for number in range(ONCE)]
    numbered = {each["pupil_number"]: each for each in leavers}
    report = "/schoolverlaters/melden"
    yield once_each(role, f"{report} (versturen)", lambda number: me.submit(report, numbered[number]), list(numbered))
    yield many(role, "/schoolverlaters/importeren", me.page, ["/schoolverlaters/importeren"])
    yield from _imports(me, own["code"], town["name"], today)
    yield from _searching(role, me)
    yield from _routes(role, me, ["intake/v1/pupils?limit=50", "aftercare/v1/cases?limit=50", *_badge()])


def job_coach(me: Visitor, today: date) -> Iterator[Measured]:
    """Accept, find, report drop-out and the end of a contract."""
    role = "jobcoach"
    cases = me.known("aftercare/v1/cases?state=open&limit=200")
    pages = [f"/jongeren/{each['pupil_id']}" for each in cases]
    for path in ("/werk", "/jongeren", "/agenda", "/waarneming"):
        yield many(role, path, me.page, [path])
    yield many(role, "/jongeren/<id>", me.page, pages)
    yield many(role, "/meldingen", me.page, ["/meldingen"])
    yield once_each(role, "aannemen", lambda page: me.submit(f"{page}/aannemen", {}), pages[:ONCE])
    yield many(role, "/jongeren/<id>/uitval", me.page, [f"{each}/uitval" for each in pages])
    stops = {"on": f"{today:%d-%m-%Y}", "reason": "drop_out"}
    yield once_each(role, "uitval melden", lambda page: me.submit(f"{page}/uitval", stops), pages[:ONCE])
    yield many(role, "/jongeren/<id>/contract", me.page, [f"{each}/contract" for each in pages])
    yield once_each(role, "bewaren wat iemand typt", lambda page: me.submit("/concepten", _typing(page)), pages[:ONCE])
    yield many(role, "/jongeren/<id>/contact (met wat er stond)", me.page, [f"{each}/contact" for each in pages[:ONCE]])
    yield from _searching(role, me)
    ids = [each["id"] for each in cases]
    yield from _of_cases(role, me, ids)
    yield from _routes(role, me, ["aftercare/v1/worklist?limit=200", "aftercare/v1/cases?limit=50", *_badge()])


def _typing(page: str) -> dict[str, str]:
    """A contact that is being noted."""
    note = "Belt morgen terug over de baan."
    return {"draft": f"answers {uuid4()} {page}/contact", "reached": "yes", "channel": "phone", "note": note}


def werkconsulent(me: Visitor, today: date) -> Iterator[Measured]:
    """Plan, move, cancel, record."""
    role = "werkconsulent"
    talks = [
        f"/gesprekken/{each['id']}"
        for each in me.known("aftercare/v1/career-conversations?mine=true&limit=200")
        if each["state"] in {"requested", "cancelled"}
    ][:ONCE]
    for path in ("/werk", "/gesprekken", "/agenda", "/waarneming"):
        yield many(role, path, me.page, [path])
    yield many(role, "/gesprekken/<id>", me.page, talks)
    for what, hour in (("plannen", "10:00"), ("verplaatsen", "11:00")):
        when = {"day": f"{_a_working_day(today):%d-%m-%Y}", "time": hour, "minutes": "60", "place": "Kamer 3"}
        yield once_each(role, what, partial(_submit, me, when), talks)
    yield many(role, "/gesprekken/<id>/afzeggen", me.page, [f"{each}/afzeggen" for each in talks])
    yield once_each(role, "afzeggen", lambda talk: me.submit(f"{talk}/afzeggen", {"reason": "other"}), talks)
    yield many(role, "/gesprekken/<id>/uitkomst", me.page, [f"{each}/uitkomst" for each in talks])
    held = {"held_on": f"{today:%d-%m-%Y}", "next_step": "new_job", "remark": ""}
    yield once_each(role, "uitkomst vastleggen", lambda talk: me.submit(f"{talk}/uitkomst", held), talks)
    yield from _searching(role, me)
    yield from _routes(
        role, me, ["aftercare/v1/worklist?limit=200", "aftercare/v1/career-conversations?mine=true", *_badge()]
    )


def coordinator(me: Visitor, today: date) -> Iterator[Measured]:
    """See what is overdue, drill to a school, reassign ten, export."""
    del today
    role = "coördinator"
    schools = me.known("directory/v1/organisations?kind=school&limit=200")
    loads = [each for each in me.known("aftercare/v1/caseloads") if each["open_cases"] > ONCE]
    giving, taking = loads[0]["job_coach_id"], loads[-1]["job_coach_id"]
    figures = ("/cijfers", "/cijfers?per=gemeente", "/cijfers?per=leerlijn")
    for path in ("/werk", "/signalen", *figures, "/jongeren", "/gesprekken", "/overdragen", "/waarneming"):
        yield many(role, path, me.page, [path])
    yield many(role, "/signalen?school=<id>", me.page, [f"/signalen?school={each['id']}" for each in schools])
    yield many(role, "/jongeren?school=<id>", me.page, [f"/jongeren?school={each['id']}" for each in schools])
    pupils = [each["pupil_id"] for each in me.known("aftercare/v1/cases?limit=50")]
    yield many(role, "/jongeren/<id>", me.page, [f"/jongeren/{each}" for each in pupils])
    yield many(role, "/overdragen/<id>", me.page, [f"/overdragen/{each['job_coach_id']}" for each in loads])
    ids = [each["id"] for each in me.known(f"aftercare/v1/cases?job_coach_id={giving}&state=open&limit=50")]
    ten = {"case_id": ids[:10], "to": taking, "reason": "caseload"}
    back = ten | {"to": giving}
    turns = {"there": ten, "back": back}
    yield once_each(role, "tien overdragen", lambda to: me.submit("/overdragen/doen", turns[to]), ["there", "back"] * 5)
    yield many(role, "/signalen.csv?school=<id>", me.page, [f"/signalen.csv?school={each['id']}" for each in schools])
    yield many(role, "/inzage/<id>", me.page, [f"/inzage/{each}" for each in pupils])
    yield from _searching(role, me)
    yield from _routes(
        role,
        me,
        [
            "aftercare/v1/worklist?limit=200",
            "aftercare/v1/signals?limit=50",
            "aftercare/v1/signal-counts",
            "aftercare/v1/funnels",
            "aftercare/v1/caseloads",
            "aftercare/v1/cases?limit=50",
            f"aftercare/v1/cases?school_id={schools[0]['id']}",
            "aftercare/v1/career-conversations?state=requested&limit=200",
            *_badge(),
        ],
    )


def admin(me: Visitor, today: date) -> Iterator[Measured]:
    """Invite somebody, find an event, see who saw a file."""
    del today
    role = "beheerder"
    events = me.known("aftercare/v1/messaging/events?limit=30")
    people = me.known("directory/v1/people?limit=50")
    pages = ("/gebeurtenissen", "/medewerkers", "/medewerkers/nieuw", "/organisaties", "/systemen", "/termijnen")
    for path in (*pages, "/inzage"):
        yield many(role, path, me.page, [path])
    yield many(role, "/gebeurtenissen/<id>", me.page, [f"/gebeurtenissen/{each['event_id']}" for each in events])
    yield many(role, "/medewerkers/<id>", me.page, [f"/medewerkers/{each['id']}" for each in people])
    region = next(each["id"] for each in me.known("directory/v1/organisations?kind=region"))
    newcomers = [f"n{number}@voorbeeld.example" for number in range(ONCE)]
    role_of = {"name": "Iris de Wit", "role": "coordinator", "organisation_id": region}
    yield once_each(
        role, "medewerker toevoegen", lambda mail: me.submit("/medewerkers/nieuw", role_of | {"mail": mail}), newcomers
    )
    yield from _routes(
        role,
        me,
        [
            "aftercare/v1/messaging/summary",
            "notifications/v1/messaging/summary",
            "aftercare/v1/messaging/events?limit=30",
            "notifications/v1/messaging/inbox?state=dead",
            "directory/v1/people?limit=50",
            "intake/v1/retention-dues",
            "aftercare/v1/terms",
        ],
    )


TASKS: Final[dict[str, Task]] = {
    "school_staff": school,
    "job_coach": job_coach,
    "werkconsulent": werkconsulent,
    "coordinator": coordinator,
    "admin": admin,
}


def _a_working_day(today: date) -> date:
    """A day next week on which offices are open: outside them a form asks once more."""
    day = today + timedelta(days=7)
    return day + timedelta(days=7 - day.weekday()) if day.isoweekday() > FRIDAY else day


def _submit(me: Visitor, form: dict[str, str], path: str) -> Any:  # noqa: ANN401  what a visitor gets
    return me.submit(path, form)


def _imports(me: Visitor, brin: str, town: str, today: date) -> Iterator[Measured]:
    left = today - timedelta(days=30)
    random = Random(1)

    def sheet(_: str) -> dict[str, Any]:
        start = random.randrange(10**6, 10**8)
        rows = [
            f"8{start + n};Kim;;Test{n};14-03-2009;{brin};{town};arbeidsmarktgericht;{left:%d-%m-%Y};mbo;;;;nee"
            for n in range(200)
        ]
        return {"file": ("lijst.csv", "\r\n".join([HEADER, *rows]).encode(), "text/csv")}

    here = "/schoolverlaters/importeren"
    sheets = [str(number) for number in range(ONCE // 2)]
    shown = [me.submit(here, {}, sheet(each)) for each in sheets]
    yield once_each("school", "200 rijen, voorbeeld", lambda each: me.submit(here, {}, sheet(each)), sheets)
    packed = iter(PACKED.search(each.response.text) for each in shown)
    yield once_each(
        "school",
        "200 rijen, importeren",
        lambda _: me.submit(f"{here}/doen", {"packed": (next(packed) or {1: ""})[1]}),
        sheets,
    )


def _searching(role: str, me: Visitor) -> Iterator[Measured]:
    yield many(role, "/zoeken", me.page, ["/zoeken"])
    yield many(role, "/zoeken (versturen)", lambda text: me.submit("/zoeken", {"text": text}), NAMES)
    yield many(
        role, "POST intake/v1/pupil-searches", lambda text: me.ask("intake/v1/pupil-searches", {"text": text}), NAMES
    )


def _of_cases(role: str, me: Visitor, ids: list[str]) -> Iterator[Measured]:
    yield many(role, "GET aftercare/v1/cases/<id>", lambda case: me.ask(f"aftercare/v1/cases/{case}"), ids)
    yield many(
        role, "GET aftercare/v1/cases/<id>/timeline", lambda case: me.ask(f"aftercare/v1/cases/{case}/timeline"), ids
    )


def _routes(role: str, me: Visitor, paths: list[str]) -> Iterator[Measured]:
    for path in paths:
        yield many(role, f"GET {path}", me.ask, [path])


def _badge() -> list[str]:
    return ["notifications/v1/notifications", "notifications/v1/notifications/unread-count"]


def _leaver(number: int, town: str, today: date, own: dict[str, Any]) -> dict[str, str]:
    profile = {} if own["school_type"] == "pro" else {"exit_profile": "labour_market"}
    return profile | {
        "first_name": "Kim",
        "infix": "",
        "last_name": "Meting",
        "birth_date": "14-03-2009",
        "pupil_number": f"9{number:06d}",
        "municipality": town,
        "left_on": f"{today:%d-%m-%Y}",
        "destination": "mbo",
        "trajectory_open": "no",
    }
