"""A device with a passkey, made of its parts: honest, or as false as a test wants."""

import hashlib
import json
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, ELIGIBLE, BACKED_UP, ATTESTED = 0x01, 0x04, 0x08, 0x10, 0x40
HONEST = PRESENT | VERIFIED
RP_ID, ORIGIN = "localhost", "http://localhost:8080"


@dataclass
class Authenticator:
    """One key pair; `count` is what it says of its uses."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: token_bytes(32))
    count: int = 0
    owner: bytes = b""

    def make(self, options: dict[str, Any], *, flags: int = HONEST, rp_id: str = RP_ID, **changes: str) -> str:
        """Answer a question for a new key; `changes` are to what the browser says it did."""
        self.owner = base64url_to_bytes(options["user"]["id"])
        said = _client_data("webauthn.create", options["challenge"], changes)
        public = self.key.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: public.x.to_bytes(32, "big"), -3: public.y.to_bytes(32, "big")})
        attested = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + cose
        data = self._data(rp_id, flags | ATTESTED) + attested
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer({"clientDataJSON": said, "attestationObject": made})

    def use(
        self,
        options: dict[str, Any],
        *,
        flags: int = HONEST,
        rp_id: str = RP_ID,
        owner: bytes | None = None,
        **changes: str,
    ) -> str:
        """Answer a question for a key that is there."""
        said = _client_data("webauthn.get", options["challenge"], changes)
        data = self._data(rp_id, flags)
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        whose = self.owner if owner is None else owner
        parts = {"clientDataJSON": said, "authenticatorData": data, "signature": signature, "userHandle": whose}
        return self._answer(parts)

    def _data(self, rp_id: str, flags: int) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _answer(self, parts: dict[str, bytes]) -> str:
        name = bytes_to_base64url(self.credential_id)
        response = {each: bytes_to_base64url(value) for each, value in parts.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def _client_data(what: str, challenge: str, changes: dict[str, str]) -> bytes:
    return json.dumps({"type": what, "challenge": challenge, "origin": ORIGIN, "crossOrigin": False} | changes).encode()
