"""The seal on the paper (PAdES): over every byte of the file, so that it opens as sealed, or as changed."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import cms_embedder
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from services.certification.papers.seal_form import DIGEST, Signature, signature_over, whole
from services.certification.papers.signer import Signer

FIELD: Final = "Zegel"
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
    reserved = 2 * len(whole(bytes(32), Signature(signer.certificate, bytes(LONGEST))))
    place = SignatureObject(moment, subfilter=SigSeedSubFilter.PADES, bytes_reserved=reserved)
    nothing_more = cms_embedder.SigMDPSetup(DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    steps.send(cms_embedder.SigObjSetup(place, mdp_setup=nothing_more))
    prepared, output = steps.send(cms_embedder.SigIOSetup(DIGEST))
    steps.send(signature_over(prepared.document_digest, signer))
    sealed: bytes = output.getvalue()
    return sealed
