"""Why each resource here exists, for the audit log: aftercare is a task by law since 2026 (Wet van school naar duurzaam werk)."""

from typing import Final

from access.audit import Purpose

PURPOSES: Final = {
    "cases": Purpose("aftercare", "legal_obligation", is_file=True),
    "case-outlines": Purpose("aftercare", "legal_obligation", is_file=True),
    "check-ins": Purpose("aftercare", "legal_obligation", is_file=True),
    "contact-attempts": Purpose("aftercare", "legal_obligation", is_file=True),
    "contracts": Purpose("aftercare", "legal_obligation", is_file=True),
    "career-conversations": Purpose("career_conversation", "public_task", is_file=True),
    "hand-overs": Purpose("aftercare", "legal_obligation", is_file=True),
    "municipal-supports": Purpose("municipal_support", "legal_obligation", is_file=True),
    "case-transfers": Purpose("aftercare", "legal_obligation", is_file=True),
    "leerlijnen": Purpose("watch_region", "public_task"),
    "matches": Purpose("career_conversation", "public_task", is_file=True),
    "reservations": Purpose("career_conversation", "public_task", is_file=True),
    "case-reassignments": Purpose("aftercare", "legal_obligation", is_file=True),
    "contact-templates": Purpose("watch_region", "public_task"),
    "destinations": Purpose("aftercare", "legal_obligation", is_file=True),
    "overview": Purpose("watch_region", "public_task", is_file=True),
    "reports": Purpose("report", "public_task", is_file=True),
    "destructions": Purpose("account_for", "legal_obligation"),
    "sweeps": Purpose("watch_region", "public_task"),
    "talks": Purpose("career_conversation", "public_task", is_file=True),
    "terms": Purpose("watch_region", "public_task"),
    "worklist": Purpose("aftercare", "legal_obligation", is_file=True),
}
