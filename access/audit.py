"""The audit log: who read or changed what, for whom and why; a service adds rows and can do nothing else with them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from access.actor import Actor
from access.audit_schema import WRITTEN


@dataclass(frozen=True)
class Purpose:
    """Why a route exists, and on what ground (AVG, article 6); `is_file` when it shows young people."""

    code: str
    basis: str
    is_file: bool = False


# A route that nobody gave a purpose is written down as one that shows young people: rather too much than too little.
UNNAMED: Final = Purpose("unnamed", "public_task", is_file=True)


@dataclass(frozen=True)
class Deed:
    """What somebody did: method and route, the ids it was about, the colleagues it was done for, how it ended."""

    action: str
    purpose: Purpose
    objects: Collection[UUID]
    for_persons: Collection[UUID] = ()
    outcome: str = "done"


_ADD = text(f"""
    INSERT INTO audit_log ({WRITTEN})
    VALUES (:person_id, :role, :organisation_id, CAST(:for_persons AS uuid[]), :purpose, :basis, :action,
            CAST(:objects AS uuid[]), :outcome)
""")  # noqa: S608  names of columns, from a constant


def record(session: Session, actor: Actor, deed: Deed) -> None:
    """Add a row; from here to the commit, others of the same organisation wait to add theirs: so do this last."""
    session.execute(
        _ADD,
        {
            "person_id": str(actor.person_id),
            "role": actor.role,
            "organisation_id": str(actor.organisation_id) if actor.organisation_id else None,
            "for_persons": sorted(map(str, deed.for_persons)),
            "purpose": deed.purpose.code,
            "basis": deed.purpose.basis,
            "action": deed.action,
            "objects": sorted(map(str, deed.objects)),
            "outcome": deed.outcome,
        },
    )
