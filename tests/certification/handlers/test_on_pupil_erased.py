from datetime import date

from tests.certification.people import PUPIL


def test_everything_of_this_young_person_goes_and_the_report_says_how_much(town):
    town.starts()
    told = {"pupil_id": PUPIL, "erased_on": date(2028, 7, 18)}

    for sequence in (2, 2):
        town.hear("intake", "pupil_erased", told, f"pupil/{PUPIL}", sequence=sequence)

    for table in ("trajectories", "readers"):
        assert town.database.rows("certification", f"SELECT * FROM {table}") == []  # noqa: S608  our own names
    assert [(row["category"], row["amount"]) for row in town.coordinator.get("/v1/destructions").json] == [
        ("trajectories", 1)
    ]
