"""The paper of each document that was issued: made once, sealed, and kept; a stop in between loses nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.certification.domain.issuer_key import IssuerKey
from services.certification.papers.layouts import Layouts, NoLayout
from services.certification.papers.paper import NotPrintable, paper
from services.certification.papers.seal import seal
from services.certification.papers.signer import KeyMissing, Signer
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register

RESTS: Final = timedelta(minutes=1)  # a paper that failed, before it is tried again
FAILURES: Final = {KeyMissing: "key_missing", NoLayout: "no_layout", NotPrintable: "not_printable"}


class PaperNotMade(Exception):
    """Something stands in the way of one paper; the others do not wait for it."""

    def __init__(self, certificate_id: UUID, failure: str) -> None:
        super().__init__(failure)
        self.certificate_id, self.failure = certificate_id, failure


def handle(
    register: Register,
    keys: IssuerKeys,
    signer_of: Callable[[IssuerKey], Signer],
    now: datetime,
    layouts: Layouts | None = None,
) -> bool:
    """Make one paper, with the key that signed its document; tells whether there was one to make."""
    entry = register.without_paper(now - RESTS)
    if entry is None:
        return False
    key = keys.of_kid(entry.kid)
    try:
        pdf = seal(paper(entry.certificate, entry.credential, entry.compact, layouts=layouts), signer_of(key), now)
    except Exception as error:
        raise PaperNotMade(entry.certificate_id, FAILURES.get(type(error), "other")) from error
    register.keep_paper(entry.certificate_id, pdf, now)
    return True


def put_off(failed: PaperNotMade, register: Register, now: datetime) -> None:
    """Let the papers of others go first; in a transaction of its own, since that of the failure is undone."""
    register.put_off(failed.certificate_id, failed.failure, now)
