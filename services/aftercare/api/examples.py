"""Examples by name of field, for the OpenAPI document; everybody in them is invented."""

from typing import Any, Final

EXAMPLES: Final[dict[str, Any]] = {
    "municipality": "GM9001",
    "destination": "work",
    "employer": "Bakkerij De Halm",
    "contract_ref": "3b0c9df4-51a0-5d0e-8f3c-6d2a0c1e7f22",
    "place": "Werkcentrum, kamer 2",
    "remark": "Wil graag buiten werken.",
    "reason": "not_renewed",
    "trigger": "contract_ended",
    "next_step": "leerlijn",
    "actor_role": "job_coach",
    "what": "plan_conversation",
    "hours": 24.0,
    "minutes": 60,
    "CaseOut.state": "open",
    "ConversationOut.state": "requested",
    "ContractOut.kind": "fixed_term",
    "TimelineOut.kind": "contract_ended",
    "WorkOut.kind": "plan_conversation",
}
