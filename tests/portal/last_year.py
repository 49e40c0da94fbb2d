"""Pupils in their last school year, as the school tells of them."""

from http import HTTPStatus

from access.actor import Actor
from tests.portal.stage import SCHOOL, TOWN, Stage
from tests.portal.visitor import Visitor

NAMES = ("Sanne", "Noor", "Sem")


def enrol(stage: Stage, names: tuple[str, ...] = NAMES) -> None:
    """Let the school tell of pupils in their last school year."""
    staff = stage.person("school_staff")
    client = stage.database.client("intake", Actor(staff.person_id, "school_staff", staff.organisation_id))
    year = stage.today.year - (stage.today.month < 8)
    for number, name in enumerate(names, 42):
        body = {"pupil_number": f"L{number}", "first_name": name, "infix": "van der", "last_name": "Veen"}
        body |= {"birth_date": "14-03-2009", "brin": SCHOOL, "municipality": TOWN, "final_year": str(year)}
        assert client.post("/v1/pupils", json=body).status_code == HTTPStatus.CREATED
    stage.deliver()


def all_of(visitor: Visitor) -> list[str]:
    """The ids behind the boxes of a school's pupils."""
    return [part.split('"')[0] for part in visitor.main.split('name="gesprek" value="')[1:]]
