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
    "type": "nl.doorlijn.contracts.contract-ended.v1",
    "since": "MTIgMjAyNi0xMS0yMA",
    "Replay.since": "2026-11-20T09:00:00+00:00",
    "EventOut.specversion": "1.0",
    "EventOut.source": "urn:nld:oin:00000099000000000001:systeem:aftercare",
    "EventOut.subject": "case/0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11",
    "EventOut.time": "2026-11-20T14:03:22+00:00",
    "EventOut.sequence": "7",
    "EventOut.datacontenttype": "application/json",
    "EventOut.dataschema": "contracts/events/aftercare.contract_ended.v1.json",
    "EventOut.actorrole": "job_coach",
    "EventOut.data": {
        "case_id": "0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11",
        "ended_on": "2026-11-20",
        "reason": "not_renewed",
    },
}
