"""The question that a browser answers with a passkey: sealed into its form, so that it is ours, of now, and of this browser."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import webauthn
from flask import request
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from services.portal.web.portal import now, portal
from services.portal.web.session import browser_mark
from services.portal.web.session_seal import opened, seal

PURPOSE: Final = "passkey"
LASTS: Final = timedelta(minutes=5)
TIMEOUT: Final = int(LASTS.total_seconds() * 1000)  # as browsers count
SAFE_WITHOUT_TLS: Final = "localhost"


class Question(msgspec.Struct):
    """What was asked, of whom, and until when an answer counts."""

    challenge: str
    why: str
    browser: str
    until: float


class OwnPasskey(msgspec.Struct):
    """One of somebody's keys, as the directory tells."""

    id: UUID
    name: str
    made_at: datetime
    credential: str
    is_backed_up: bool
    used_at: datetime | None = None


@dataclass(frozen=True)
class Asked:
    """What a form carries: the question for the browser, and the same sealed for ourselves."""

    options: str
    sealed: str


def domain_of(public_url: str, wanted: str = "") -> str | None:
    """Give the domain (rp id) that keys belong to; None where a browser makes no keys: without TLS, or at a bare address."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    is_local = host == SAFE_WITHOUT_TLS or host.endswith(f".{SAFE_WITHOUT_TLS}")
    if not is_local and (parts.scheme != "https" or not host.rpartition(".")[2].isalpha()):
        return None
    domain = wanted or host
    return domain if host == domain or host.endswith(f".{domain}") else None


def origin_of(public_url: str) -> str:
    """Give the address of our pages as a browser writes it: without a path, in lower case."""
    parts = urlsplit(public_url.lower())
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def to_sign_in() -> Asked | None:
    """Ask whichever key this browser has; the same question for everybody."""
    domain = portal().passkey_domain
    if domain is None:
        return None
    challenge = token_bytes(32)
    options = webauthn.generate_authentication_options(
        rp_id=domain, challenge=challenge, timeout=TIMEOUT, user_verification=UserVerificationRequirement.REQUIRED
    )
    return Asked(options_to_json(options), _sealed(challenge, "sign in"))


def to_make(person_id: UUID, name: str, mail: str, known: list[OwnPasskey], why: str) -> Asked | None:
    """Ask for a new key of this person, on a device that has none."""
    domain = portal().passkey_domain
    if domain is None:
        return None
    challenge = token_bytes(32)
    options = webauthn.generate_registration_options(
        rp_id=domain,
        rp_name="Doorlijn",
        user_id=person_id.bytes,
        user_name=mail,
        user_display_name=name,
        challenge=challenge,
        timeout=TIMEOUT,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.credential)) for one in known],
    )
    return Asked(options_to_json(options), _sealed(challenge, why))


def answered(why: str) -> dict[str, object] | None:
    """Give the answer in this form for the directory; None when it answers no question of ours, or too late."""
    try:
        question = msgspec.convert(opened(PURPOSE, request.form.get("question", "")), Question)
    except msgspec.ValidationError:
        return None
    is_ours = question.why == why and question.browser == browser_mark()
    if not is_ours or now().timestamp() >= question.until:
        return None
    here = portal()
    return {
        "credential": request.form.get("credential", "") or "-",
        "challenge": question.challenge,
        "rp_id": here.passkey_domain,
        "origin": here.origin,
    }


def _sealed(challenge: bytes, why: str) -> str:
    until = (now() + LASTS).timestamp()
    return seal(PURPOSE, Question(bytes_to_base64url(challenge), why, browser_mark(), until))
