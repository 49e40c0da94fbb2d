"""The staff: holidays with a colleague who stands in, illness without one, a colleague who leaves, a free day of the region."""

from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from doorlijn.simulation.desk import Desk
from doorlijn.simulation.hours import A_DAY, OFFICE, moment, working_day, working_days_after
from doorlijn.simulation.play import Play
from services.aftercare.domain.free_days import FreeDay
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.handlers import reassign_cases, set_free_days
from services.aftercare.handlers.reassign_cases import ReassignCases
from services.aftercare.handlers.set_free_days import SetFreeDays
from services.aftercare.storage.free_days import FreeDays
from services.directory.handlers import grant_role, name_substitute, revoke_role, withdraw_substitute
from services.directory.handlers.grant_role import GrantRole
from services.directory.handlers.name_substitute import NameSubstitute
from services.directory.handlers.revoke_role import RevokeRole
from services.directory.handlers.withdraw_substitute import WithdrawSubstitute
from services.directory.storage.organisations import Organisations
from services.directory.storage.people import People

SUMMER_LEAVE: Final = (14, 21)  # days
ILLNESS: Final = (2, 9)
BACK_EARLY: Final = 0.15
ANNOUNCED: Final = 6  # days before it, a free day of the region is announced
REPLACED_AFTER: Final = 10  # working days until a new colleague has the role


def plan_leave(play: Play, begin: date, end: date) -> None:
    """Let everybody who has young people be away now and then."""
    for role in (play.coaches, play.werkconsulenten):
        for nr, person_id in enumerate(role):
            others = [one for one in role if one != person_id]
            for year in range(begin.year, end.year + 1):
                _summer(play, person_id, others, year, nr)
                _illness(play, person_id, year)


def plan_changes(play: Play, begin: date, end: date) -> None:
    """Let a colleague leave each year, cases be handed over, and the region have a free day, one of which is withdrawn."""
    for year in range((end - begin).days // 365 + 1):
        first = begin + timedelta(days=365 * year)
        gone = play.coaches[year % max(1, len(play.bodies.command().people) - 2)]
        _at(play, first + timedelta(days=130), "directory", partial(leave_for_good, gone))
        for month in (3, 6, 10):
            _at(play, first + timedelta(days=month * 30), "aftercare", hand_over_some)
        free = working_day(first + timedelta(days=200))
        _at(play, free - timedelta(days=ANNOUNCED), "aftercare", partial(set_free, free))
        other = working_day(first + timedelta(days=260))
        _at(play, other - timedelta(days=30), "aftercare", partial(set_free, other))
        _at(play, other - timedelta(days=ANNOUNCED), "aftercare", partial(withdraw_free, other))


def go_on_leave(person_id: UUID, others: list[UUID], until: date, desk: Desk) -> None:
    """Name a colleague who is there; with nobody left, be away all the same."""
    people = desk.transaction.use(People)
    for other in others:
        found = people.find(other)
        if found and not found.is_away(desk.today) and other not in desk.play.ill:
            command = NameSubstitute(person_id, other, until)
            events = name_substitute.handle(command, people, desk.transaction.timers, desk.now)
            desk.admin().publish(*events)
            desk.note("away", person_id=person_id, substitute_id=other, until=until)
            return
    be_ill(person_id, until, desk)


def come_back(person_id: UUID, desk: Desk) -> None:
    """Be back before the last day."""
    events = withdraw_substitute.handle(
        WithdrawSubstitute(person_id), desk.transaction.use(People), desk.transaction.timers
    )
    if events:
        desk.admin().publish(*events)
        desk.note("back", person_id=person_id)


def be_ill(person_id: UUID, until: date, desk: Desk) -> None:
    """Be away while nobody stands in: what he meant to do waits."""
    desk.play.ill[person_id] = until
    desk.note("ill", person_id=person_id, until=until)


def leave_for_good(person_id: UUID, desk: Desk) -> None:
    """Lose the role; two weeks later a colleague from elsewhere gets it too."""
    person = desk.transaction.use(People).lock(person_id)
    role = next((held for held in person.roles if held.role == "job_coach"), None)
    if role is None:
        return
    events = revoke_role.handle(RevokeRole(person_id, role.role_id), desk.transaction.use(People))
    desk.admin().publish(*events)
    desk.note("left_the_region", person_id=person_id)
    successor = next(one for one in desk.play.coaches if one != person_id)
    areas = tuple(role.municipalities)
    day = working_days_after(desk.today, REPLACED_AFTER)
    act = partial(succeed, successor, UUID(str(role.organisation_id)), areas)
    desk.play.agenda.add(moment(day, OFFICE), "directory", act)


def succeed(person_id: UUID, organisation_id: UUID, areas: tuple[str, ...], desk: Desk) -> None:
    """Get the municipalities of a colleague who left, beside the own ones."""
    people, organisations = desk.transaction.use(People), desk.transaction.use(Organisations)
    held = [role for role in people.lock(person_id).roles if role.organisation_id == organisation_id]
    own = [area for role in held if role.role == "job_coach" for area in role.municipalities]
    command = GrantRole(person_id, "job_coach", organisation_id, tuple({*own, *areas}))
    desk.admin().publish(*grant_role.handle(command, people, organisations))
    desk.note("took_over", person_id=person_id)


def hand_over_some(desk: Desk) -> None:
    """Let the coordinator give a few cases to another job coach."""
    chance = desk.play.chance
    lives = [life for life in desk.play.lives.values() if life.pupil_id]
    chosen = chance.sample(lives, min(3, len(lives)))
    wanted = [life.pupil_id for life in chosen if life.pupil_id]
    desk.cases.prefetch_pupils(wanted)
    cases = [case for case in map(desk.cases.of_pupil, wanted) if case and case.is_open]
    to = chance.choice([one for one in desk.play.coaches if desk.roster.has_role(PersonId(one), "job_coach")])
    for before in sorted({case.job_coach_id for case in cases if case.job_coach_id}):
        ids = [CaseId(case.case_id) for case in cases if case.job_coach_id == before]
        command = ReassignCases(ids, PersonId(to), "other", before)
        _, events = reassign_cases.handle(
            command, desk.cases, desk.roster, policy=desk.policy, timers=desk.transaction.timers, now=desk.now
        )
        desk.coordinator().publish(*events)


def set_free(day: date, desk: Desk) -> None:
    """Announce a free day of the region, shortly before it."""
    free_days = desk.transaction.use(FreeDays)
    _set(desk, [*free_days.all(), FreeDay(day, "Dag van de regio")])


def withdraw_free(day: date, desk: Desk) -> None:
    """Take it back: it is a working day again."""
    _set(desk, [each for each in desk.transaction.use(FreeDays).all() if each.day != day])


def _set(desk: Desk, days: list[FreeDay]) -> None:
    set_free_days.handle(SetFreeDays(days), desk.transaction.use(FreeDays), desk.transaction.timers, desk.now)
    desk.note("free_days", days=[each.day for each in days])


def _summer(play: Play, person_id: UUID, others: list[UUID], year: int, nr: int) -> None:
    first = working_day(date(year, 7, 13) + timedelta(days=7 * (nr % 4)))
    until = first + timedelta(days=play.chance.randint(*SUMMER_LEAVE))
    shuffled = play.chance.sample(others, len(others))
    _at(play, first, "directory", partial(go_on_leave, person_id, shuffled, until))
    if play.chance.random() < BACK_EARLY:
        _at(play, until - timedelta(days=4), "directory", partial(come_back, person_id))


def _illness(play: Play, person_id: UUID, year: int) -> None:
    first = working_day(date(year, 1, 8) + timedelta(days=play.chance.randrange(320)))
    until = first + timedelta(days=play.chance.randint(*ILLNESS))
    _at(play, first, "directory", partial(be_ill, person_id, until))


def _at(play: Play, day: date, service: str, act: object) -> None:
    if day > play.today + A_DAY:
        play.agenda.add(moment(working_day(day), OFFICE), service, act)  # type: ignore[arg-type]  # a partial of a deed
