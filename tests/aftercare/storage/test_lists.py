"""Lists stay quick when the table grows: what a page costs depends on the page."""

from datetime import date

import pytest
from sqlalchemy import event, text

from access import covenants
from access.policy import REPORTING, openings
from services.aftercare.domain.signals import KINDS
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.facts import Facts, Leavers
from services.aftercare.storage.figures import _COUNT
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.readers import Reader
from services.aftercare.storage.signals import Signals
from services.aftercare.storage.tables import cases, conversations
from tests.aftercare.examples import COACH, COORDINATOR, SCHOOL, TODAY, WERKCONSULENT

MANY = 20_000
CASES = """
    INSERT INTO aftercare.cases (case_id, pupil_id, school_id, municipality, left_on, destination, opened_on, ends_on, state, job_coach_id, act_by, accepted_at,
        contact_by)
    SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'GM9001', '2026-07-10', 'work', '2026-07-10', '2028-07-10', 'open',
        gen_random_uuid(), '2026-07-17', '2026-07-11', '2027-01-11' FROM generate_series(1, :many)
"""
TALKS = """
    INSERT INTO aftercare.conversations (conversation_id, case_id, pupil_id, trigger, causes, ended_on, requested_on, due_on, werkconsulent_id,
        state, ics_sequence, participant_ids, held_on, next_step)
    SELECT gen_random_uuid(), case_id, pupil_id, 'contract_ended', '{}', '2026-10-01', '2026-10-01', '2026-10-15', gen_random_uuid(),
        'held', -1, '{}', '2026-10-10', 'mbo' FROM aftercare.cases
"""
CONTRACTS = """
    INSERT INTO aftercare.contracts (contract_id, case_id, source, begins_on, registered_on, ended_by_itself)
    SELECT gen_random_uuid(), case_id, 'reported', '2026-08-01', '2026-08-01', false FROM aftercare.cases
"""
CHECK_INS = """
    INSERT INTO aftercare.check_ins (case_id, moment, anchored_on, counted_on, due_on, state)
    SELECT case_id, 'left_school-' || months || '-months', '2026-07-10', '2026-07-10'::date + 30 * months, '2026-07-10'::date + 30 * months, 'planned'
    FROM aftercare.cases, generate_series(6, 24, 6) AS months ON CONFLICT DO NOTHING
"""
OF_EVERY_OWED = ("appointment_passed",)  # looks at each appointment that is planned
LEAVINGS = """
    INSERT INTO aftercare.leavings (case_id, told_at, school_id, municipality, left_on, destination, exit_profile)
    SELECT case_id, '2026-07-11', school_id, municipality, left_on, destination, '' FROM aftercare.cases
"""
TABLES = ("cases", "conversations", "contracts", "check_ins", "leavings")


def reader(role, person_id, organisation_id=None, purpose="aftercare"):
    cases, talks = (openings(covenants.load(), purpose, role, data, TODAY) for data in ("case", "conversation"))
    return Reader(person_id, role, organisation_id, frozenset({person_id}), cases, talks)


READERS = {
    "job coach": reader("job_coach", COACH),
    "werkconsulent": reader("werkconsulent", WERKCONSULENT),
    "school": reader("school_staff", SCHOOL, SCHOOL),
    "coordinator": reader("coordinator", COORDINATOR),
}


REPORTERS = {
    "coordinator": reader("coordinator", COORDINATOR, purpose=REPORTING),
    "school": reader("school_staff", SCHOOL, SCHOOL, purpose=REPORTING),
}


@pytest.fixture
def big_town(town):
    town.loses_work()
    for statement in (CASES, TALKS, CONTRACTS, CHECK_INS):
        town.database.execute_as_admin(statement, **({"many": MANY} if ":many" in statement else {}))
    for table in TABLES:
        town.database.execute_as_admin(f"ANALYZE aftercare.{table}")
    return town


def scanned(database, work, do, repository=Lists):
    """The tables that a list reads from begin to end."""
    asked = []
    engine = database.engine("aftercare")

    def note(*what: object):
        asked.append(what[2:4])

    event.listen(engine, "before_cursor_execute", note)
    do(work.use(repository))
    event.remove(engine, "before_cursor_execute", note)
    found = set()
    for statement, parameters in asked:
        plan = work.session.connection().exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars().all()
        found |= {line.split(" on ")[1].split()[0] for line in plan if "Seq Scan on" in line}
    return found & {*TABLES}


def test_no_list_reads_a_whole_table(big_town):
    database = big_town.database
    with database.work("aftercare") as work:
        work.session.execute(text("SET LOCAL jit = off"))
        whole = {
            f"{what} of {name}": scanned(database, work, lambda lists, who=who, do=do: do(lists, who))
            for name, who in READERS.items()
            for what, do in {
                "cases": lambda lists, who: lists.cases(who, [], None, 51),
                "conversations": lambda lists, who: lists.conversations(who, [], None, 51),
                "worklist": lambda lists, who: lists.work(who, TODAY, None, 51),
            }.items()
        }

    assert {what: tables for what, tables in whole.items() if tables} == {}


FILTERS = {
    "a municipality": cases.c.municipality == "GM9002",
    "a school": cases.c.school_id == SCHOOL,
    "what is closed": cases.c.state == "closed",
}


def test_no_filter_of_the_coordinator_reads_a_whole_table(big_town):
    with big_town.database.work("aftercare") as work:
        who = READERS["coordinator"]
        whole = {
            what: scanned(big_town.database, work, lambda lists, wanted=wanted: lists.cases(who, [wanted], None, 51))
            for what, wanted in FILTERS.items()
        }
        whole["conversations to plan"] = scanned(
            big_town.database,
            work,
            lambda lists: lists.conversations(who, [conversations.c.state == "requested"], None, 201),
        )

    assert {what: tables for what, tables in whole.items() if tables} == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in OF_EVERY_OWED])
def test_no_signal_reads_a_whole_table(big_town, kind):
    with big_town.database.work("aftercare") as work:
        whole = scanned(big_town.database, work, lambda signals: signals.page(TODAY, {"kind": kind}, None, 51), Signals)

    assert whole == set()


def test_free_days_look_only_at_the_moments_that_they_move(big_town):
    with big_town.database.work("aftercare") as work:
        day = (date(2026, 12, 7), date(2026, 12, 7))
        whole = scanned(big_town.database, work, lambda cases: cases.planned_around([day]), Cases)

    assert whole == set()


@pytest.mark.parametrize("who", ["coordinator", "school"])
def test_a_page_of_who_left_reads_no_whole_table(big_town, who):
    big_town.database.execute_as_admin(LEAVINGS)
    big_town.database.execute_as_admin("ANALYZE aftercare.leavings")
    leavers = Leavers(TODAY, TODAY, REPORTERS[who])
    with big_town.database.work("aftercare") as work:
        work.session.execute(text("SET LOCAL jit = off"))
        first = Facts(work.session).lives_after(leavers, None, 50)
        whole = scanned(big_town.database, work, lambda facts: facts.lives_after(leavers, None, 50), Facts)
        if first:
            last = first[-1][0]
            whole |= scanned(big_town.database, work, lambda facts: facts.lives_after(leavers, last, 50), Facts)

    assert whole == set()
    assert len(first) == (50 if who == "coordinator" else 1)


def test_figures_ask_nothing_of_each_case_apart(big_town):
    with big_town.database.work("aftercare") as work:
        plan = "\n".join(work.session.execute(text(f"EXPLAIN {_COUNT.text}")).scalars())

    assert "Index Cond: (case_id = cases.case_id)" not in plan
