"""What the observer reads: the tables, what was told, and the diary, put where questions can be asked of them."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from doorlijn.simulation.observer.calendar import day_of, midnight_after
from doorlijn.simulation.observer.camera import Camera

Row = Mapping[str, Any]

_TOLD = """
    SELECT event_id::text, subject, sequence, name, recorded_at AS at, convert_from(envelope, 'UTF8') AS envelope
    FROM aftercare.journal ORDER BY position
"""
_NOTIFIED = "SELECT event_id::text, person_id::text, must_act, kind, case_id::text FROM notifications.notifications"


class Records:
    """Everything at the end; read once."""

    def __init__(self, camera: Camera, diary: Sequence[Row], last_day: date) -> None:
        self.camera = camera
        self.diary = diary
        self.last_day = last_day
        self.over_at = midnight_after(last_day)
        self.rings = camera.rows("SELECT * FROM observer.rings ORDER BY position")
        self.cases = camera.rows("SELECT *, case_id::text AS id, pupil_id::text AS pupil FROM aftercare.cases")
        self.contracts = camera.rows("SELECT *, contract_id::text AS id, case_id::text AS of FROM aftercare.contracts")
        self.talks = camera.rows(
            "SELECT *, conversation_id::text AS id, case_id::text AS of FROM aftercare.conversations"
        )
        self.dues = camera.rows("SELECT *, conversation_id::text AS id FROM observer.dues ORDER BY position")
        self.told: dict[str, list[Row]] = defaultdict(list)  # by name, in the order in which it was told
        for row in camera.rows(_TOLD):
            self.told[row["name"]].append(row | {"data": json.loads(row["envelope"])["data"]})
        self.notified: dict[str, list[Row]] = defaultdict(list)  # by event
        for row in camera.rows(_NOTIFIED):
            self.notified[row["event_id"]].append(row)
        self._talks: dict[str, list[Row]] = defaultdict(list)
        for talk in self.talks:
            self._talks[talk["of"]].append(talk)
        self._dues: dict[str, list[Row]] = defaultdict(list)
        for due in self.dues:
            self._dues[due["id"]].append(due)
        self._away: dict[str, list[Row]] = defaultdict(list)
        for each in self.noted("away", "back"):
            self._away[each["person_id"]].append(each)
        self._free = [(each["at"], frozenset(each["days"])) for each in self.noted("free_days")]

    def noted(self, *kinds: str) -> list[Row]:
        """Give the entries of the diary of some kinds, in order."""
        return [each for each in self.diary if each["kind"] in kinds]

    def talks_of(self, case_id: str) -> list[Row]:
        """Give the conversations of a case."""
        return self._talks[case_id]

    def dues_of(self, talk_id: str) -> list[Row]:
        """Give the deadlines that a conversation had, one after the other."""
        return self._dues[talk_id]

    def free_at(self, at: datetime) -> frozenset[date]:
        """Give the free days of the region as they were known at a moment."""
        known: frozenset[date] = frozenset()
        for since, days in self._free:
            if since <= at:
                known = days
        return known

    @property
    def changes_of_free_days(self) -> list[tuple[datetime, frozenset[date]]]:
        """Give when they changed, and to what."""
        return self._free

    def away_on(self, person_id: str, at: datetime) -> str | None:
        """Give who stands in for somebody at a moment, as the diary has it."""
        found: Row | None = None
        for each in self._away[person_id]:
            if each["at"] <= at:
                found = each
        if found is None or found["kind"] == "back" or found["until"] < day_of(at):
            return None
        return str(found["substitute_id"])
