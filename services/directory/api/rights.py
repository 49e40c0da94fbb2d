"""Who may use the directory: everybody signed in reads, an admin writes."""

from access.actor import ROLES, require_role

READERS = tuple(sorted(ROLES))

reading = require_role(*READERS)
writing = require_role("admin")
mailing = require_role("system")  # notifications asks where to send; nobody else sees addresses
