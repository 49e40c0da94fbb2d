"""Somebody says in which language he reads."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.handlers import use_session
from services.directory.handlers.use_session import UseSession
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class ChooseLanguage:
    secret: str
    language: str


def handle(command: ChooseLanguage, people: People, sessions: Sessions, now: datetime) -> None:
    _signed_in, person = use_session.handle(UseSession(command.secret), people, sessions, now)
    person.language = command.language
