"""The whole story, from a school's list of leavers to an agreed next step and a document that can be checked, played through the public interfaces."""
