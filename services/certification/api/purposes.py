"""Why each resource here exists, for the audit log."""

from typing import Final

from access.audit import Purpose

PURPOSES: Final = {
    "catalogue": Purpose("watch_region", "public_task"),
    "catalogue-imports": Purpose("watch_region", "public_task"),
    "trajectories": Purpose("praktijkverklaring", "public_task", is_file=True),
    "evidence-requests": Purpose("praktijkverklaring", "public_task", is_file=True),
    "judgement-tasks": Purpose("praktijkverklaring", "public_task", is_file=True),
    "photos": Purpose("praktijkverklaring", "public_task", is_file=True),
    "owed-evidence": Purpose("praktijkverklaring", "public_task", is_file=True),
    "terms": Purpose("watch_region", "public_task"),
    "destructions": Purpose("account_for", "legal_obligation"),
}
