from datetime import timedelta

from services.aftercare.service import AftercareService
from tests.aftercare.handlers.test_on_support_access_approved import ACCESS, approve, seen
from tests.machinery.database import NOW


def test_what_was_ended_before_its_hour_is_over_at_the_next_question(town):
    town.leaves()
    pupil = town.case()["pupil_id"]
    approve(town, pupil)
    assert seen(town) == 200

    for _ in range(2):
        told = {"pupil_id": pupil, "access_id": ACCESS, "ended_at": NOW + timedelta(minutes=5)}
        event = ("support_access_ended", told)
        town.database.hear(AftercareService, "intake", event, subject=f"pupil/{pupil}")

    assert seen(town) == 404
