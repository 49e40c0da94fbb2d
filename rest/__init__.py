"""What every REST API of Doorlijn has in common."""
