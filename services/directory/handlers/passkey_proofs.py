"""What a browser answered with a passkey, held against what it was asked (WebAuthn level 3, by py_webauthn)."""

from dataclasses import dataclass
from hmac import compare_digest
from typing import Final

import webauthn
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import base64url_to_bytes, parse_authentication_credential_json
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.registration.verify_registration_response import VerifiedRegistration

from services.directory.domain.passkey import Passkey

ALGORITHMS: Final = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]


@dataclass(frozen=True)
class Answer:
    """A browser's answer as JSON, and the question: the challenge in base64url, for which domain, at which address."""

    credential: str
    challenge: str
    rp_id: str
    origin: str


def made(answer: Answer) -> VerifiedRegistration | None:
    """Tell which key was made; None when the answer does not prove it."""
    try:
        return webauthn.verify_registration_response(
            credential=answer.credential,
            expected_challenge=base64url_to_bytes(answer.challenge),
            expected_rp_id=answer.rp_id,
            expected_origin=answer.origin,
            require_user_verification=True,
            supported_pub_key_algs=ALGORITHMS,
        )
    except Exception:  # noqa: BLE001  a forged answer may break anything that reads it: whatever it breaks, it proves nothing
        return None


def credential_of(answer: Answer) -> bytes:
    """Give by what the device calls its key; empty when that cannot be read."""
    try:
        return parse_authentication_credential_json(answer.credential).raw_id
    except Exception:  # noqa: BLE001  as above
        return b""


def used(answer: Answer, passkey: Passkey) -> VerifiedAuthentication | None:
    """Tell what the device says of itself; None when this key did not give this answer to this question."""
    try:
        owner = parse_authentication_credential_json(answer.credential).response.user_handle or b""
        if not compare_digest(owner, passkey.person_id.bytes):
            return None
        return webauthn.verify_authentication_response(
            credential=answer.credential,
            expected_challenge=base64url_to_bytes(answer.challenge),
            expected_rp_id=answer.rp_id,
            expected_origin=answer.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except Exception:  # noqa: BLE001  as above
        return None
