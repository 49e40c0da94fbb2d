"""How a refused request is answered: with every field and reason; who may bring and see whose pupils."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from flask import Response

from access.actor import current_actor
from access.policy import ISSUING
from access.row_security import see_supported
from language.texts import N_, _
from messaging.work import Work
from rest import auditing
from rest.problems import problem
from rest.transaction import openings, support_openings, transaction
from services.intake.domain import refusals
from services.intake.domain.days import day_of
from services.intake.domain.model import Pupil
from services.intake.domain.refusals import Refusal
from services.intake.storage.pupils import ReadablePupils
from services.intake.storage.support_accesses import SupportAccesses

CORRECT = N_("Verbeter de genoemde velden en stuur opnieuw.")


def readable(work: Work) -> ReadablePupils:
    """Give the pupils, as far as whoever asks may see them."""
    actor, today = current_actor(), day_of(work.now)
    opened = dict(openings("pupil", today))
    supported: list[UUID] = []
    given = support_openings("pupil", today)
    if given:
        supported = list(work.use(SupportAccesses).pupils_open_to(actor.person_id, actor.role, work.now))
    if supported:
        see_supported(work.session, supported)
        auditing.break_glass()
        opened |= given
    return ReadablePupils(work.session, opened, actor.person_id, actor.organisation_id, today, supported)


def nameable(work: Work) -> ReadablePupils:
    """Give the pupils whose name and day of birth whoever asks may know: those he may see, and those he gives a document."""
    actor, today = current_actor(), day_of(work.now)
    opened = {**openings("pupil", today), **openings("document", today, ISSUING)}
    return ReadablePupils(work.session, opened, actor.person_id, actor.organisation_id, today)


def own_school() -> UUID | None:
    """Give the school to which the reader's writing is limited; none for the coordinator, who writes for the region."""
    actor = current_actor()
    if actor.role == "coordinator":
        return None
    return actor.organisation_id or uuid4()  # without a school there is nothing to write for


def refused_leaver(refused: refusals.LeaverRefused) -> Response:
    """Answer with every reason, under the field that the sender used; 409 when the number is somebody else's."""
    auditing.refused()
    is_taken = any(each.pupil_id for each in refused.refusals)
    told = _with_owners(refused.refusals) if is_taken else refused.refusals
    errors = [{"field": each.column, "reason": each.reason} for each in told]
    return problem(409, told[0].reason, errors=errors) if is_taken else problem(400, CORRECT, errors=errors)


def _with_owners(refused: Sequence[Refusal]) -> Sequence[Refusal]:
    with transaction() as work:
        return with_owners(work, refused)


def with_owners(work: Work, refused: Sequence[Refusal]) -> list[Refusal]:
    """Say whose the pupil numbers are that were taken, as far as the reader may see those pupils."""
    ids = {each.pupil_id for each in refused if each.pupil_id}
    found = readable(work).page(None, len(ids), ids, None) if ids else []
    owners: dict[UUID | None, Pupil] = {pupil.pupil_id: pupil for pupil, _row in found}
    auditing.about(ids & owners.keys())
    return [
        replace(each, reason=f"{each.reason} {_whose(owners[each.pupil_id])}") if each.pupil_id in owners else each
        for each in refused
    ]


def _whose(pupil: Pupil) -> str:
    name = " ".join(part for part in (pupil.first_name, pupil.infix, pupil.last_name) if part)
    born = f"{pupil.birth_date:%d-%m-%Y}"
    return _("Nu is dit nummer van {name}, geboren op {born}.").format(name=name, born=born)


def refused_sheet(refused: refusals.SheetRefused) -> Response:
    """Answer with what makes the sheet unfit; nothing of it went in."""
    status = (
        413
        if isinstance(refused, refusals.SheetIsNotTooLarge)
        else 415
        if isinstance(refused, refusals.SheetIsCsvOrExcel)
        else 400
    )
    errors = [{"field": column, "reason": _(sentence)} for column, sentence in refused.problems]
    return problem(status, " ".join(dict.fromkeys(error["reason"] for error in errors)), errors=errors)
