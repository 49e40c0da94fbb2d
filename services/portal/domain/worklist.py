"""Mijn werk in the order in which it must be done: too late, appointments, today, new, coming, later, with others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from language.texts import N_
from services.portal.domain.cases import WorkItem
from services.portal.domain.trajectories import OwedWork

SECTIONS = (
    ("overdue", N_("Te laat")),
    ("appointments", N_("In de agenda")),
    ("today", N_("Vandaag")),
    ("new", N_("Nieuw")),
    ("coming", N_("Binnen twee weken")),
    ("later", N_("Later")),
    ("others", N_("Wacht op anderen")),
)
FAR = date.max
SOON = timedelta(days=14)
NEW_KINDS = {"accept_case", "assign_job_coach"}


@dataclass(frozen=True)
class Section:
    """One heading of Mijn werk and what stands under it."""

    key: str
    title: str
    items: list[WorkItem]


def sections(items: Iterable[WorkItem], reader_id: UUID, today: date) -> list[Section]:
    """All sections, also the empty ones, each with the earliest date first."""
    in_order = sorted(
        items, key=lambda item: (item.due_on or FAR, str(item.starts_at or ""), str(item.case_id or item.pupil_id))
    )
    placed: dict[str, list[WorkItem]] = {key: [] for key, _title in SECTIONS}
    for item in in_order:
        placed[section_of(item, reader_id, today)].append(item)
    return [Section(key, title, placed[key]) for key, title in SECTIONS]


def section_of(item: WorkItem, reader_id: UUID, today: date) -> str:
    """An appointment stands with the appointments, whoever leads it; else too late wins from everything; a colleague's work that I cover for is mine."""
    if item.is_appointment:
        return "appointments"
    if item.is_overdue:
        return "overdue"
    if item.waits_for_trainer or (item.owner_id not in (reader_id, None) and item.for_person_id is None):
        return "others"
    if item.due_on is not None and item.due_on <= today:
        return "today"
    if item.kind in NEW_KINDS:
        return "new"
    return "coming" if item.due_on is not None and item.due_on <= today + SOON else "later"


def of_evidence(found: OwedWork) -> WorkItem:
    """What is owed of a trajectory, as a line of work."""
    owed = found.owed
    return WorkItem(
        "supply_evidence",
        None,
        found.pupil_id,
        owed.due_on,
        owed.is_overdue,
        owner_id=owed.owner_id,
        for_person_id=owed.for_person_id,
        evidence=found,
    )
