"""A small region in which somebody can start a trajectory."""

from typing import Any

from services.certification.domain.catalogue import company_id_of
from services.certification.service import CertificationService
from tests.certification.people import (
    CASE,
    COACH,
    COORDINATOR,
    MBO,
    OTHER_PUPIL,
    OTHER_SCHOOL,
    PUPIL,
    SCHOOL,
    TEACHER,
)
from tests.certification.sheets import load_all
from tests.machinery.database import Database

COMPANY, FORMER = company_id_of("SBB1"), company_id_of("SBB2")
TRAJECTORY = {
    "pupil_id": str(PUPIL),
    "regime": "boris",
    "crebo": "25254",
    "version": "2015",
    "work_processes": ["B1-K1-W1", "B1-K1-W2"],
    "company_id": str(COMPANY),
    "begins_on": "2026-09-01",
    "ends_on": "2027-02-26",
    "called": "Sanne",
    "trainer_name": "Joost Hamer",
    "trainer_mail": "j.hamer@kromvliet.example",
}
OF_MBO = {
    "regime": "mbo",
    "issuer_id": str(MBO),
    "agreed_by_company_on": "2026-08-20",
    "agreed_by_school_on": "2026-08-21",
    "agreed_by_pupil_on": "2026-08-22",
}


# One whose last day is over.
OF_MBO_DONE = OF_MBO | {
    "begins_on": "2026-03-02",
    "ends_on": "2026-11-19",
    "agreed_by_company_on": "2026-02-20",
    "agreed_by_school_on": "2026-02-23",
    "agreed_by_pupil_on": "2026-02-24",
}


class Town:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.teacher = database.client("certification", TEACHER)
        self.coach = database.client("certification", COACH)
        self.coordinator = database.client("certification", COORDINATOR)

    def fill(self) -> "Town":
        """Let certification hear of a school, two pupils, a job coach and an mbo school, and have a catalogue."""
        load_all(self.coordinator)
        for pupil, school in ((PUPIL, SCHOOL), (OTHER_PUPIL, OTHER_SCHOOL)):
            told = {"pupil_id": pupil, "school_id": school, "municipality": "GM9001"}
            self.hear("intake", "pupil_registered", told, f"pupil/{pupil}")
        body = {"organisation_id": MBO, "kind": "mbo", "code": "ROC", "name": "ROC Lijnland"}
        self.hear("directory", "organisation_registered", body, f"organisation/{MBO}")
        self.assign()
        return self

    def assign(self) -> None:
        told = {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH.person_id, "assigned_on": "2026-07-20"}
        self.hear("aftercare", "job_coach_assigned", told, f"case/{CASE}")

    def leaves(self, sequence: int | None = None) -> None:
        told: dict[str, object] = {"pupil_id": PUPIL, "school_id": SCHOOL, "left_on": "2026-07-17"}
        self.hear("intake", "pupil_left_school", told, f"pupil/{PUPIL}", sequence)

    def told(self, name: str) -> list[dict[str, Any]]:
        """Give what certification told under this name."""
        return [fields for each, fields in self.database.published("certification") if each == name]

    def hear(
        self, source: str, name: str, fields: dict[str, object], subject: str, sequence: int | None = None
    ) -> None:
        state = self.database.hear(CertificationService, source, (name, fields), subject=subject, sequence=sequence)
        assert state == "done", self.database.why("certification")

    def starts(self, **changes: object) -> dict[str, Any]:
        answer = self.teacher.post("/v1/trajectories", json=TRAJECTORY | changes)
        assert answer.status_code == 201, answer.json
        found: Any = answer.json
        return dict(found)
