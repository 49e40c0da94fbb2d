"""Mails on their way out: looking up the address, composing, sending, and keeping the account of it."""
