from datetime import date
from uuid import UUID

from access.actor import Actor
from tests.certification.people import COACH

AWAY = {"person_id": COACH.person_id, "substitute_id": UUID(int=0xC99), "until": date(2026, 11, 20)}


def test_a_substitute_sees_it_as_long_as_the_colleague_is_away(town):
    started = town.starts()["id"]
    client = town.database.client("certification", Actor(UUID(int=0xC99), "job_coach", COACH.organisation_id))
    path, subject = f"/v1/trajectories/{started}", f"person/{COACH.person_id}"
    before = client.get(path).status_code

    for sequence in (1, 1):
        town.hear("directory", "substitute_named", AWAY, subject, sequence)
    during = client.get(path).status_code
    town.hear("directory", "substitute_named", AWAY | {"substitute_id": None, "until": None}, subject)

    assert (before, during, client.get(path).status_code) == (404, 200, 404)
