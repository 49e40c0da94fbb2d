"""Looks up where somebody's mail goes and how he reads it, when it is sent; neither address nor link is stored or logged."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final
from uuid import UUID

import httpx

from services.notifications.delivering.outcomes import Away, Refused

TIMEOUT: Final = 10.0  # seconds
TOKEN_KEPT: Final = timedelta(minutes=30)  # it is good for an hour


@dataclass(frozen=True)
class Contact:
    """Where a mail goes, and the language its reader chose, if he did."""

    mail: str = field(repr=False)
    language: str | None = None


@dataclass(frozen=True)
class Letter:
    """Where the mail to a workplace trainer goes, what its link holds, and who asked for it."""

    mail: str = field(repr=False)
    secret: str = field(repr=False)
    requested_by: UUID


class Asker:
    """One of our own services, asked as the system."""

    name = ""

    def __init__(self, url: str, issue_token: Callable[[datetime], str]) -> None:
        """Ask the service at this address (without /v1), with tokens made when needed."""
        # A proxy in the environment is for the world outside, not for our own services.
        self._http = httpx.Client(base_url=url.rstrip("/"), timeout=TIMEOUT, trust_env=False)
        self._issue_token = issue_token
        self._token = ""
        self._token_until: datetime | None = None

    def _asked(self, method: str, path: str, when_missing: str, now: datetime) -> httpx.Response:
        try:
            answer = self._http.request(method, path, headers={"Authorization": f"Bearer {self._bearer(now)}"})
        except httpx.HTTPError as error:
            raise Away(f"{self.name}_unreachable") from error
        if answer.status_code == HTTPStatus.NOT_FOUND:
            raise Refused(when_missing)
        if not answer.is_success:
            raise Away(f"{self.name}_{answer.status_code}")
        return answer

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def _bearer(self, now: datetime) -> str:
        if self._token_until is None or not now < self._token_until <= now + TOKEN_KEPT:
            self._token = self._issue_token(now)
            self._token_until = now + TOKEN_KEPT
        return self._token


class Addresses(Asker):
    """The contact addresses of directory."""

    name = "directory"

    def of(self, person_id: UUID, now: datetime) -> Contact:
        """Give the address. Raises Refused when directory has none, Away when it cannot say."""
        return _contact_in(self._asked("GET", f"/v1/people/{person_id}/contact", "person_unknown", now))

    def link_of(self, invitation_id: str, now: datetime) -> str:
        """Give what a new link of an invitation holds. Raises Refused when it is over, Away when directory cannot say."""
        return _text_in(self._asked("POST", f"/v1/invitations/{invitation_id}/links", "invitation_over", now), "secret")


class Trainers(Asker):
    """The workplace trainers of certification: people without an account."""

    name = "certification"

    def letter_of(self, request_id: UUID, now: datetime) -> Letter:
        """Give address and link. Raises Refused when the request is over, Away when certification cannot say."""
        answer = self._asked("POST", f"/v1/evidence-requests/{request_id}/letters", "request_over", now)
        mail, secret, asker = (_text_in(answer, each, self.name) for each in ("mail", "secret", "requested_by_id"))
        return Letter(mail, secret, UUID(asker))


def mailbox_of(mail: str) -> str:
    """Give what two addresses of one mailbox have in common: many servers deliver name+anything to name."""
    name, _, host = mail.casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"


def _contact_in(answer: httpx.Response) -> Contact:
    mail = _text_in(answer, "mail")
    language = answer.json().get("language")
    return Contact(mail, language if isinstance(language, str) else None)


def _text_in(answer: httpx.Response, name: str, service: str = "directory") -> str:
    try:
        found = answer.json()[name]
    except (ValueError, KeyError, TypeError) as error:
        raise Away(f"{service}_unreadable") from error
    if not isinstance(found, str):
        raise Refused("address_unusable")
    return found
