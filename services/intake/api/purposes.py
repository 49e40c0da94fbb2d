"""Why each resource here exists, for the audit log: intake shows pupils."""

from typing import Final

from access.audit import Purpose

PURPOSES: Final = {
    "pupils": Purpose("follow_pupil", "public_task", is_file=True),
    "pupil_identities": Purpose("praktijkverklaring", "public_task", is_file=True),
    "pupil-searches": Purpose("follow_pupil", "public_task", is_file=True),
    "destructions": Purpose("account_for", "legal_obligation"),
    "privacy": Purpose("privacy", "legal_obligation", is_file=True),
    "pupil_lookups": Purpose("account_for", "legal_obligation", is_file=True),
    "support-accesses": Purpose("break_glass", "public_task", is_file=True),
    "pupil_imports": Purpose("follow_pupil", "public_task", is_file=True),
    "exit_conversations": Purpose("exit_conversation", "public_task", is_file=True),
    "exit_figures": Purpose("exit_conversation", "public_task"),
    "exit_plans": Purpose("follow_pupil", "public_task", is_file=True),
    "leavers": Purpose("report_leaver", "legal_obligation", is_file=True),
    "leaver_imports": Purpose("report_leaver", "legal_obligation", is_file=True),
}
