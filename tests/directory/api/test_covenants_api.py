"""The covenant: put in by one person, in force when a second one agreed, and never in between."""

from uuid import UUID

import pytest

from access import covenants
from access.actor import Actor
from doorlijn.region.people import demo_person, region_file

FILE = covenants.PACKAGED.read_text(encoding="utf-8")
NEXT = FILE.replace("2026-1", "2026-2")
PATH = "/v1/covenants"
LINES = len(covenants.load().rules)


class Office:
    """An administrator, the coordinator, and their region."""

    def __init__(self, database) -> None:
        self.database = database
        self.admin, self.coordinator = (self.client(demo_person(role)) for role in ("admin", "coordinator"))
        assert self.admin.post("/v1/directory-loads", json=region_file()).json["is_loaded"]

    def client(self, person):
        return self.database.client("directory", Actor(person.person_id, person.role, person.organisation_id))

    def put_in(self, text=NEXT):
        return self.admin.post(PATH, json={"text": text})

    def current(self):
        return self.coordinator.get(f"{PATH}/current").json

    def published(self):
        return [(name, told) for name, told in self.database.published("directory") if "covenant" in name]


@pytest.fixture
def office(database):
    return Office(database)


def test_without_an_agreed_version_the_file_holds(office):
    found = office.current()

    assert (found["state"], found["version"], found["put_in_by_id"], found["is_in_force"]) == (
        "file",
        "2026-1",
        None,
        True,
    )
    assert len(found["rules"]) == LINES


def test_a_new_version_holds_when_a_second_person_agreed_and_not_before(office):
    version = office.put_in().json
    before = office.current()["version"]

    agreed = office.coordinator.post(f"{PATH}/{version['id']}/approval")

    assert (version["state"], before) == ("waiting", "2026-1")
    assert (agreed.status_code, agreed.json["state"], agreed.json["is_in_force"]) == (200, "agreed", True)
    assert office.current()["version"] == "2026-2"
    assert [name for name, _ in office.published()] == ["covenant_put_in", "covenant_agreed"]
    told = office.published()[1][1]
    assert (told["version"], told["holds_from"], len(told["rules"])) == ("2026-2", "2026-11-20", LINES)
    assert "text" not in told


def test_nobody_agrees_with_himself(office):
    version = office.put_in().json

    answer = office.admin.post(f"{PATH}/{version['id']}/approval")

    assert (answer.status_code, answer.json["type"]) == (409, "urn:doorlijn:rule:SomebodyElseAgrees")
    assert office.current()["version"] == "2026-1"


def test_a_version_that_begins_later_holds_from_its_first_day(office):
    version = office.put_in(NEXT.replace("begins_on: 2024-08-01", "begins_on: 2027-01-01")).json

    agreed = office.coordinator.post(f"{PATH}/{version['id']}/approval").json

    assert (agreed["holds_from"], agreed["is_in_force"], office.current()["version"]) == ("2027-01-01", False, "2026-1")


@pytest.mark.parametrize(("who", "state"), [("admin", "withdrawn"), ("coordinator", "refused")])
def test_what_is_refused_or_taken_back_never_holds_and_makes_room(office, who, state):
    version = office.put_in().json

    answer = getattr(office, who).post(f"{PATH}/{version['id']}/refusal")

    assert answer.json["state"] == state
    assert office.coordinator.post(f"{PATH}/{version['id']}/approval").status_code == 409
    assert office.put_in(FILE.replace("2026-1", "2026-3")).status_code == 201
    assert [each["version"] for each in office.admin.get(PATH).json] == ["2026-3", "2026-2"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (FILE, "VersionIsNew"),
        (NEXT.replace("region: De Lijnstreek", "region: Elders"), "CovenantIsOfThisRegion"),
        (NEXT.replace("2034-07-31", "2026-11-19"), "CovenantIsNotOver"),
    ],
)
def test_what_cannot_take_the_place_of_the_covenant_is_refused_with_the_rule(office, text, rule):
    answer = office.put_in(text)

    assert (answer.status_code, answer.json["type"]) == (409, f"urn:doorlijn:rule:{rule}")


def test_one_version_waits_at_a_time(office):
    office.put_in()

    assert office.put_in(FILE.replace("2026-1", "2026-3")).json["type"] == "urn:doorlijn:rule:OneCovenantWaits"


@pytest.mark.parametrize("text", ["", "x", "[" * 50_000, "\u0000", NEXT.replace("role: job_coach", "role: jobcoach")])
def test_a_text_that_is_no_covenant_is_refused_in_words(office, text):
    answer = office.put_in(text)

    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_every_mistake_is_told_at_once_as_the_command_does(office):
    wrong = NEXT.replace("role: job_coach", "role: jobcoach").replace("relation: region", "relation: iedereen")

    errors = office.put_in(wrong).json["errors"]

    with pytest.raises(covenants.CovenantIsWrong) as caught:
        covenants.read(wrong)
    assert [each["reason"] for each in errors] == caught.value.errors
    assert len(errors) > 3


def test_who_does_not_keep_the_covenant_does_not_see_it(office):
    coach = office.database.client("directory", Actor(UUID(int=1), "job_coach"))

    assert {coach.get(f"{PATH}{path}").status_code for path in ("", "/current")} == {403}
