"""A region of any size: as many invented young people as asked, told by the same handlers, without a broker."""
