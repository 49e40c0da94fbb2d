"""The X.509 certificate that a seal carries: self-made, since who may issue is said by the region's trust list."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from asn1crypto import algos, core, keys, x509
from cryptography.x509 import SubjectAlternativeName, UniformResourceIdentifier

from services.certification.papers import der

TEST: Final = "TEST - niet geldig"
LIFETIME: Final = timedelta(days=30 * 365)  # a paper is shown for longer than a key signs
LONGEST_NAME: Final = 64  # of a common name (X.520)
DOCUMENT_SIGNING: Final = "1.3.6.1.5.5.7.3.36"  # RFC 9336


def certificate(
    kid: str, name: str, public_key: bytes, now: datetime, *, is_test: bool, sign: Callable[[bytes], bytes]
) -> bytes:
    """Make the certificate (DER) of a key; `public_key` is SubjectPublicKeyInfo, `sign` gives raw r and s."""
    subject = {"common_name": name[:LONGEST_NAME]}
    if is_test:
        subject["organizational_unit_name"] = TEST
    whose = x509.Name.build(subject)
    begins = now.astimezone(UTC).replace(microsecond=0)
    how = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
    stated = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": secrets.randbits(127) | 1,
            "signature": how,
            "issuer": whose,
            "subject": whose,
            "validity": {"not_before": _time(begins), "not_after": _time(begins + LIFETIME)},
            "subject_public_key_info": keys.PublicKeyInfo.load(public_key),
            "extensions": [
                {"extn_id": "basic_constraints", "critical": True, "extn_value": {"ca": False}},
                {"extn_id": "key_usage", "critical": True, "extn_value": {"digital_signature", "non_repudiation"}},
                {"extn_id": "extended_key_usage", "critical": False, "extn_value": [DOCUMENT_SIGNING]},
                {"extn_id": "subject_alt_name", "critical": False, "extn_value": _named(kid)},
            ],
        }
    )
    signature = der.signature(sign(stated.dump()))
    whole = x509.Certificate({"tbs_certificate": stated, "signature_algorithm": how, "signature_value": signature})
    made: bytes = whole.dump()
    return made


def _named(kid: str) -> core.ParsableOctetString:
    """Write the name of a key to the letter: asn1crypto would make %3A of a port into %3a."""
    return core.ParsableOctetString(SubjectAlternativeName([UniformResourceIdentifier(kid)]).public_bytes())


def _time(moment: datetime) -> x509.Time:
    return x509.Time("general_time" if moment.year >= 2050 else "utc_time", moment)  # noqa: PLR2004  RFC 5280
