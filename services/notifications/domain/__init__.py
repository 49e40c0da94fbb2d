"""Who is told what, where and when: plain Python that knows no database, broker or web."""
