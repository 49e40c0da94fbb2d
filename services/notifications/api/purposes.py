"""Why each resource here exists, for the audit log: notifications tell that something happened, with ids; the names are read, and written down, elsewhere."""

from typing import Final

from access.audit import Purpose

PURPOSES: Final = {
    "notifications": Purpose("notify", "public_task"),
    "pupil_notifications": Purpose("privacy", "legal_obligation", is_file=True),
    "destructions": Purpose("account_for", "legal_obligation"),
    "mail_preferences": Purpose("notify", "public_task"),
    "events": Purpose("notify", "public_task"),
    "webhooks": Purpose("notify", "public_task"),
    "deliveries": Purpose("notify", "public_task"),
}
