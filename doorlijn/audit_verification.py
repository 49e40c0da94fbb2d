"""Walks along every chain of an installation, of audit rows and of judgements, and compares with an earlier look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from access import audit_reading
from access.audit_chain import first_forgery
from access.row_security import as_system
from services.certification.domain import judging as judging_chain
from services.certification.storage.judging import Judging
from services.certification.storage.photos import Photos

Anchors = Mapping[
    tuple[str, str], tuple[int, str]
]  # service and chain: number and hash of the last row, as seen before

CERTIFICATION: Final = "certification"
JUDGEMENTS: Final = "judgements/"  # before the id of their trajectory: the chain of what was signed in it

KINDS: Final = {
    "edited": "is not as it was written",
    "deleted": "is gone",
    "reordered": "stands in another place than where it was written",
    "inserted": "was not written by the service",
    "cut_off": "and what came after it is gone",
    "rewritten": "is another one than at the earlier look: the chain was made again",
}


@dataclass(frozen=True)
class Verdict:
    """What became of one chain: its last row, and the first row something was done to (if any)."""

    service: str
    chain: str
    number: int
    hash: str
    forged_row: int | None = None
    forgery: str = ""

    @property
    def sentence(self) -> str:
        """Say it."""
        if self.forged_row is None:
            return f"{self.service}: chain {self.chain} is intact, {self.number} rows"
        return f"{self.service}: chain {self.chain}, row {self.forged_row} {KINDS[self.forgery]} ({self.forgery})"


def verify(database_url: str, service: str, anchors: Anchors) -> Iterator[Verdict]:
    """Verify all chains of a service, also those that stood in `anchors` and are gone altogether."""
    engine = create_engine(
        database_url.format(service=service),
        poolclass=NullPool,
        connect_args={"options": f"-c search_path={service} -c timezone=UTC", "connect_timeout": 5},
    )
    with Session(engine.connect().execution_options(isolation_level="REPEATABLE READ")) as session:
        there = {str(each) for each in audit_reading.chains(session)}
        before = {chain for of, chain in anchors if of == service}
        for chain in sorted(there | before - {each for each in before if each.startswith(JUDGEMENTS)}):
            yield _verdict(session, service, chain, anchors.get((service, chain)))
        if service == CERTIFICATION:
            with as_system(session):
                yield from _of_judgements(Judging(session), Photos(session), anchors)


def _of_judgements(judging: Judging, photos: Photos, anchors: Anchors) -> Iterator[Verdict]:
    """Judge the judgements of each trajectory, with their photos; those of a trajectory that was destroyed are no more."""
    with_photos = photos.signed_somewhere()
    for trajectory_id, signed in judging.every():
        chain, last = f"{JUDGEMENTS}{trajectory_id}", signed[-1]
        hashes = photos.signed_hashes(trajectory_id) if trajectory_id in with_photos else {}
        number, found = last.number, judging_chain.first_forgery(signed, hashes)
        seen_before = anchors.get((CERTIFICATION, chain), (0, ""))
        then = {each.number: each.hash.hex() for each in signed}.get(seen_before[0])
        if found is not None:
            yield Verdict(CERTIFICATION, chain, number, last.hash.hex(), found, "edited")
        elif seen_before[0] > number:
            yield Verdict(CERTIFICATION, chain, number, last.hash.hex(), number + 1, "cut_off")
        elif seen_before[0] and then != seen_before[1]:
            yield Verdict(CERTIFICATION, chain, number, last.hash.hex(), seen_before[0], "rewritten")
        else:
            yield Verdict(CERTIFICATION, chain, number, last.hash.hex())


def _verdict(session: Session, service: str, chain: str, anchor: tuple[int, str] | None) -> Verdict:
    known = audit_reading.chain(session, UUID(chain))
    number, last = known.head.number, known.head.hash.hex()
    found = first_forgery(audit_reading.rows(session, UUID(chain)), known)
    if found:
        return Verdict(service, chain, number, last, found.number, found.kind)
    if anchor and anchor[0]:
        then = audit_reading.hash_at(session, UUID(chain), anchor[0])
        if then is None:
            return Verdict(service, chain, number, last, number + 1, "cut_off")
        if then.hex() != anchor[1]:
            return Verdict(service, chain, number, last, anchor[0], "rewritten")
    return Verdict(service, chain, number, last)
