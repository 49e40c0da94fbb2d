"""Why each resource here exists, for the audit log."""

from typing import Final

from access.audit import Purpose

PURPOSES: Final = {
    "catalogue": Purpose("watch_region", "public_task"),
    "catalogue-imports": Purpose("watch_region", "public_task"),
    "trajectories": Purpose("praktijkverklaring", "public_task", is_file=True),
    "trajectory-transfers": Purpose("praktijkverklaring", "public_task", is_file=True),
    "kept-documents": Purpose("praktijkverklaring", "public_task", is_file=True),
    "evidence-requests": Purpose("praktijkverklaring", "public_task", is_file=True),
    "judgement-tasks": Purpose("praktijkverklaring", "public_task", is_file=True),
    "dossiers": Purpose("praktijkverklaring", "public_task", is_file=True),
    "certificates": Purpose("praktijkverklaring", "public_task", is_file=True),
    "diplomas": Purpose("school_diploma", "public_task", is_file=True),
    "previews": Purpose("praktijkverklaring", "public_task", is_file=True),
    "revocations": Purpose("praktijkverklaring", "public_task", is_file=True),
    "issuer-keys": Purpose("keep_issuer_keys", "public_task"),
    "paper-failures": Purpose("watch_messages", "public_task"),
    "checks": Purpose("controle", "public_task", is_file=True),
    "publications": Purpose("controle", "public_task"),
    "photos": Purpose("praktijkverklaring", "public_task", is_file=True),
    "owed-evidence": Purpose("praktijkverklaring", "public_task", is_file=True),
    "terms": Purpose("watch_region", "public_task"),
    "destructions": Purpose("account_for", "legal_obligation"),
}
