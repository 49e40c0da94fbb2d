"""The program: settings, the command line, and how the parts are put together."""
