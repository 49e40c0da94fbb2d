"""What certification listens to, and the clock it answers."""

from collections.abc import Sequence

from access.agreed_covenants import AgreedCovenants
from access.destruction_report import DestructionReport
from access.roles import HeldRoles
from messaging.listening import DueTimer, Event, Work, listen, timer
from messaging.work import heard_by
from services.certification.domain.local_time import day_of
from services.certification.handlers import (
    on_aftercare_closed,
    on_aftercare_extended,
    on_covenant_agreed,
    on_evidence_due,
    on_job_coach_assigned,
    on_job_coach_released,
    on_organisation_registered,
    on_period_over,
    on_pupil_erased,
    on_pupil_left_school,
    on_pupil_registered,
    on_role_granted,
    on_role_revoked,
    on_substitute_named,
    on_transfer_answer_due,
)
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.erasing import Erasing
from services.certification.storage.judging import Judging
from services.certification.storage.owings import Owings
from services.certification.storage.photos import Photos
from services.certification.storage.relations import Relations
from services.certification.storage.terms import Terms
from services.certification.storage.trajectories import Trajectories
from services.certification.storage.transfers import Transfers


class CertificationService:
    """The catalogue of the mbo, trajectories, judgements."""

    name = "certification"

    @listen("directory", on_organisation_registered.OrganisationRegistered)
    def organisation_registered(self, message: on_organisation_registered.OrganisationRegistered, work: Work) -> None:
        """Keep mbo schools."""
        on_organisation_registered.handle(message, work.use(Relations))

    @listen("directory", on_covenant_agreed.CovenantAgreed)
    def covenant_agreed(self, message: on_covenant_agreed.CovenantAgreed, work: Work) -> None:
        """Know who may see what."""
        on_covenant_agreed.handle(message, work.use(AgreedCovenants))

    @listen("directory", on_role_granted.RoleGranted)
    def role_granted(self, message: on_role_granted.RoleGranted, work: Work) -> None:
        """Know who holds which role."""
        on_role_granted.handle(message, work.use(HeldRoles))

    @listen("directory", on_role_revoked.RoleRevoked)
    def role_revoked(self, message: on_role_revoked.RoleRevoked, work: Work) -> None:
        """Know who no longer does."""
        on_role_revoked.handle(message, work.use(HeldRoles))

    @listen("directory", on_substitute_named.SubstituteNamed)
    def substitute_named(self, message: on_substitute_named.SubstituteNamed, work: Work) -> None:
        """Let a substitute read."""
        on_substitute_named.handle(message, work.use(Relations))

    @listen("intake", on_pupil_registered.PupilRegistered)
    def pupil_registered(self, message: on_pupil_registered.PupilRegistered, work: Work) -> None:
        """Know whose pupil somebody is."""
        on_pupil_registered.handle(message, work.use(Relations))

    @listen("intake", on_pupil_left_school.PupilLeftSchool, prefetch=Owings.prefetch)
    def pupil_left_school(self, message: on_pupil_left_school.PupilLeftSchool, work: Work) -> Sequence[Event]:
        """Know who left school, and what is owed since then."""
        relations, owings, terms = work.use(Relations), work.use(Owings), work.use(Terms)
        return on_pupil_left_school.handle(message, relations, owings, terms, timers=work.timers, now=work.now)

    @listen("intake", on_pupil_erased.PupilErased)
    def pupil_erased(self, message: on_pupil_erased.PupilErased, work: Work) -> None:
        """Destroy what is kept of somebody."""
        relations, erasing, report = work.use(Relations), work.use(Erasing), work.use(DestructionReport)
        on_pupil_erased.handle(message, relations, erasing, work.timers, report=report, heard=heard_by(work))

    @listen("aftercare", on_job_coach_assigned.JobCoachAssigned, prefetch=Owings.prefetch)
    def job_coach_assigned(self, message: on_job_coach_assigned.JobCoachAssigned, work: Work) -> Sequence[Event]:
        """Let a job coach read, and hear what is owed."""
        return on_job_coach_assigned.handle(message, work.use(Relations), work.use(Owings))

    @timer("evidence_due")
    def evidence_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        """Tell the coordinator what was not supplied in time."""
        trajectories, owings, relations = work.use(Trajectories), work.use(Owings), work.use(Relations)
        return on_evidence_due.handle(due, trajectories, owings, relations, work.now)

    @timer("period_over")
    def period_over(self, due: DueTimer, work: Work) -> Sequence[Event]:
        """Tell an mbo school that it can issue."""
        trajectories, judging, catalogue = work.use(Trajectories), work.use(Judging), work.use(Catalogue)
        return on_period_over.handle(due, trajectories, judging, work.use(Photos), catalogue, work.now)

    @timer("transfer_answer_due")
    def transfer_answer_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        """Tell the coordinator that an mbo school did not answer."""
        return on_transfer_answer_due.handle(due, work.use(Transfers), work.use(Relations), work.now)

    @listen("aftercare", on_job_coach_released.JobCoachReleased)
    def job_coach_released(self, message: on_job_coach_released.JobCoachReleased, work: Work) -> None:
        """Let a former job coach read no more."""
        on_job_coach_released.handle(message, work.use(Relations))

    @listen("aftercare", on_aftercare_closed.AftercareClosed)
    def aftercare_closed(self, message: on_aftercare_closed.AftercareClosed, work: Work) -> None:
        """Let nobody of a closed case read."""
        on_aftercare_closed.handle(message, work.use(Relations))

    @listen("aftercare", on_aftercare_extended.AftercareExtended)
    def aftercare_extended(self, message: on_aftercare_extended.AftercareExtended, work: Work) -> None:
        """Let the job coach of a case that is open again read."""
        on_aftercare_extended.handle(message, work.use(Relations), day_of(work.now))
