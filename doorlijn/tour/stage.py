"""What the steps of the tour share: the installation, the players, and what was found so far."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from doorlijn.tour.company import Company
from doorlijn.tour.installation import Installation, Player
from doorlijn.tour.mailbox import Mail, Mailbox
from doorlijn.tour.telling import EventSeen, Sight, Step
from doorlijn.tour.watching import until

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PUBLISHERS = ("intake", "aftercare", "certification")
SETTLED = frozenset({"done", "skipped"})


class About(Protocol):
    """Whom something is about."""

    @property
    def pupil_id(self) -> str:
        """The young person."""

    @property
    def ids(self) -> list[str]:
        """What a mail about the young person may lead to."""


class Stage:
    def __init__(self, installation: Installation, company: Company, clock: Callable[[], datetime]) -> None:
        self.installation = installation
        self.company = company
        self.mailbox = Mailbox(installation)
        self.shows_mail = self.mailbox.is_there
        self.clock = clock
        self.step: Step | None = None
        self._told: dict[str, EventSeen] = {}

    @property
    def now(self) -> datetime:
        return self.clock().astimezone(AMSTERDAM)

    def tell(self, player: Player, sees: str) -> None:
        """Note what a player sees now."""
        if self.step:
            self.step.sees.append(Sight(player.name, player.role, sees))

    def event(self, name: str, *ids: str) -> EventSeen:
        """Wait for an event about one of these, that no earlier step told, in its publisher's journal."""
        found = until(lambda: self._new_event(name, ids), f"de gebeurtenis {name}")
        self._told[found.event_id] = found
        if self.step:
            self.step.events.append(found)
        return found

    def _new_event(self, name: str, ids: Collection[str]) -> EventSeen | None:
        admin = self.company.first("admin")
        for publisher in PUBLISHERS:
            journal = self.installation.see(admin, publisher, "/v1/messaging/events", limit="200")
            for row in reversed(journal or []):
                found = EventSeen(row["event_id"], row["name"], row["subject"])
                if found.name == name and found.is_about(ids) and found.event_id not in self._told:
                    return found
        return None

    def all_arrived(self, reader: str) -> int:
        """Wait until every event of the tour is settled in the inbox of a reader; gives how many there were."""
        for event_id in sorted(self._told):
            self._arrived(event_id, reader)
        return len(self._told)

    def arrived(self, name: str, about: str, reader: str) -> None:
        """Wait until an event that was told, about this one, is settled in the inbox of a reader."""
        for each in [told for told in self._told.values() if told.name == name and told.is_about([about])]:
            self._arrived(each.event_id, reader)

    def wait_until_known(self, publisher: str, readers: Collection[str]) -> None:
        """Wait until the newest event of a publisher reached its readers: an installation may just have begun."""
        journal = self.installation.see(self.company.first("admin"), publisher, "/v1/messaging/events", limit="1")
        for reader in readers:
            for newest in journal:
                self._arrived(newest["event_id"], reader)

    def _arrived(self, event_id: str, reader: str) -> None:
        admin = self.company.first("admin")

        def look() -> bool | None:
            found = self.installation.see(admin, reader, f"/v1/messaging/events/{event_id}")
            received = (found or {}).get("received") or {}
            return True if received.get("state") in SETTLED else None

        until(look, f"gebeurtenis {event_id} bij {reader}")

    def notified(self, player: Player, kind: str, about: About) -> None:
        """Wait until a player has a notification of this kind about this young person."""

        def look() -> dict[str, Any] | None:
            listed = self.installation.see_all(player, "notifications", "/v1/notifications")
            return next((each for each in listed if _is(each, kind, about)), None)

        until(look, f"de melding {kind} bij {player.name}")

    def mailed(self, player: Player, about: About, kind: str, *, invites: bool = False) -> Mail | None:
        """Wait until an event that was told was mailed to a player; gives the mail, where mails are shown."""
        told = {each.event_id for each in self._told.values() if each.name == kind and each.is_about(about.ids)}
        until(lambda: self._sent(player, told), f"de bezorging {kind} aan {player.name}")
        if not self.shows_mail:
            return None
        address = self.company.address(player)

        def look() -> Mail | None:
            return self.mailbox.new_mail(about.ids, address, invites=invites)

        return until(look, f"de mail aan {player.name}")

    def _sent(self, player: Player, event_ids: set[str]) -> str | None:
        listed = self.installation.see_all(player, "notifications", "/v1/deliveries", state="sent")
        return next((each["id"] for each in listed if each["event_id"] in event_ids), None)

    def task(self, player: Player, kind: str, about: About) -> dict[str, Any]:
        """Wait until this is on a player's worklist."""

        def look() -> dict[str, Any] | None:
            listed = self.installation.see_all(player, "aftercare", "/v1/worklist")
            return next((each for each in listed if _is(each, kind, about)), None)

        return until(look, f"de taak {kind} bij {player.name}")


def _is(item: dict[str, Any], kind: str, about: About) -> bool:
    return (item["kind"], item["pupil_id"]) == (kind, about.pupil_id)
