"""The seal on the paper (PAdES): over every byte of the file, so that it opens as sealed, or as changed."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from asn1crypto import algos, cms, core, tsp, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import cms_embedder
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from services.certification.papers import der
from services.certification.papers.signer import Signer

FIELD: Final = "Zegel"
DIGEST: Final = "sha256"
LONGEST: Final = 72  # bytes of a signature in DER
# Outside of the page and not hidden: a screen reader may skip it (PDF/UA), an archive finds it (PDF/A).
UNSEEN: Final = InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)


class _Addition(IncrementalPdfFileWriter):
    """Adds the seal and leaves the rest as it was: what the file says of itself is of when it was made, and no clock is read."""

    def _update_meta(self) -> None:
        pass


def seal(pdf: bytes, signer: Signer, now: datetime) -> bytes:
    """Seal a PDF with the issuer's key; from then on nothing in it may change."""
    writer = _Addition(BytesIO(pdf))
    spec = SigFieldSpec(FIELD, on_page=0, invis_sig_settings=UNSEEN)
    steps: Any = cms_embedder.PdfCMSEmbedder(new_field_spec=spec).write_cms(FIELD, writer)
    next(steps)
    moment = now.astimezone(UTC).replace(microsecond=0)
    reserved = 2 * len(whole(signer.certificate, signed_attributes(bytes(32), signer.certificate), bytes(LONGEST)))
    place = SignatureObject(moment, subfilter=SigSeedSubFilter.PADES, bytes_reserved=reserved)
    nothing_more = cms_embedder.SigMDPSetup(DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    steps.send(cms_embedder.SigObjSetup(place, mdp_setup=nothing_more))
    prepared, output = steps.send(cms_embedder.SigIOSetup(DIGEST))
    steps.send(signature_over(prepared.document_digest, signer))
    sealed: bytes = output.getvalue()
    return sealed


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
