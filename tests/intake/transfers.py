"""An mbo school that is asked to go on with a trajectory, as intake hears of it."""

from uuid import UUID

from services.intake.service import IntakeService
from tests.intake.leavers import ANKERLIJN

ROC, TRANSFER, TRAJECTORY = UUID(int=0x20C), UUID(int=0x7B), UUID(int=0x7A)
IDENTITIES = "/v1/pupil-identities"


def hear(region, name, pupil_id, **more: object):
    told: dict[str, object] = {
        "transfer_id": TRANSFER,
        "trajectory_id": TRAJECTORY,
        "pupil_id": pupil_id,
        "school_id": ANKERLIJN.school_id,
        "to_id": ROC,
        "owner_id": None,
    }
    event = name, told | more
    assert region.hear(IntakeService, "certification", event, subject=f"pupil/{pupil_id}") == "done"


def propose(region, pupil_id):
    of_it: dict[str, object] = {"crebo": "25254", "version": "2015", "work_processes": [], "ended_on": "2026-11-13"}
    hear(region, "trajectory_transfer_proposed", pupil_id, answer_by="2026-12-04", **of_it)


def known(signed_in) -> list[str]:
    return [each["id"] for each in signed_in("mbo_staff", organisation_id=ROC).get(IDENTITIES).json]
