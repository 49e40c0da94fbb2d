"""A key with a mistake in it is taken away before anybody puts it into use: nothing was signed with it."""

from uuid import UUID

from services.certification.domain.issuer_key import IssuerKey
from services.certification.storage.issuer_keys import IssuerKeys


def handle(key_id: UUID, keys: IssuerKeys) -> IssuerKey:
    """Forget it; gives what it was, so that its private half can go too."""
    keys.lock(keys.get(key_id).organisation_id)
    key = keys.get(key_id)  # as it is now that nobody else approves it
    key.check_waits()
    keys.remove(key)
    return key
