"""The signature in a seal (CMS, as PAdES wants it), in the one form in which we write it."""

import hashlib
from typing import Final

from asn1crypto import algos, cms, core, tsp, x509

from services.certification.papers import der
from services.certification.papers.signer import Signer

DIGEST: Final = "sha256"


def signature_over(digest: bytes, signer: Signer) -> bytes:
    """Sign the digest of a file (CMS, detached): what is signed names the certificate, so that no other fits."""
    attributes = signed_attributes(digest, signer.certificate)
    return whole(signer.certificate, attributes, der.signature(signer.sign(attributes.dump())))


def signed_attributes(digest: bytes, certificate: bytes) -> cms.CMSAttributes:
    """Give what PAdES wants signed: that it is data, its digest, and which certificate is meant."""
    by = tsp.SigningCertificateV2({"certs": [{"cert_hash": hashlib.sha256(certificate).digest()}]})
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [digest]}),
            cms.CMSAttribute({"type": "signing_certificate_v2", "values": [by]}),
        ]
    )


def whole(certificate: bytes, attributes: cms.CMSAttributes, signature: bytes) -> bytes:
    """Give the one form in which we write a seal; the check makes it again and compares."""
    shown = x509.Certificate.load(certificate)
    by = cms.IssuerAndSerialNumber({"issuer": shown.issuer, "serial_number": shown.serial_number})
    signer_info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier("issuer_and_serial_number", by),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": core.OctetString(signature),
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": DIGEST})],
            "encap_content_info": {"content_type": "data"},
            "certificates": [shown],
            "signer_infos": [signer_info],
        }
    )
    made: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return made
