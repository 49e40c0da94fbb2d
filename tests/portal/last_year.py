"""Pupils in their last school year, as the school tells of them."""

from http import HTTPStatus

from access.actor import Actor
from tests.portal.stage import SCHOOL, TOWN, Stage
from tests.portal.visitor import Visitor

NAMES = ("Sanne", "Noor", "Sem")


STAFF_OF = """
    SELECT r.person_id, r.organisation_id FROM directory.roles r JOIN directory.organisations o USING (organisation_id)
    WHERE o.code = :brin AND r.role = 'school_staff' LIMIT 1
"""


def enrol(stage: Stage, names: tuple[str, ...] = NAMES, brin: str = SCHOOL) -> None:
    """Let a school tell of pupils in their last school year."""
    (staff,) = stage.database.rows_as_admin(STAFF_OF, brin=brin)
    client = stage.database.client("intake", Actor(staff["person_id"], "school_staff", staff["organisation_id"]))
    year = stage.today.year - (stage.today.month < 8)
    for number, name in enumerate(names, 42):
        body = {"pupil_number": f"L{number}", "first_name": name, "infix": "van der", "last_name": "Veen"}
        body |= {"birth_date": "14-03-2009", "brin": brin, "municipality": TOWN, "final_year": str(year)}
        assert client.post("/v1/pupils", json=body).status_code == HTTPStatus.CREATED
    stage.deliver()


def all_of(visitor: Visitor) -> list[str]:
    """The ids behind the boxes of a school's pupils."""
    return [part.split('"')[0] for part in visitor.main.split('name="gesprek" value="')[1:]]
