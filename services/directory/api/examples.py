"""Examples by name of field, for the OpenAPI document; everybody in them is invented."""

from typing import Any, Final

EXAMPLES: Final[dict[str, Any]] = {
    "kind": "school",
    "code": "99AA",
    "school_type": "pro",
    "municipality": "GM9001",
    "municipalities": ["GM9001", "GM9002"],
    "role": "job_coach",
    "mail": "f.benali@voorbeeld.example",
    "ids": "0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b11,0197a1c2-7b1e-7c3a-9d51-2f6f1f0a4b12",
    "line": 7,
    "column": "mail",
    "RefusalOut.reason": "Dit is geen mailadres. Kijk het mailadres na.",
    "OrganisationIn.name": "Praktijkschool De Ankerlijn",
    "OrganisationOut.name": "Praktijkschool De Ankerlijn",
    "PersonIn.name": "Fatima Benali",
    "PersonOut.name": "Fatima Benali",
    "LoadIn.organisations": [
        {"line": 2, "kind": "school", "code": "99AA", "name": "Praktijkschool De Ankerlijn", "school_type": "pro"}
    ],
    "LoadIn.people": [
        {
            "line": 3,
            "name": "Fatima Benali",
            "mail": "f.benali@voorbeeld.example",
            "roles": [{"line": 4, "role": "job_coach", "organisation": "LIJNSTREEK", "municipalities": ["GM9001"]}],
        }
    ],
}
