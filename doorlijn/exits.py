"""What the program's exit codes mean."""

from typing import Final

OK: Final = 0
FAILED: Final = 1
USAGE: Final = 2
NOT_FOUND: Final = 3
CONFLICT: Final = 4
DEPENDENCY_DOWN: Final = 5
