"""From a sheet of leavers to a case that its job coach has accepted."""

from functools import partial
from typing import Any

from doorlijn.tour.cast import Cast, Youngster, dutch, task
from doorlijn.tour.sheet import BAD_ROW, Sheet, make_sheet
from doorlijn.tour.stage import Stage
from doorlijn.tour.watching import insist, until


class Leaving:
    """Each step acts as one player and then looks until it is seen to have happened."""

    def __init__(self, stage: Stage, cast: Cast) -> None:
        self.stage = stage
        self.cast = cast
        self.here = stage.installation
        self.sheet: Sheet | None = None

    def preview(self) -> None:
        school_id = self.cast.school_staff.organisation_id
        school = self.here.see(self.cast.school_staff, "directory", f"/v1/organisations/{school_id}")
        self.sheet = make_sheet(school["code"], self._municipality(), self.cast.today)
        self.cast.robin.pupil_number, self.cast.sam.pupil_number = self.sheet.robin, self.sheet.sam
        self.stage.wait_until_known("directory", ("intake", "aftercare", "notifications"))
        report = self._upload(is_dry_run=True)
        insist(report["accepted"] == len(self.cast.youngsters), f"voorbeeld: {report}")
        [refused] = report["refused"]
        insist((refused["row"], refused["column"]) == (BAD_ROW, "geboortedatum"), f"{refused}")
        sees = f"2 goede rijen; rij {refused['row']}, {refused['column']}: {refused['reason']}"
        self.stage.tell(self.cast.school_staff, sees)

    def _municipality(self) -> str:
        """Choose a municipality that has a job coach and a werkconsulent."""
        served = [self._served_by(role) for role in ("job_coach", "werkconsulent")]
        both = sorted(served[0] & served[1])
        insist(both, "Geen gemeente heeft een jobcoach en een werkconsulent.")
        return both[0]

    def _served_by(self, role: str) -> set[str]:
        people = self.here.see_all(self.cast.coordinator, "directory", "/v1/people", role=role)
        wanted = self.stage.company.only(role)
        roles = [held for each in people if wanted in {None, each["id"]} for held in each["roles"]]
        return {code for held in roles if held["role"] == role for code in held["municipalities"]}

    def _upload(self, *, is_dry_run: bool) -> dict[str, Any]:
        insist(self.sheet, "Er is geen lijst.")
        content = self.sheet.content if self.sheet else b""
        report: dict[str, Any] = self.here.do(
            self.cast.school_staff,
            "POST",
            "intake",
            "/v1/leaver-imports",
            params={"dry_run": str(is_dry_run).lower()},
            files={"file": ("schoolverlaters.csv", content, "text/csv")},
        )
        return report

    def bring_in(self) -> None:
        report = self._upload(is_dry_run=False)
        again = self._upload(is_dry_run=False)
        insist(report["accepted"] == again["unchanged"] == len(self.cast.youngsters), f"{again}")
        insist(again["new"] == again["changed"] == 0, f"tweede keer: {again}")
        for youngster in self.cast.youngsters:
            youngster.pupil_id = until(partial(self._pupil, youngster), "de leerling")
            self.stage.event("pupil_left_school", youngster.pupil_id)
        sees = "2 schoolverlaters ingeleverd; dezelfde lijst nog een keer verandert niets"
        self.stage.tell(self.cast.school_staff, sees)

    def _pupil(self, youngster: Youngster) -> str | None:
        school_id = str(self.cast.school_staff.organisation_id)
        pupils = self.here.see_all(self.cast.school_staff, "intake", "/v1/pupils", school_id=school_id)
        found = (p["id"] for p in pupils if p["pupil_number"] == youngster.pupil_number)
        return next(found, None)

    def see_cases(self) -> None:
        for youngster in self.cast.youngsters:
            youngster.case = until(partial(self._case, youngster), f"de zaak van {youngster.name}")
            case = youngster.case
            youngster.coach = self.stage.company.person(case["job_coach_id"], "job_coach")
            self.stage.event("aftercare_opened", case["id"])
            self.stage.event("job_coach_assigned", case["id"])
            sees = f"{youngster.name}: nazorg tot en met {dutch(case['ends_on'])}, jobcoach {youngster.coach.name}"
            self.stage.tell(self.cast.coordinator, sees)

    def _case(self, youngster: Youngster) -> dict[str, Any] | None:
        found = self.here.see_all(self.cast.coordinator, "aftercare", "/v1/cases", pupil_id=youngster.pupil_id)
        return next((case for case in found if case["job_coach_id"]), None)

    def tell_coach(self) -> None:
        for youngster in self.cast.youngsters:
            coach = self.cast.coach(youngster)
            self.stage.notified(coach, "job_coach_assigned", youngster)
            self.stage.mailed(coach, youngster, "job_coach_assigned")
            todo = self.stage.task(coach, "accept_case", youngster)
            sees = f"{youngster.name}: melding, mail en taak: {task(todo)}"
            self.stage.tell(coach, sees)

    def accept(self) -> None:
        coach, case_id = self.cast.coach(self.cast.robin), self.cast.robin.case["id"]
        self.here.do(coach, "POST", "aftercare", f"/v1/cases/{case_id}/acceptance")
        self.stage.event("case_accepted", case_id)
        case = self.cast.case(coach, self.cast.robin)
        insist(case["accepted_at"], "De zaak is niet aangenomen.")
        self.stage.tell(coach, f"Robin: aangenomen; daarna {task(case['next_action'])}")
