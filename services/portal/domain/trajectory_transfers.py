"""Trajectories that go on at an mbo school, as the API tells them, and the words for it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from language.texts import N_

STATES = {
    "proposed": N_("Wacht op antwoord van de mbo-school"),
    "accepted": N_("De mbo-school neemt het over"),
    "refused": N_("De mbo-school neemt het niet over"),
    "withdrawn": N_("Vraag teruggenomen"),
}
REFUSALS = {
    "no_place": N_("Er is nu geen plek"),
    "other_qualification": N_("Wij bieden deze kwalificatie niet aan"),
    "not_admitted": N_("De jongere past niet bij onze toelating"),
    "known_elsewhere": N_("De jongere is al bij een andere mbo-school"),
    "other": N_("Een andere reden"),
}
EVENTS = {
    "trajectory_transfer_proposed": N_("Mbo-school gevraagd een traject over te nemen"),
    "trajectory_transferred": N_("Mbo-school neemt een traject over"),
    "trajectory_transfer_ended": N_("Mbo-school neemt een traject niet over"),
    "trajectory_transfer_overdue": N_("Antwoord van de mbo-school te laat"),
}
DEEDS = {
    "POST /v1/trajectories/<uuid:trajectory_id>/transfers": N_("Mbo-school gevraagd een traject over te nemen"),
    "GET /v1/trajectory-transfers": N_("Doorgegeven traject gezien, in een lijst"),
    "GET /v1/trajectory-transfers/<uuid:transfer_id>": N_("Doorgegeven traject gezien"),
    "POST /v1/trajectory-transfers/<uuid:transfer_id>/acceptance": N_("Traject overgenomen door de mbo-school"),
    "POST /v1/trajectory-transfers/<uuid:transfer_id>/refusal": N_("Traject niet overgenomen door de mbo-school"),
    "POST /v1/trajectory-transfers/<uuid:transfer_id>/withdrawal": N_("Vraag aan de mbo-school teruggenomen"),
}
HOLDING = ("proposed", "accepted")


@dataclass(frozen=True)
class EarnedBefore:
    """A work process that the young person can do, as it was signed."""

    code: str
    title: str
    judgement: str
    trainer_name: str
    signed_at: datetime
    hash: str


@dataclass(frozen=True)
class Transfer:
    """The question to an mbo school, with what was earned."""

    id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    crebo: str
    qualification: str
    level: int
    version: str
    ended_on: date
    state: str
    proposed_by_id: UUID
    proposed_at: datetime
    answer_by: date
    is_overdue: bool = False
    answered_by_id: UUID | None = None
    answered_at: datetime | None = None
    reason: str | None = None
    earned: list[EarnedBefore] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the mbo school must still answer."""
        return self.state == "proposed"

    @property
    def is_holding(self) -> bool:
        """Whether nobody else judges or issues meanwhile."""
        return self.state in HOLDING
