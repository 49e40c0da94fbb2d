"""A school gives diplomas: it says what was finished, for pupils of its own, each with the next number."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from messaging.ids import uuid7
from messaging.work import Work
from services.certification.domain.certificate import DIPLOMA
from services.certification.domain.diploma import Finished, missing
from services.certification.domain.dossier import NO_KEY, Missing, Named
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.local_time import day_of
from services.certification.domain.register import Entry
from services.certification.domain.register_events import DiplomaIssued
from services.certification.domain.register_rules import OnlyTheSchoolGivesItsDiploma
from services.certification.domain.stating import Whose, diploma_of
from services.certification.handlers import numbering
from services.certification.handlers.issue_certificates import Outcome, Room
from services.certification.handlers.preview_certificate import diploma_in_advance, is_printed
from services.certification.papers.credential import NotIssuable, compact, credential
from services.certification.papers.signer import KeyMissing
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register


@dataclass(frozen=True)
class IssueDiplomas:
    """What was finished, by which pupils (each with its school), and who says so for which school."""

    finished: Finished
    schools: Mapping[UUID, UUID]
    named: Mapping[UUID, Named]
    issued_by: UUID
    school_id: UUID
    is_dry_run: bool = False


def handle(command: IssueDiplomas, work: Work, room: Room) -> tuple[list[Outcome], list[DiplomaIssued]]:
    """Give each pupil a diploma, or say what is missing. One that says the same is given as it is."""
    if set(command.schools.values()) != {command.school_id}:
        raise OnlyTheSchoolGivesItsDiploma
    giving = _Giving(command, work, room)
    outcomes = [giving.one(pupil_id) for pupil_id in command.schools]
    return outcomes, giving.told


class _Giving:
    """One batch under way."""

    def __init__(self, command: IssueDiplomas, work: Work, room: Room) -> None:
        self.told: list[DiplomaIssued] = []
        self._command, self._room, self._now, self._session = command, room, work.now, work.session
        self._register = work.use(Register)
        school, keys = [command.school_id], work.use(IssuerKeys)
        self._before = self._register.diplomas_of(command.school_id, command.schools)
        self._state = keys.states(school, is_real=room.is_real, public_url=room.at.public_url).get(school[0], NO_KEY)
        self._key = keys.in_use(school, is_real=room.is_real).get(school[0])
        self._batch_id = uuid7()

    def one(self, pupil_id: UUID) -> Outcome:
        before, named = self._before.get(pupil_id), self._command.named.get(pupil_id)
        lacks = list(missing(self._command.finished, before, self._state, named))
        if before is not None and before.revoked_at is None and not any(each.item == "other_diploma" for each in lacks):
            return Outcome(pupil_id, before)
        if lacks or named is None or named.born_on is None or self._key is None:
            return Outcome(pupil_id, missing=lacks)
        advance = diploma_in_advance(self._command.finished, named, self._key, self._room.at, self._now)
        if not is_printed(advance, self._room.layouts):
            return Outcome(pupil_id, missing=[Missing("letters")])
        if self._command.is_dry_run:
            return Outcome(pupil_id)
        return self._issued(pupil_id, Whose(uuid4(), named.name, named.born_on), self._key, before)

    def _issued(self, pupil_id: UUID, whose: Whose, key: IssuerKey, before: Entry | None) -> Outcome:
        try:
            with self._session.begin_nested():  # a number that was taken is given back
                entry = self._entry(pupil_id, whose, key, before)
        except KeyMissing:
            return Outcome(pupil_id, missing=[Missing("key_lost")])
        except NotIssuable:
            return Outcome(pupil_id, missing=[Missing("unsignable")])
        self._register.add(entry)
        school, issued_on = self._command.school_id, day_of(entry.certificate.issued_at)
        self.told.append(DiplomaIssued(entry.certificate_id, pupil_id, school, issued_on, entry.replaces_id))
        return Outcome(pupil_id, entry, is_new=True)

    def _entry(self, pupil_id: UUID, whose: Whose, key: IssuerKey, before: Entry | None) -> Entry:
        numbers = numbering.next_of(self._register, key, DIPLOMA, before, self._now)
        fact = diploma_of(self._command.finished, whose, key, numbers, self._room.at, self._now)
        signer = self._room.signer_of(key)
        return Entry(
            fact,
            key.kid,
            credential(fact, signer),
            compact(fact, signer),
            self._batch_id,
            self._command.school_id,
            self._command.issued_by,
            numbers.status_list,
            None,
            pupil_id,
            before.certificate_id if before else None,
        )
