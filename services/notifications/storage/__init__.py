"""What notifications keeps: its copy of who is who, what was told, and the mails on their way."""
