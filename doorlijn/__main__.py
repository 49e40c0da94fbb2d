"""`python -m doorlijn` is the command `doorlijn`."""

from doorlijn.cli import main

main()
