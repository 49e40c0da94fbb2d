"""How fast each page and each API route answers in a region of 50,000 young people."""
