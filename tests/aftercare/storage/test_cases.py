from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from messaging.reading import Arrival
from services.aftercare.domain.rules import CaseNotFound
from services.aftercare.service import AftercareService
from services.aftercare.storage.cases import Cases
from tests.aftercare.examples import HERE, NOW, PUPIL, SCHOOL, a_case
from tests.machinery import wire


def leaver(pupil_id) -> Arrival:
    fields = {"pupil_id": pupil_id, "school_id": SCHOOL, "municipality": HERE, "left_on": "2026-07-10"}
    return wire.arrival(
        "intake",
        ("pupil_left_school", fields),
        subject=f"pupil/{pupil_id}",
        sequence=1,
        event_id=uuid4(),
        time=NOW,
    )


def statements_of(database, batch):
    """How many statements a batch takes."""
    seen = []
    engine = database.engine("aftercare")
    event.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    database.inbox(AftercareService).take(batch)
    return len(seen)


def test_a_batch_of_two_hundred_takes_no_more_statements_than_one_of_two(town):
    few = statements_of(town.database, [leaver(uuid4()) for _ in range(2)])
    many = statements_of(town.database, [leaver(uuid4()) for _ in range(200)])

    assert len(town.cases()) == 202
    assert many <= 2 * few  # the second count sees both listeners


def test_who_was_looked_for_and_not_found_is_not_looked_for_again(database):
    with database.work("aftercare") as work:
        cases = work.use(Cases)
        cases.prefetch_pupils([PUPIL])
        seen = []
        event.listen(work.session.connection().engine, "before_cursor_execute", lambda *args: seen.append(args[2]))

        assert cases.of_pupil(PUPIL) is None
        assert seen == []


def test_a_case_comes_back_as_it_was_kept(database):
    case = a_case()
    with database.work("aftercare") as work:
        work.use(Cases).add(case)

    with database.work("aftercare") as work:
        found = work.use(Cases).lock(case.case_id)

    assert vars(found) | {"check_ins": []} == vars(case) | {"check_ins": []}
    assert [vars(one) for one in found.check_ins] == [vars(one) for one in case.check_ins]


def test_only_what_changed_is_written(database):
    case, other = a_case(), a_case(left_on=date(2020, 7, 10))
    other.pupil_id = UUID(int=8)
    with database.work("aftercare") as work:
        work.use(Cases).add(case)
        work.use(Cases).add(other)
    before = database.rows("aftercare", "SELECT case_id, xmin::text FROM cases ORDER BY left_on")

    with database.work("aftercare") as work:
        work.use(Cases).prefetch_pupils([case.pupil_id, other.pupil_id])
        work.use(Cases).lock(case.case_id).destination = "mbo"

    after = database.rows("aftercare", "SELECT case_id, xmin::text FROM cases ORDER BY left_on")
    assert [one == two for one, two in zip(before, after, strict=True)] == [True, False]


def test_a_case_that_is_not_there_is_not_found(database):
    with database.work("aftercare") as work, pytest.raises(CaseNotFound):
        work.use(Cases).lock(UUID(int=9))


def test_nothing_of_a_case_is_kept_when_the_transaction_fails(database):
    def open_and_fail():
        with database.work("aftercare") as work:
            work.use(Cases).add(a_case())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        open_and_fail()

    assert database.rows("aftercare", "SELECT 1 FROM cases") == []


def test_two_open_cases_of_one_pupil_are_refused_by_the_database_too(database):
    def open_two():
        with database.work("aftercare") as work:
            work.use(Cases).add(a_case())
            work.use(Cases).add(a_case(left_on=date(2026, 7, 11)))

    with pytest.raises(Exception, match="one_open_case_per_pupil"):
        open_two()
