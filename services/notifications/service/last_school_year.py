"""What notifications listens to of the last school year: exit conversations."""

from messaging.listening import Work, listen
from services.notifications.handlers import (
    on_exit_conversation_cancelled,
    on_exit_conversation_held,
    on_exit_conversation_missed,
    on_exit_conversation_overdue,
    on_exit_conversation_requested,
    on_exit_conversation_rescheduled,
    on_exit_conversation_scheduled,
)
from services.notifications.handlers.telling import Teller
from services.notifications.storage.circle import Circle


class OfTheLastSchoolYear:
    """Its part of the table of contents."""

    @listen("intake", on_exit_conversation_requested.ExitConversationRequested)
    def exit_conversation_requested(
        self, message: on_exit_conversation_requested.ExitConversationRequested, work: Work
    ) -> None:
        on_exit_conversation_requested.handle(message, Teller.of(work))

    @listen("intake", on_exit_conversation_scheduled.ExitConversationScheduled, prefetch=Circle.prefetch_schools)
    def exit_conversation_scheduled(
        self, message: on_exit_conversation_scheduled.ExitConversationScheduled, work: Work
    ) -> None:
        on_exit_conversation_scheduled.handle(message, Teller.of(work))

    @listen("intake", on_exit_conversation_rescheduled.ExitConversationRescheduled, prefetch=Circle.prefetch_schools)
    def exit_conversation_rescheduled(
        self, message: on_exit_conversation_rescheduled.ExitConversationRescheduled, work: Work
    ) -> None:
        on_exit_conversation_rescheduled.handle(message, Teller.of(work))

    @listen("intake", on_exit_conversation_cancelled.ExitConversationCancelled, prefetch=Circle.prefetch_schools)
    def exit_conversation_cancelled(
        self, message: on_exit_conversation_cancelled.ExitConversationCancelled, work: Work
    ) -> None:
        on_exit_conversation_cancelled.handle(message, Teller.of(work))

    @listen("intake", on_exit_conversation_missed.ExitConversationMissed, prefetch=Circle.prefetch_schools)
    def exit_conversation_missed(self, message: on_exit_conversation_missed.ExitConversationMissed, work: Work) -> None:
        on_exit_conversation_missed.handle(message, Teller.of(work))

    @listen("intake", on_exit_conversation_held.ExitConversationHeld, prefetch=Circle.prefetch_schools)
    def exit_conversation_held(self, message: on_exit_conversation_held.ExitConversationHeld, work: Work) -> None:
        on_exit_conversation_held.handle(message, Teller.of(work))

    @listen("intake", on_exit_conversation_overdue.ExitConversationOverdue)
    def exit_conversation_overdue(
        self, message: on_exit_conversation_overdue.ExitConversationOverdue, work: Work
    ) -> None:
        on_exit_conversation_overdue.handle(message, Teller.of(work))
