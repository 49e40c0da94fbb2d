"""The commands of `doorlijn`, one module per noun."""
