"""What is kept from one request to the next is never older than what the database holds."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from messaging.work import unit_of_work
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.people import JOB_COACH
from services.aftercare.domain.policy import EVERYWHERE, PolicyRow
from services.aftercare.domain.working_days import Term
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.team import Held, Team
from tests.machinery.database import Database

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TOWN = "GM9001"
ANNA, BERT = PersonId(UUID(int=1)), PersonId(UUID(int=2))


class Undone(Exception):
    """Something went wrong after the change."""


def coaches(database: Database) -> list[UUID]:
    with unit_of_work(database.sessions("aftercare"), "aftercare", NOW) as work:
        return list(work.use(Team).roster().serving.get((JOB_COACH, TOWN), ()))


def grant(team: Team, person_id: PersonId) -> None:
    team.grant(Held(person_id, person_id, JOB_COACH, UUID(int=9)), [TOWN])


def test_a_change_of_the_team_is_seen_by_the_next_request(database: Database):
    assert coaches(database) == []
    with unit_of_work(database.sessions("aftercare"), "aftercare", NOW) as work:
        grant(work.use(Team), ANNA)
        assert work.use(Team).roster().serves(ANNA, JOB_COACH, TOWN)

    assert coaches(database) == [ANNA]


def test_a_change_that_was_undone_is_seen_by_nobody(database: Database):
    def undone() -> None:
        with unit_of_work(database.sessions("aftercare"), "aftercare", NOW) as work:
            grant(work.use(Team), ANNA)
            assert work.use(Team).roster().serves(ANNA, JOB_COACH, TOWN)
            raise Undone

    with pytest.raises(Undone):
        undone()

    assert coaches(database) == []
    with unit_of_work(database.sessions("aftercare"), "aftercare", NOW) as work:
        grant(work.use(Team), BERT)
    assert coaches(database) == [BERT]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM aftercare.professionals",
        "UPDATE aftercare.absences SET until = '2026-12-01'",
        "TRUNCATE aftercare.held_roles",
    ],
)
def test_a_change_by_hand_is_seen_too(database: Database, change: str):
    with unit_of_work(database.sessions("aftercare"), "aftercare", NOW) as work:
        grant(work.use(Team), ANNA)
        work.use(Team).stand_in(ANNA, BERT, None)
    before = version(database, "team")
    database.execute_as_admin(change)

    assert version(database, "team") != before


def test_a_term_that_is_set_holds_for_the_next_request(database: Database):
    def term() -> Term:
        with unit_of_work(database.sessions("aftercare"), "aftercare", NOW) as work:
            return work.use(Policies).current().term("acceptance", date(2026, 11, 20))

    old = term()
    with unit_of_work(database.sessions("aftercare"), "aftercare", NOW) as work:
        work.use(Policies).set(PolicyRow(EVERYWHERE, "acceptance", date(2026, 1, 1), Term(old.amount + 1, "days")))

    assert term() == Term(old.amount + 1, "days")


def version(database: Database, name: str) -> UUID:
    found: UUID = database.rows("aftercare", "SELECT version FROM versions WHERE name = :name", name=name)[0]["version"]
    return found
