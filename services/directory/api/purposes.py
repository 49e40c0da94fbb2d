"""Why each resource here exists, for the audit log: directory shows professionals, no young people."""

from typing import Final

from access.audit import Purpose

PURPOSES: Final = {
    "organisations": Purpose("keep_directory", "public_task"),
    "people": Purpose("keep_directory", "public_task"),
    "roles": Purpose("keep_directory", "public_task"),
    "substitutes": Purpose("keep_directory", "public_task"),
    "accounts": Purpose("sign_in", "public_task"),
    "languages": Purpose("sign_in", "public_task"),
    "invitations": Purpose("keep_directory", "public_task"),
    "passkeys": Purpose("sign_in", "public_task"),
    "sessions": Purpose("sign_in", "public_task"),
    "drafts": Purpose("sign_in", "public_task"),
    "clients": Purpose("keep_directory", "public_task"),
    "covenants": Purpose("keep_covenant", "legal_obligation"),
    "directory-loads": Purpose("keep_directory", "public_task"),
}
