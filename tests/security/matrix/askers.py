"""Who asks in the matrix: every role, in four relations to one young person."""

from uuid import UUID, uuid5

from access.actor import Actor

SPACE = UUID(int=0x5EC)
ROLES = (
    "school_staff",
    "mbo_staff",
    "job_coach",
    "werkconsulent",
    "workplace_trainer",
    "placement_advisor",
    "coordinator",
    "admin",
    "system",
)
# own: it is theirs; other: somebody else's is theirs; former: it was theirs; none: they have nothing.
RELATIONS = ("own", "other", "former", "none")
# Whoever serves cases keeps the role when a case moves on; of the others the role itself is over.
KEEP_THEIR_ROLE = ("job_coach", "werkconsulent")

SCHOOL, OTHER_SCHOOL, BODY, OTHER_BODY, MBO, OTHER_MBO = (UUID(int=0x500 + number) for number in range(6))
# What a passkey answers: well-formed, and of nobody.


def person(role: str, relation: str) -> UUID:
    return uuid5(SPACE, f"{role}/{relation}")


def organisation(role: str, relation: str) -> UUID | None:
    if role == "school_staff":
        return {"other": OTHER_SCHOOL, "none": None}.get(relation, SCHOOL)
    if role == "mbo_staff":
        return {"other": OTHER_MBO, "none": None}.get(relation, MBO)
    return OTHER_BODY if relation == "other" else BODY


def asker(role: str, relation: str) -> Actor:
    return Actor(person(role, relation), role, organisation(role, relation))


def role_id(role: str, relation: str) -> UUID:
    return uuid5(SPACE, f"role/{role}/{relation}")


def is_revoked(role: str, relation: str) -> bool:
    return relation == "former" and role not in KEEP_THEIR_ROLE and role != "system"
