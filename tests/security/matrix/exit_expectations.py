"""What each role gets of the routes about exit conversations."""

from tests.security.matrix.rows import row

# Of an exit conversation the school and the werkconsulent who joins know, and the coordinator; no job coach yet.
EXIT_LIST = row("3333", school_staff="ye1e", werkconsulent="yeee", coordinator="yy1y")
EXIT_ITEM = row("3333", school_staff="y414", werkconsulent="y444", coordinator="yy1y")

EXITS = {
    "GET /v1/exit-conversations": EXIT_LIST,
    "GET /v1/exit-conversation-figures": EXIT_LIST,
    "GET /v1/exit-conversations/<uuid:conversation_id>": EXIT_ITEM,
    "PUT /v1/exit-conversations/<uuid:conversation_id>/appointment": EXIT_ITEM,
    "POST /v1/exit-conversation-plannings": EXIT_ITEM,
    "DELETE /v1/exit-conversations/<uuid:conversation_id>/appointment": EXIT_ITEM,
    "POST /v1/exit-conversations/<uuid:conversation_id>/no-show": EXIT_ITEM,
    "PUT /v1/exit-conversations/<uuid:conversation_id>/preparation": EXIT_ITEM,
    "POST /v1/exit-conversations/<uuid:conversation_id>/outcome": EXIT_ITEM,
}
