"""From the catalogue to five judgements that a workplace trainer signed on a phone."""

import re
import secrets
from datetime import timedelta
from importlib import resources
from typing import Any, Final

from doorlijn.tour.cast import Cast, dutch
from doorlijn.tour.installation import Player
from doorlijn.tour.mailbox import Mail
from doorlijn.tour.stage import Stage
from doorlijn.tour.visitor import Visitor
from doorlijn.tour.watching import insist, until

SHEETS: Final = ("qualifications-2015.csv", "work-processes.csv", "work-cards.csv", "recognitions.csv")
CREBO: Final = "25254"  # of the sheets: a company is recognised for it, and its work processes are known
TRAINER: Final = "Joost Hamer"
JUDGED: Final = ("alone", "alone", "with_help", "alone", "alone")
BEGAN, LASTS = timedelta(days=30), timedelta(days=60)
LINK: Final = re.compile(r"(/beoordelen/[A-Za-z0-9_-]{43})")
REQUEST: Final = re.compile(r'name="request_id" value="([^"]+)"')
SEEN: Final = re.compile(r'name="seen" value="([^"]+)"')


class Learning:
    """Robin works on, and learns; the school starts a trajectory, the job coach asks the trainer, who judges."""

    def __init__(self, stage: Stage, cast: Cast) -> None:
        self.stage = stage
        self.cast = cast
        self.here = stage.installation
        self.trainer = Player("", TRAINER, "workplace_trainer", None, "")
        self.mail = f"opleider-{secrets.token_hex(4)}@voorbeeld.example"  # new on every tour: its mails are found by it
        self.trajectory: dict[str, Any] = {}
        self._code = ""

    def read_catalogue(self) -> None:
        """Bring the sheets in where there is no catalogue; where there is one, look what they would change."""
        known = self.here.see(self.cast.coordinator, "certification", "/v1/catalogue-counts")
        is_look = bool(known["work_processes"])
        for name in SHEETS:
            content = (resources.files("doorlijn.region") / name).read_bytes()
            told = self.here.do(
                self.cast.coordinator,
                "POST",
                "certification",
                "/v1/catalogue-imports",
                params={"dry_run": str(is_look).lower()},
                files={"file": (name, content, "text/csv")},
            )
            insist(told["accepted"] and not told["refused"], f"{name}: {told['refused'][:3]}")
        counts = self.here.see(self.cast.coordinator, "certification", "/v1/catalogue-counts")
        found = f"{counts['qualifications']} kwalificaties, {counts['work_processes']} werkprocessen"
        self.stage.tell(self.cast.coordinator, f"{found}{': stond er al' if is_look else ' ingelezen'}")

    def start(self) -> None:
        """Let the school start, for somebody who left already: from that moment somebody owes the judgements."""
        robin, school = self.cast.robin, self.cast.school_staff
        self.stage.arrived("pupil_left_school", robin.pupil_id, "certification")
        known = self.here.see(school, "certification", f"/v1/qualifications/{CREBO}")
        processes, company = known["work_processes"], known["recognitions"][-1]
        body = {
            "pupil_id": robin.pupil_id,
            "called": robin.name,
            "regime": "boris",
            "crebo": CREBO,
            "version": processes[0]["version"],
            "work_processes": [each["code"] for each in processes],
            "company_id": company["company_id"],
            "begins_on": str(self.cast.today - BEGAN),
            "ends_on": str(self.cast.today + LASTS),
            "trainer_name": TRAINER,
            "trainer_mail": self.mail,
        }
        key = {"Idempotency-Key": secrets.token_urlsafe(16)}
        self.trajectory = self.here.do(school, "POST", "certification", "/v1/trajectories", body, headers=key)
        self.stage.event("evidence_owed", robin.pupil_id)
        coach = self.cast.coach(robin)
        self.stage.notified(coach, "evidence_owed", robin)
        self.stage.tell(school, f"Robin: {known['name']} bij {company['name']}, {len(processes)} werkprocessen")
        self.stage.tell(coach, f"Robin: melding: de praktijkopleider beoordeelt voor {dutch(self._owed()['due_on'])}")

    def _owed(self) -> dict[str, Any]:
        address = f"/v1/trajectories/{self.trajectory['id']}"
        found: dict[str, Any] = self.here.see(self.cast.coach(self.cast.robin), "certification", address)["owed"]
        return found

    def ask(self) -> None:
        """Whoever asks is not who issues: a document is the work of two."""
        coach = self.cast.coach(self.cast.robin)
        self.stage.arrived("job_coach_assigned", self.cast.robin.case["id"], "certification")
        address = f"/v1/trajectories/{self.trajectory['id']}/evidence-requests"
        body = {"trainer_name": TRAINER, "trainer_mail": self.mail}
        self._code = self.here.do(coach, "POST", "certification", address, body)["code"]
        self.stage.event("evidence_requested", self.cast.robin.pupil_id)
        self.stage.tell(coach, "Robin: link gestuurd; de code van zes cijfers vertelt hij door de telefoon")

    def judge(self) -> None:
        """Open the mail's link on a phone, judge each work process, and sign all at once."""

        def look() -> Mail | None:
            return self.stage.mailbox.new_mail(["/beoordelen/"], self.mail)

        mail = until(look, "de mail aan de praktijkopleider")
        found = LINK.search(mail.text)
        insist(found, "In de mail staat geen link.")
        phone = Visitor(self.here.url)
        phone.open(found[1] if found else "").send(found[1] if found else "", {"code": self._code})
        insist("Wat kan Robin?" in phone.text, phone.text[:300])
        codes = [each["code"] for each in self.trajectory["work_processes"]]
        for code, judgement in zip(codes, JUDGED, strict=True):
            filled = {"request_id": phone.value(REQUEST), "judged": f"{code}:{judgement}"}
            phone.send("/beoordelen", filled)
        phone.send("/beoordelen", {"request_id": phone.value(REQUEST), "judged": ""})
        insist("Klopt dit?" in phone.text, phone.text[:300])
        phone.send("/beoordelen/ondertekenen", {"seen": phone.value(SEEN)})
        insist("Bedankt, het is ondertekend" in phone.text, phone.text[:300])
        phone.close()
        self.stage.event("evidence_supplied", self.cast.robin.pupil_id)
        self.stage.event("certificate_ready", self.cast.robin.pupil_id)
        self.stage.notified(self.cast.school_staff, "certificate_ready", self.cast.robin)
        self.stage.tell(self.trainer, f"Robin: {len(codes)} werkprocessen beoordeeld en ondertekend, zonder account")
        self.stage.tell(self.cast.school_staff, "Robin: melding: de praktijkverklaring kan worden uitgegeven")
