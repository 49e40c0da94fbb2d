"""Dossiers: trajectories with all that counts for their document, a whole page in a handful of questions."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.certification.domain.catalogue import Recognition
from services.certification.domain.dossier import NO_KEY, Dossier, issuer_of
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.judging import Judging
from services.certification.storage.judging_tables import judgements
from services.certification.storage.photos import Photos
from services.certification.storage.register_tables import certificates
from services.certification.storage.tables import trajectories
from services.certification.storage.transfers import GOES_ON_ELSEWHERE

NOT_ISSUED: ColumnElement[bool] = ~(
    select(certificates.c.certificate_id)
    .where(certificates.c.trajectory_id == trajectories.c.trajectory_id, certificates.c.revoked_at.is_(None))
    .exists()
)
_IS_JUDGED = (
    select(judgements.c.trajectory_id).where(judgements.c.trajectory_id == trajectories.c.trajectory_id).exists()
)
# What was earned can be given here, whoever goes on with the rest; where nothing was judged, nobody will.
STILL_HERE: ColumnElement[bool] = NOT_ISSUED & ~(GOES_ON_ELSEWHERE & ~_IS_JUDGED)


class Dossiers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, found: Sequence[Trajectory], *, is_real: bool, public_url: str) -> list[Dossier]:
        """Give the dossiers of these trajectories; a key of another address is none, nor one for tests where documents are real."""
        judging, ids = Judging(self._session), [each.trajectory_id for each in found]
        signed = judging.signed_of_each(ids)
        last = {each: judgements[-1].request_id for each, judgements in signed.items() if judgements}
        askers = judging.askers(set(last.values()))
        photos = Photos(self._session).signed_hashes_of_each(ids)
        recognised = self._recognitions({each.company_id for each in found})
        issuers = {issuer_of(each) for each in found}
        keys = IssuerKeys(self._session).states(issuers, is_real=is_real, public_url=public_url)
        return [
            Dossier(
                each,
                signed[each.trajectory_id],
                recognised[each.company_id],
                photos[each.trajectory_id],
                keys.get(issuer_of(each), NO_KEY),
                askers.get(last[each.trajectory_id]) if each.trajectory_id in last else None,
            )
            for each in found
        ]

    def _recognitions(self, company_ids: Collection[UUID]) -> dict[UUID, list[Recognition]]:
        found: dict[UUID, list[Recognition]] = defaultdict(list)
        for each in Catalogue(self._session).recognitions_of(company_ids):
            found[each.company.company_id].append(each)
        return found
