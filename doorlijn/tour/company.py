"""Who plays which part: the demo's own people, or whoever holds the tokens of a file."""

import base64
import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from doorlijn.region.people import demo_persons
from doorlijn.tour.installation import NOT_FOUND, Installation, Player
from doorlijn.tour.watching import NotSeen


class Company(ABC):
    """Finds players by role or by person."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._players: dict[str, Player] = {}

    @abstractmethod
    def first(self, role: str) -> Player:
        """Give somebody in this role."""

    @abstractmethod
    def person(self, person_id: str, role: str) -> Player:
        """Give this very person."""

    @abstractmethod
    def only(self, role: str) -> str | None:
        """Give who alone can play this role; None when everybody can."""

    def address(self, player: Player) -> str | None:
        """Give where a player's mail goes, as far as that is known."""
        known = {str(each.person_id): each.mail for each in demo_persons()}
        return known.get(player.person_id)


class DemoCompany(Company):
    """The people of the demo, signed in by being chosen."""

    def __init__(self, installation: Installation) -> None:
        super().__init__(installation)
        listed = installation.page("/demo/personen")
        if listed.status_code == NOT_FOUND:
            raise NotSeen("Dit is geen demo. Geef tokens: --tokens BESTAND (per rol een token).")
        self._listed: list[dict[str, Any]] = listed.json()

    def only(self, role: str) -> None:
        del role  # in a demo everybody can be chosen

    def first(self, role: str) -> Player:
        found = [each for each in self._listed if each["role"] == role]
        if not found:
            raise NotSeen(f"Er is nog niemand met de rol {role}.")
        return self._signed_in(found[0])

    def person(self, person_id: str, role: str) -> Player:
        for each in self._listed:
            if each["person_id"] == person_id and each["role"] == role:
                return self._signed_in(each)
        raise NotSeen(f"{person_id} staat niet in de lijst van demo-personen als {role}.")

    def _signed_in(self, listed: dict[str, Any]) -> Player:
        key = f"{listed['person_id']}/{listed['role']}"
        if key not in self._players:
            asked = {"person_id": listed["person_id"], "role": listed["role"]}
            token = self._installation.public("/demo/tokens", asked)["token"]
            who = listed["person_id"], listed["name"], listed["role"], listed["organisation_id"]
            self._players[key] = Player(*who, token)
        return self._players[key]


class TokenCompany(Company):
    """Whoever the tokens of a file belong to: {"role": "token"}."""

    def __init__(self, installation: Installation, file: Path) -> None:
        super().__init__(installation)
        for token in json.loads(file.read_text(encoding="utf-8")).values():
            claims = _claims(token)
            who = Player(claims["sub"], claims["sub"], claims["role"], claims["organisation_id"], token)
            self._players[who.role] = self._named(who)

    def _named(self, player: Player) -> Player:
        person = self._installation.see(player, "directory", f"/v1/people/{player.person_id}")
        name = person["name"] if person else player.name
        return Player(player.person_id, name, player.role, player.organisation_id, player.token)

    def first(self, role: str) -> Player:
        if role not in self._players:
            raise NotSeen(f"Geef in het bestand ook een token voor de rol {role}.")
        return self._players[role]

    def only(self, role: str) -> str | None:
        return self.first(role).person_id

    def person(self, person_id: str, role: str) -> Player:
        player = self.first(role)
        if player.person_id != person_id:
            raise NotSeen(f"Geef voor de rol {role} een token van {person_id}: die kreeg het werk.")
        return player


def _claims(token: str) -> dict[str, Any]:
    """Read what a token says of its holder; whether it is true is for the installation to judge."""
    body = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return claims
