"""Requests to trainers, what they filled in, and what they signed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, true, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.certification.domain.evidence_request import EvidenceRequest, secret_hash
from services.certification.domain.judging import Draft, Judgement
from services.certification.domain.rules import EvidenceRequestNotFound
from services.certification.storage.judging_tables import (
    evidence_requests,
    judgement_drafts,
    judgements,
    request_secrets,
)
from services.certification.storage.register_tables import certificates

LINK, SESSION = "link", "session"


class Judging:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: EvidenceRequest, now: datetime) -> None:
        """Keep a request; earlier ones of its trajectory that are not signed are worth nothing any more."""
        of_trajectory = evidence_requests.c.trajectory_id == new.trajectory_id
        open_ones = evidence_requests.c.signed_at.is_(None), evidence_requests.c.replaced_at.is_(None)
        self._session.execute(update(evidence_requests).where(of_trajectory, *open_ones).values(replaced_at=now))
        self._session.execute(evidence_requests.insert().values(asdict(new)))

    def get(self, request_id: UUID) -> EvidenceRequest:
        """Give one, locked."""
        query = select(evidence_requests).where(evidence_requests.c.request_id == request_id).with_for_update()
        row = self._session.execute(query).mappings().first()
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

    def newest_of(self, trajectory_id: UUID) -> EvidenceRequest | None:
        """Give the request that was sent last."""
        query = select(evidence_requests).where(evidence_requests.c.trajectory_id == trajectory_id)
        row = self._session.execute(query.order_by(evidence_requests.c.requested_at.desc()).limit(1)).mappings().first()
        return _request(row) if row else None

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
        """Let nobody in any more, and forget what was filled in: it is signed."""
        self._session.execute(delete(judgement_drafts).where(judgement_drafts.c.request_id == request_id))
        of_browsers = request_secrets.c.kind == SESSION
        self._session.execute(delete(request_secrets).where(request_secrets.c.request_id == request_id, of_browsers))

    def is_issued(self, trajectory_id: UUID) -> bool:
        """Tell whether a document that counts states what was signed."""
        counts = certificates.c.trajectory_id == trajectory_id, certificates.c.revoked_at.is_(None)
        return self._session.scalar(select(true()).where(*counts)) is True

    def signed(self, trajectory_id: UUID) -> list[Judgement]:
        """Give every judgement that was ever signed, in the order of signing."""
        query = select(judgements).where(judgements.c.trajectory_id == trajectory_id).order_by(judgements.c.number)
        return [read_judgement(row) for row in self._session.execute(query).mappings()]

    def sign(self, new: Sequence[Judgement]) -> None:
        """Keep judgements; they can only be added."""
        self._session.execute(judgements.insert(), [asdict(each) for each in new])


def _request(row: Mapping[Any, Any]) -> EvidenceRequest:
    return EvidenceRequest(**dict(row) | {"code_salt": bytes(row["code_salt"]), "code_hash": bytes(row["code_hash"])})


def read_judgement(row: Mapping[Any, Any]) -> Judgement:
    """Make a judgement of its row."""
    return Judgement(**dict(row) | {"previous_hash": bytes(row["previous_hash"]), "hash": bytes(row["hash"])})
