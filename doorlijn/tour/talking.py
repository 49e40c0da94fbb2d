"""From work that ends to an agreed next step."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from doorlijn.tour.cast import Cast, dutch, task
from doorlijn.tour.installation import Player
from doorlijn.tour.stage import AMSTERDAM, Stage
from doorlijn.tour.watching import insist, until

SLOTS = 3
ALMOST_NOW = timedelta(seconds=6)
WISH = "logistiek"
PLACE = "Werkcentrum, kamer 2"
NEXT_STEP = "leerlijn"


class Talking:
    """Each step acts as one player and then looks until it is seen to have happened."""

    def __init__(self, stage: Stage, cast: Cast) -> None:
        self.stage = stage
        self.cast = cast
        self.here = stage.installation

    def end_by_itself(self) -> None:
        coach = self.cast.coach(self.cast.sam)
        self.stage.event("contract_ended", self.cast.sam.case["id"])
        self.stage.notified(coach, "contract_ended", self.cast.sam)
        [contract] = self.cast.case(coach, self.cast.sam)["contracts"]
        insist(contract["ended_on"] == str(self.cast.today - timedelta(days=1)), f"{contract}")
        self.cast.conversation(coach, self.cast.sam)
        self.stage.event("career_conversation_requested", self.cast.sam.case["id"])
        due_on = self.cast.sam.conversation["due_on"]
        self.stage.tell(coach, f"Sam: contract gestopt op {dutch(contract['ended_on'])}, gesprek voor {dutch(due_on)}")

    def report_end(self) -> None:
        coach = self.cast.coach(self.cast.robin)
        [contract] = self.cast.case(coach, self.cast.robin)["contracts"]
        body = {"ended_on": str(self.cast.today), "reason": "dismissed"}
        self.here.do(coach, "POST", "aftercare", f"/v1/contracts/{contract['id']}/end", body)
        self.stage.event("contract_ended", self.cast.robin.case["id"])
        self.stage.notified(self.cast.school_staff, "contract_ended", self.cast.robin)
        self.stage.tell(coach, f"Robin: gemeld, contract gestopt op {dutch(self.cast.today)}")
        self.stage.tell(self.cast.school_staff, "Robin: melding dat het werk gestopt is")

    def request(self) -> None:
        conversation = self.cast.conversation(self.cast.coach(self.cast.robin), self.cast.robin)
        self.stage.event("career_conversation_requested", self.cast.robin.case["id"])
        werkconsulent = self.cast.werkconsulent(self.cast.robin)
        self.stage.notified(werkconsulent, "career_conversation_requested", self.cast.robin)
        self.stage.mailed(werkconsulent, self.cast.robin, "career_conversation_requested")
        todo = self.stage.task(werkconsulent, "plan_conversation", self.cast.robin)
        insist(todo["due_on"] == conversation["due_on"], f"{todo} {conversation}")
        sees = f"Robin: melding, mail en taak: {task(todo)}"
        self.stage.tell(werkconsulent, sees)

    def plan(self) -> None:
        first, *_others = self._slots()
        self._appoint(datetime.fromisoformat(first["starts_at"]), "scheduled")

    def _slots(self) -> list[dict[str, Any]]:
        """Ask for times at which everybody works and has nothing else."""
        werkconsulent = self.cast.werkconsulent(self.cast.robin)
        address = f"/v1/career-conversations/{self.cast.robin.conversation['id']}/slots"
        found: list[dict[str, Any]] = self.here.see(werkconsulent, "aftercare", address)["slots"]
        insist(len(found) == SLOTS, f"{found}")
        days = ", ".join(
            f"{datetime.fromisoformat(each['starts_at']).astimezone(AMSTERDAM):%d-%m %H:%M}" for each in found
        )
        self.stage.tell(werkconsulent, f"Robin: drie tijden die iedereen kan: {days}")
        return found

    def move(self) -> None:
        """To a moment that has almost come, so that the tour need not wait for long."""
        self._appoint(self.stage.now.replace(microsecond=0) + ALMOST_NOW, "rescheduled", number=1)

    def miss(self) -> None:
        """Nobody came: a fact, and the conversation stays owed; it is planned anew."""
        werkconsulent, coach = self.cast.werkconsulent(self.cast.robin), self.cast.coach(self.cast.robin)
        seen = self.cast.conversation(werkconsulent, self.cast.robin)
        begins_at = datetime.fromisoformat(seen["starts_at"]) + timedelta(seconds=1)
        until(lambda: True if self.stage.now > begins_at else None, "het begin van de afspraak")
        address = f"/v1/career-conversations/{self.cast.robin.conversation['id']}/no-show"
        self.here.do(werkconsulent, "POST", "aftercare", address)
        self.stage.event("career_conversation_missed", self.cast.robin.case["id"])
        self.stage.notified(coach, "career_conversation_missed", self.cast.robin)
        self.stage.tell(coach, "Robin: kwam niet; het gesprek moet nog wel")
        *_others, last = self._slots()
        self._appoint(datetime.fromisoformat(last["starts_at"]), "scheduled", number=3)

    def _appoint(self, starts_at: datetime, what: str, number: int = 0) -> None:
        werkconsulent, coach = self.cast.werkconsulent(self.cast.robin), self.cast.coach(self.cast.robin)
        body = {"starts_at": starts_at.isoformat(), "minutes": 60, "place": PLACE}
        body["outside_working_hours_confirmed"] = True  # whatever hour the tour is played at
        address = f"/v1/career-conversations/{self.cast.robin.conversation['id']}"
        self.here.do(werkconsulent, "PUT", "aftercare", f"{address}/appointment", body, headers={"If-Match": "*"})
        kind = f"career_conversation_{what}"
        self.stage.event(kind, self.cast.robin.case["id"])
        self.stage.notified(coach, kind, self.cast.robin)
        self._see_invitation(coach, kind, number)
        self.stage.task(werkconsulent, "hold_conversation", self.cast.robin)
        self.stage.tell(coach, f"Robin: afspraak op {starts_at.astimezone(AMSTERDAM):%d-%m-%Y om %H:%M}, in de agenda")
        self.stage.tell(werkconsulent, "Robin: taak: gesprek voeren")

    def _see_invitation(self, player: Player, kind: str, number: int) -> None:
        mail = self.stage.mailed(player, self.cast.robin, kind, invites=True)
        if mail is None:
            return
        invitation = mail.invitation
        insist(invitation and self.cast.robin.conversation["id"] in invitation.uid, f"{invitation}")
        if invitation:
            insist((invitation.method, invitation.sequence) == ("REQUEST", number), f"{invitation}")

    def hold(self) -> None:
        werkconsulent, coach = self.cast.werkconsulent(self.cast.robin), self.cast.coach(self.cast.robin)
        remark = f"Rondleiding {secrets.token_hex(3)}"
        body = {"held_on": str(self.cast.today), "next_step": NEXT_STEP, "remark": remark} | self._choice(werkconsulent)
        address = f"/v1/career-conversations/{self.cast.robin.conversation['id']}"
        self.here.do(werkconsulent, "POST", "aftercare", f"{address}/outcome", body)
        self.stage.event("career_conversation_held", self.cast.robin.case["id"])
        seen = self.cast.conversation(coach, self.cast.robin)
        insist(seen["state"] == "held", f"{seen}")
        self.stage.notified(coach, "career_conversation_held", self.cast.robin)
        self.stage.tell(coach, "Robin: het gesprek is gevoerd")

    def agree(self) -> None:
        coach = self.cast.coach(self.cast.robin)
        self.stage.event("next_step_agreed", self.cast.robin.case["id"])
        self.stage.notified(coach, "next_step_agreed", self.cast.robin)
        outcome = self.cast.robin.conversation["outcome"]
        insist(outcome["next_step"] == NEXT_STEP, f"{outcome}")
        action = self.cast.case(coach, self.cast.robin)["next_action"]
        insist(action and action["owner_id"] and action["due_on"], f"{action}")
        sees = f"Robin: vervolgstap {NEXT_STEP}; daarna {task(action)}"
        self.stage.tell(coach, sees)

    def _choice(self, werkconsulent: Player) -> dict[str, str]:
        """Note what Robin has and wants, and choose the first leerlijn with a place; without any, a leerlijn as such."""
        address = f"/v1/cases/{self.cast.robin.case['id']}"
        point: dict[str, list[str]] = {"work_processes": [], "leerlijnen": [WISH], "municipalities": []}
        self.here.do(werkconsulent, "PUT", "aftercare", f"{address}/starting-point", point, headers={"If-Match": "*"})
        lines = self.here.see(werkconsulent, "aftercare", f"{address}/match")["leerlijnen"]
        line = next((each for each in lines if each["is_open"]), None)
        if line is None:
            return {}
        why = {each["code"]: each["count"] for each in line["reasons"]}
        self.stage.tell(
            werkconsulent, f"Robin: {line['name']}, {why['places']} plekken vrij, {why['missing']} te leren"
        )
        return {"period_id": line["periods"][0]["period_id"], "choice_reason": "Past bij wat Robin wil."}

    def confirm(self) -> None:
        coach = self.cast.coach(self.cast.robin)
        address = f"/v1/career-conversations/{self.cast.robin.conversation['id']}/beginning"
        self.here.do(coach, "POST", "aftercare", address, {"began_on": str(self.cast.today)})
        self.stage.event("next_step_confirmed", self.cast.robin.case["id"])
        self.stage.notified(self.cast.school_staff, "next_step_confirmed", self.cast.robin)
        action = self.cast.case(coach, self.cast.robin)["next_action"]
        self.stage.tell(coach, f"Robin: de vervolgstap is begonnen; daarna {task(action)}")
        self.stage.tell(self.cast.school_staff, "Robin: melding dat de vervolgstap is begonnen")
