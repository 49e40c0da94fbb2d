"""A school issues: per trajectory all or nothing, each with the next number, and told in the same transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from messaging.ids import uuid7
from messaging.work import Work
from services.certification.domain.catalogue import Qualification
from services.certification.domain.certificate import PRAKTIJKVERKLARING, Certificate
from services.certification.domain.dossier import Dossier, Missing, Named, issuer_of, missing
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.local_time import day_of
from services.certification.domain.register import Entry
from services.certification.domain.register_events import CertificateIssued
from services.certification.domain.register_rules import OnlyTheIssuerIssues
from services.certification.domain.stating import Addresses, Whose, fact_of
from services.certification.domain.trajectory import BORIS, Trajectory
from services.certification.handlers import numbering
from services.certification.handlers.preview_certificate import Preview, is_printable
from services.certification.papers.credential import NotIssuable, compact, credential
from services.certification.papers.layouts import Layouts
from services.certification.papers.signer import KeyMissing, Signer
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.dossiers import Dossiers
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register
from services.certification.storage.trajectories import Trajectories


@dataclass(frozen=True)
class IssueCertificates:
    """Which trajectories, of which young people, by whom and for which organisation: none for the coordinator."""

    trajectory_ids: Sequence[UUID]
    named: Mapping[UUID, Named]
    issued_by: UUID
    organisation_id: UUID | None
    is_dry_run: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one trajectory, or of one pupil's diploma: a document, or what is missing."""

    about_id: UUID
    entry: Entry | None = None
    is_new: bool = False
    missing: Sequence[Missing] = ()


@dataclass(frozen=True)
class Room:
    """Where it happens: who signs, at which address, and whether documents count."""

    signer_of: Callable[[IssuerKey], Signer]
    at: Addresses
    is_real: bool
    layouts: Layouts | None = None  # the installation's own, on top of what is shipped


def handle(
    command: IssueCertificates, trajectories: Trajectories, work: Work, room: Room
) -> tuple[list[Outcome], list[CertificateIssued]]:
    """Issue what is complete, and name what is missing of the others. What was issued before is given as it is."""
    found = trajectories.some(command.trajectory_ids)  # locked: two requests at once make one document
    if not all(_may_issue(command, each) for each in found):
        raise OnlyTheIssuerIssues
    issuing = _Issuing(command, work, room, found)
    dossiers = work.use(Dossiers).of(found, is_real=room.is_real, public_url=room.at.public_url)
    outcomes = [issuing.one(each) for each in dossiers]
    return outcomes, issuing.told


def _may_issue(command: IssueCertificates, of: Trajectory) -> bool:
    """The issuer itself; and for a school, in which somebody may be alone, the coordinator. An examination board has more people."""
    if command.organisation_id is None:
        return of.regime == BORIS
    return issuer_of(of) == command.organisation_id


class _Issuing:
    """One batch under way."""

    def __init__(self, command: IssueCertificates, work: Work, room: Room, found: Sequence[Trajectory]) -> None:
        self.told: list[CertificateIssued] = []
        self._command, self._room, self._now = command, room, work.now
        self._session, self._register = work.session, work.use(Register)
        self._before = self._register.of_trajectories([each.trajectory_id for each in found])
        self._keys = work.use(IssuerKeys).in_use({issuer_of(each) for each in found}, is_real=room.is_real)
        self._qualifications = work.use(Catalogue).qualifications({each.crebo for each in found})
        self._batch_id = uuid7()

    def one(self, dossier: Dossier) -> Outcome:
        of = dossier.trajectory
        before, named = self._before.get(of.trajectory_id), self._command.named.get(of.pupil_id)
        if before is not None and before.revoked_at is None:
            return Outcome(of.trajectory_id, before)
        lacks = missing(dossier, day_of(self._now), named, self._command.issued_by) or self._unprintable(dossier, named)
        if lacks or named is None or named.born_on is None or self._command.is_dry_run:
            return Outcome(of.trajectory_id, missing=lacks)
        try:
            with self._session.begin_nested():  # a number that was taken is given back
                entry = self._entry(dossier, Whose(uuid4(), named.name, named.born_on), before)
        except KeyMissing:
            return Outcome(of.trajectory_id, missing=[Missing("key_lost")])
        except NotIssuable:
            return Outcome(of.trajectory_id, missing=[Missing("unsignable")])
        self._register.add(entry)
        self.told.append(_told(entry, of))
        return Outcome(of.trajectory_id, entry, is_new=True)

    def _unprintable(self, dossier: Dossier, named: Named | None) -> list[Missing]:
        """Find out before a number is taken whether the paper can be made."""
        of = dossier.trajectory
        key, known = self._keys[issuer_of(of)], self._qualifications[of.crebo]
        if named is None or is_printable(
            Preview(dossier, named, known, key), self._room.at, self._now, self._room.layouts
        ):
            return []
        return [Missing("letters")]

    def _entry(self, dossier: Dossier, whose: Whose, before: Entry | None) -> Entry:
        of = dossier.trajectory
        key = self._keys[issuer_of(of)]
        numbers = numbering.next_of(self._register, key, PRAKTIJKVERKLARING, before, self._now)
        known: Qualification = self._qualifications[of.crebo]
        fact: Certificate = fact_of(dossier, known, whose, key, numbers, self._room.at, self._now)
        signer = self._room.signer_of(key)
        return Entry(
            fact,
            key.kid,
            credential(fact, signer),
            compact(fact, signer),
            self._batch_id,
            of.school_id,
            self._command.issued_by,
            numbers.status_list,
            of.trajectory_id,
            of.pupil_id,
            before.certificate_id if before else None,
        )


def _told(entry: Entry, of: Trajectory) -> CertificateIssued:
    fact = entry.certificate
    ids = entry.certificate_id, of.trajectory_id, of.pupil_id, of.school_id, issuer_of(of)
    return CertificateIssued(*ids, fact.kind, of.regime, of.crebo, day_of(fact.issued_at), entry.replaces_id)
