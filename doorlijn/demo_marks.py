"""How everything that the demo makes says that it is the demo's; imports nothing, because the demo itself starts with it."""

from typing import Final

DEMO_MARK: Final = "demo"
DEMO_KEY: Final = b"# made by the demo of Doorlijn: anybody may have a copy\n"
DEMO_SECRET: Final = "demo-"  # noqa: S105  how a secret of the demo begins
