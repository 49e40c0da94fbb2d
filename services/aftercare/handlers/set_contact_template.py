"""The region, or one school, sets its contact moments anew: for who leaves from a day that is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.aftercare.domain import templates
from services.aftercare.domain.contact_template import Step
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.contact_templates import ContactTemplates


@dataclass(frozen=True)
class SetContactTemplate:
    scope: str
    valid_from: date
    steps: Sequence[Step]


def handle(command: SetContactTemplate, known: ContactTemplates, now: datetime) -> None:
    """Keep the new version."""
    known.set(templates.new_version(command.scope, command.valid_from, command.steps, day_of(now)))
