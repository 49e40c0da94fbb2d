"""What carries a fact: the paper, the credential in it, both QR codes, and the check of them; no database, no web."""
