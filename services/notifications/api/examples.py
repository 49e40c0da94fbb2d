"""Examples by name of field, for the OpenAPI document; everybody in them is invented."""

from typing import Any, Final

EXAMPLES: Final[dict[str, Any]] = {
    "channel": "mail",
    "kind": "contract_ended",
    "title": "Contract beëindigd",
    "text": "Plan binnen tien werkdagen een loopbaangesprek.",
    "action_path": "/mijn-werk",
    "quiet_from": "18:00",
    "quiet_until": "07:30",
    "DeliveryOut.state": "sent",
}
