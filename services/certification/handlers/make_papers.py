"""The paper of each document that was issued: made once, sealed, and kept; a stop in between loses nothing."""

from collections.abc import Callable
from datetime import datetime

from services.certification.domain.issuer_key import IssuerKey
from services.certification.papers.layouts import Layouts
from services.certification.papers.paper import paper
from services.certification.papers.seal import seal
from services.certification.papers.signer import Signer
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register


def handle(
    register: Register,
    keys: IssuerKeys,
    signer_of: Callable[[IssuerKey], Signer],
    now: datetime,
    layouts: Layouts | None = None,
) -> bool:
    """Make one paper, with the key that signed its document; tells whether there was one to make."""
    entry = register.without_paper()
    if entry is None:
        return False
    signer = signer_of(keys.of_kid(entry.kid))
    pdf = seal(paper(entry.certificate, entry.credential, entry.compact, layouts=layouts), signer, now)
    register.keep_paper(entry.certificate_id, pdf, now)
    return True
