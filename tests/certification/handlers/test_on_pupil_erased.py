from datetime import date

from tests.certification.people import PUPIL
from tests.certification.signing import sign_all


def test_everything_of_this_young_person_goes_and_the_report_says_how_much(town):
    sign_all(town.database, town.starts()["id"])
    told = {"pupil_id": PUPIL, "erased_on": date(2028, 7, 18)}

    for sequence in (2, 2):
        town.hear("intake", "pupil_erased", told, f"pupil/{PUPIL}", sequence=sequence)

    for table in ("trajectories", "readers", "evidence_requests", "request_secrets", "judgements"):
        assert town.database.rows("certification", f"SELECT * FROM {table}") == []  # noqa: S608  our own names
    assert [(row["category"], row["amount"]) for row in town.coordinator.get("/v1/destructions").json] == [
        ("trajectories", 1)
    ]
