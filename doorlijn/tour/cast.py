"""The two young people of the tour, who plays which part, and what is known of them so far."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from doorlijn.tour.installation import Player
from doorlijn.tour.stage import Stage
from doorlijn.tour.watching import insist, until

# What the worklist calls it, in the words of the pages.
TASKS = {
    "plan_conversation": "gesprek plannen",
    "hold_conversation": "gesprek voeren",
    "record_outcome": "uitkomst vastleggen",
    "accept_case": "zaak aannemen",
    "agree_next_step": "vervolgstap afspreken",
    "confirm_next_step": "begin van de vervolgstap bevestigen",
    "keep_promise": "doen wat is afgesproken",
    "follow_contract": "contract volgen",
    "check_in": "contact opnemen",
    "close_case": "zaak afsluiten",
}


@dataclass
class Youngster:
    """One of the two; everything but the name comes from the installation."""

    name: str
    pupil_number: str = ""
    pupil_id: str = ""
    case: dict[str, Any] = field(default_factory=dict)
    coach: Player | None = None
    conversation: dict[str, Any] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """What a mail about this young person may lead to."""
        known = (self.pupil_id, self.case.get("id"), self.conversation.get("id"))
        return [each for each in known if each]


class Cast:
    """Robin's job coach reports that the work stopped; Sam's contract ends by itself."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.today = stage.now.date()
        self.school_staff = stage.company.first("school_staff")
        self.coordinator = stage.company.first("coordinator")
        self.robin = Youngster("Robin")
        self.sam = Youngster("Sam")

    @property
    def youngsters(self) -> tuple[Youngster, Youngster]:
        return self.robin, self.sam

    def coach(self, youngster: Youngster) -> Player:
        """Give the job coach whom the case named."""
        insist(youngster.coach, f"{youngster.name} heeft geen jobcoach.")
        return youngster.coach or self.coordinator

    def werkconsulent(self, youngster: Youngster) -> Player:
        """Give the werkconsulent whom the conversation named."""
        person_id = youngster.conversation["werkconsulent_id"]
        insist(person_id, f"Het gesprek van {youngster.name} heeft geen werkconsulent.")
        return self._stage.company.person(person_id, "werkconsulent")

    def case(self, player: Player, youngster: Youngster) -> dict[str, Any]:
        """Give the case as a player sees it now."""
        address = f"/v1/cases/{youngster.case['id']}"
        youngster.case = self._seen(player, address)
        return youngster.case

    def conversation(self, player: Player, youngster: Youngster) -> dict[str, Any]:
        """Wait for the conversation of a case; gives it as a player sees it now."""

        def look() -> dict[str, Any] | None:
            return next(iter(self.case(player, youngster).get("conversations", ())), None)

        found = until(look, f"het loopbaangesprek van {youngster.name}")
        youngster.conversation = self._seen(player, f"/v1/career-conversations/{found['id']}")
        return youngster.conversation

    def _seen(self, player: Player, address: str) -> dict[str, Any]:
        here = self._stage.installation
        found: dict[str, Any] = until(lambda: here.see(player, "aftercare", address), address)
        return found


def task(item: dict[str, Any]) -> str:
    """Say a task and its day in words."""
    kind = item.get("kind") or item["what"]
    return f"{TASKS.get(kind, kind)} voor {dutch(item['due_on'])}"


def dutch(day: str | date) -> str:
    """Write a day as people here write it."""
    return f"{date.fromisoformat(str(day)):%d-%m-%Y}"
