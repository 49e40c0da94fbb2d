"""What notifications listens to of certification: trajectories, judgements and documents."""

from messaging.listening import Work, listen
from services.notifications.handlers import (
    on_certificate_issued,
    on_certificate_ready,
    on_certificate_revoked,
    on_evidence_overdue,
    on_evidence_owed,
    on_evidence_requested,
    on_evidence_supplied,
    on_trajectory_transfer_ended,
    on_trajectory_transfer_overdue,
    on_trajectory_transfer_proposed,
    on_trajectory_transferred,
)
from services.notifications.handlers.telling import Teller
from services.notifications.storage.circle import Circle


class HearingCertification:
    """Its schools, job coaches and mbo schools are told."""

    @listen("certification", on_evidence_owed.EvidenceOwed, prefetch=Circle.prefetch_schools)
    def evidence_owed(self, message: on_evidence_owed.EvidenceOwed, work: Work) -> None:
        on_evidence_owed.handle(message, Teller.of(work))

    @listen("certification", on_evidence_supplied.EvidenceSupplied, prefetch=Circle.prefetch_schools)
    def evidence_supplied(self, message: on_evidence_supplied.EvidenceSupplied, work: Work) -> None:
        on_evidence_supplied.handle(message, Teller.of(work))

    @listen("certification", on_evidence_overdue.EvidenceOverdue, prefetch=Circle.prefetch_schools)
    def evidence_overdue(self, message: on_evidence_overdue.EvidenceOverdue, work: Work) -> None:
        on_evidence_overdue.handle(message, Teller.of(work))

    @listen("certification", on_evidence_requested.EvidenceRequested)
    def evidence_requested(self, message: on_evidence_requested.EvidenceRequested, work: Work) -> None:
        on_evidence_requested.handle(message, Teller.of(work))

    @listen("certification", on_trajectory_transfer_proposed.TrajectoryTransferProposed)
    def trajectory_transfer_proposed(
        self, message: on_trajectory_transfer_proposed.TrajectoryTransferProposed, work: Work
    ) -> None:
        on_trajectory_transfer_proposed.handle(message, Teller.of(work))

    @listen("certification", on_trajectory_transferred.TrajectoryTransferred)
    def trajectory_transferred(self, message: on_trajectory_transferred.TrajectoryTransferred, work: Work) -> None:
        on_trajectory_transferred.handle(message, Teller.of(work))

    @listen("certification", on_trajectory_transfer_ended.TrajectoryTransferEnded)
    def trajectory_transfer_ended(
        self, message: on_trajectory_transfer_ended.TrajectoryTransferEnded, work: Work
    ) -> None:
        on_trajectory_transfer_ended.handle(message, Teller.of(work))

    @listen("certification", on_trajectory_transfer_overdue.TrajectoryTransferOverdue)
    def trajectory_transfer_overdue(
        self, message: on_trajectory_transfer_overdue.TrajectoryTransferOverdue, work: Work
    ) -> None:
        on_trajectory_transfer_overdue.handle(message, Teller.of(work))

    @listen("certification", on_certificate_ready.CertificateReady)
    def certificate_ready(self, message: on_certificate_ready.CertificateReady, work: Work) -> None:
        on_certificate_ready.handle(message, Teller.of(work))

    @listen("certification", on_certificate_issued.CertificateIssued)
    def certificate_issued(self, message: on_certificate_issued.CertificateIssued, work: Work) -> None:
        on_certificate_issued.handle(message, Teller.of(work))

    @listen("certification", on_certificate_revoked.CertificateRevoked)
    def certificate_revoked(self, message: on_certificate_revoked.CertificateRevoked, work: Work) -> None:
        on_certificate_revoked.handle(message, Teller.of(work))
