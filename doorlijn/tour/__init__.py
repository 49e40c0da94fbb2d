"""The whole story, from a school's list of leavers to an agreed next step, played through the public interfaces."""
