"""Exit conversations as far as the reader may see them, and those that news of pupils at school makes owed."""

from collections.abc import Sequence

from access.actor import current_actor
from messaging.work import Work
from rest.transaction import openings
from services.intake.api.answers import readable
from services.intake.domain.days import day_of
from services.intake.domain.model import Pupil
from services.intake.handlers import owe_exit_conversations
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.werkconsulenten import Werkconsulenten


def visible(work: Work) -> ExitConversations:
    """Give the exit conversations that the covenant opens to whoever asks."""
    talks = work.use(ExitConversations)
    opened = openings("conversation", day_of(work.now))
    talks.limit_to(opened, readable(work).people, current_actor().organisation_id)
    return talks


def owe_conversations(work: Work, pupils: Sequence[Pupil]) -> None:
    """Owe what follows, and tell so."""
    actor = current_actor()
    is_school = actor.role == "school_staff" and not actor.is_client
    events = owe_exit_conversations.handle(
        pupils,
        work.use(ExitConversations),
        work.use(Werkconsulenten),
        work.timers,
        work.now,
        contact_id=actor.person_id if is_school else None,
    )
    work.publish(*events)
