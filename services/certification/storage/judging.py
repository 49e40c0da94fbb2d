"""Requests to trainers, what they filled in, and what they signed.

Whoever locks both a trajectory and a request of it locks the trajectory first: `Judging.get` does so for all.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, true, update
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.certification.domain.evidence_request import EvidenceRequest, secret_hash
from services.certification.domain.judging import Draft, Judgement
from services.certification.domain.rules import EvidenceRequestNotFound
from services.certification.storage.judging_tables import (
    evidence_requests,
    judgement_drafts,
    judgements,
    request_secrets,
)
from services.certification.storage.photos import evidence_photos
from services.certification.storage.register_tables import certificates
from services.certification.storage.tables import trajectories
from services.certification.storage.transfers import Transfers

LINK, SESSION = "link", "session"
_TRAJECTORY = select(trajectories.c.trajectory_id)


class Judging:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: EvidenceRequest, now: datetime) -> None:
        """Keep a request; earlier ones of its trajectory that are not signed are worth nothing any more.

        What was filled in goes along to the same address, and is forgotten for another one.
        """
        of_trajectory = evidence_requests.c.trajectory_id == new.trajectory_id
        open_ones = evidence_requests.c.signed_at.is_(None), evidence_requests.c.replaced_at.is_(None)
        replaced = update(evidence_requests).where(of_trajectory, *open_ones).values(replaced_at=now)
        former = self._session.execute(
            replaced.returning(evidence_requests.c.request_id, evidence_requests.c.trainer_mail)
        ).all()
        self._session.execute(evidence_requests.insert().values(asdict(new)))
        with as_system(self._session):  # what is filled in is for the platform alone
            for request_id, mail in former:
                self._pass_on(request_id, new.request_id if mail == new.trainer_mail else None)

    def _pass_on(self, request_id: UUID, to: UUID | None) -> None:
        is_of_it = evidence_photos.c.request_id == request_id
        if to is None:
            self._session.execute(delete(evidence_photos).where(is_of_it))
        else:
            self.keep(to, list(self.drafts(request_id).values()))
            self._session.execute(update(evidence_photos).where(is_of_it).values(request_id=to))
        self.forget(request_id)

    def get(self, request_id: UUID) -> EvidenceRequest:
        """Give one, locked, and its trajectory locked before it."""
        is_it = evidence_requests.c.request_id == request_id
        of_it = select(evidence_requests.c.trajectory_id).where(is_it).scalar_subquery()
        self._session.execute(_TRAJECTORY.where(trajectories.c.trajectory_id == of_it).with_for_update())
        row = self._session.execute(select(evidence_requests).where(is_it).with_for_update()).mappings().first()
        if row is None:
            raise EvidenceRequestNotFound(request_id)
        return _request(row)

    def by_secret(self, secret: str, kind: str, *, since: datetime | None = None) -> EvidenceRequest | None:
        """Give the request that a link or a browser is for, locked; nothing for one that was let in before `since`."""
        wanted = [request_secrets.c.secret_hash == secret_hash(secret), request_secrets.c.kind == kind]
        if since is not None:
            wanted.append(request_secrets.c.made_at > since)
        found: UUID | None = self._session.scalar(select(request_secrets.c.request_id).where(*wanted))
        return self.get(found) if found else None

    def let_in(self, request_id: UUID, secret: str, kind: str, now: datetime) -> None:
        """Keep the hash of a secret that opens a request."""
        row = {"secret_hash": secret_hash(secret), "request_id": request_id, "kind": kind, "made_at": now}
        self._session.execute(request_secrets.insert().values(row))

    def note(self, request: EvidenceRequest) -> None:
        """Keep how often the code was wrong, and when it was signed."""
        changed = {"wrong_codes": request.wrong_codes, "signed_at": request.signed_at}
        self._session.execute(
            update(evidence_requests).where(evidence_requests.c.request_id == request.request_id).values(changed)
        )

    def count_since(self, trajectory_id: UUID, since: datetime) -> int:
        """Tell how many links were asked for after a moment."""
        after = evidence_requests.c.trajectory_id == trajectory_id, evidence_requests.c.requested_at > since
        return self._session.scalar(select(func.count()).where(*after)) or 0

    def drafts(self, request_id: UUID) -> dict[str, Draft]:
        """Give what is filled in, by code."""
        query = select(judgement_drafts).where(judgement_drafts.c.request_id == request_id)
        rows = self._session.execute(query).mappings()
        return {row["work_process"]: Draft(row["work_process"], row["judgement"], row["remark"]) for row in rows}

    def keep(self, request_id: UUID, drafts: Sequence[Draft]) -> None:
        """Keep what is filled in."""
        if not drafts:
            return
        statement = insert(judgement_drafts)
        words = {name: statement.excluded[name] for name in ("judgement", "remark")}
        keep = statement.on_conflict_do_update(index_elements=["request_id", "work_process"], set_=words)
        self._session.execute(keep, [asdict(each) | {"request_id": request_id} for each in drafts])

    def forget(self, request_id: UUID) -> None:
        """Forget what was filled in: it is signed, or another link took the place of this one."""
        self._session.execute(delete(judgement_drafts).where(judgement_drafts.c.request_id == request_id))

    def newest_of_each(self, trajectory_ids: Collection[UUID]) -> dict[UUID, EvidenceRequest]:
        """Give of several trajectories the request that was sent last."""
        of_them = evidence_requests.c.trajectory_id.in_(trajectory_ids)
        query = select(evidence_requests).where(of_them).ext(distinct_on(evidence_requests.c.trajectory_id))
        last = query.order_by(evidence_requests.c.trajectory_id, evidence_requests.c.requested_at.desc())
        return {row["trajectory_id"]: _request(row) for row in self._session.execute(last).mappings()}

    def askers(self, request_ids: Collection[UUID]) -> dict[UUID, UUID]:
        """Give of several requests who sent the link."""
        columns = evidence_requests.c.request_id, evidence_requests.c.requested_by
        found = self._session.execute(select(*columns).where(evidence_requests.c.request_id.in_(request_ids)))
        return {row.request_id: row.requested_by for row in found}

    def signed_of_each(self, trajectory_ids: Collection[UUID]) -> dict[UUID, list[Judgement]]:
        """Give of several trajectories every judgement that was ever signed, in the order of signing."""
        found: dict[UUID, list[Judgement]] = {each: [] for each in trajectory_ids}
        query = select(judgements).where(judgements.c.trajectory_id.in_(trajectory_ids)).order_by(judgements.c.number)
        for row in self._session.execute(query).mappings():
            found[row["trajectory_id"]].append(_judgement(row))
        return found

    def every(self) -> Iterator[tuple[UUID, list[Judgement]]]:
        """Give the judgements of every trajectory, one trajectory at a time, without holding them all."""
        query = select(judgements).order_by(judgements.c.trajectory_id, judgements.c.number)
        rows = self._session.execute(query.execution_options(yield_per=1000)).mappings()
        for trajectory_id, of_it in groupby(rows, key=lambda row: row["trajectory_id"]):
            yield trajectory_id, [_judgement(row) for row in of_it]

    def is_issued(self, trajectory_id: UUID) -> bool:
        """Tell whether a document that counts states what was signed."""
        counts = certificates.c.trajectory_id == trajectory_id, certificates.c.revoked_at.is_(None)
        return self._session.scalar(select(true()).where(*counts)) is True

    def goes_on_elsewhere(self, trajectory_id: UUID) -> bool:
        """Tell whether an mbo school is asked to go on with it, or said yes."""
        return bool(Transfers(self._session).elsewhere([trajectory_id]))

    def signed(self, trajectory_id: UUID) -> list[Judgement]:
        """Give every judgement that was ever signed, in the order of signing."""
        query = select(judgements).where(judgements.c.trajectory_id == trajectory_id).order_by(judgements.c.number)
        return [_judgement(row) for row in self._session.execute(query).mappings()]

    def sign(self, new: Sequence[Judgement]) -> None:
        """Keep judgements; they can only be added."""
        self._session.execute(judgements.insert(), [asdict(each) for each in new])


def _request(row: Mapping[Any, Any]) -> EvidenceRequest:
    return EvidenceRequest(**dict(row) | {"code_salt": bytes(row["code_salt"]), "code_hash": bytes(row["code_hash"])})


def _judgement(row: Mapping[Any, Any]) -> Judgement:
    return Judgement(**dict(row) | {"previous_hash": bytes(row["previous_hash"]), "hash": bytes(row["hash"])})
