from tests.certification.people import PUPIL, SCHOOL


def test_hearing_it_twice_changes_nothing(town):
    told = {"pupil_id": PUPIL, "school_id": SCHOOL, "municipality": "GM9001"}
    town.hear("intake", "pupil_registered", told, f"pupil/{PUPIL}", sequence=1)

    found = town.database.rows("certification", "SELECT * FROM pupils WHERE pupil_id = :it", it=PUPIL)
    assert [(row["school_id"], row["left_on"]) for row in found] == [(SCHOOL, None)]
