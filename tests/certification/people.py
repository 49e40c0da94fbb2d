"""Who asks in the tests of certification."""

from uuid import UUID

from access.actor import Actor

SCHOOL, OTHER_SCHOOL, MBO = UUID(int=0xC01), UUID(int=0xC02), UUID(int=0xC03)
PUPIL, OTHER_PUPIL = UUID(int=0xC11), UUID(int=0xC12)
CASE = UUID(int=0xC21)
TEACHER = Actor(UUID(int=0xC31), "school_staff", SCHOOL)
SYSTEM_OF_SCHOOL = Actor(UUID(int=0xC35), "school_staff", SCHOOL, is_client=True)
OTHER_TEACHER = Actor(UUID(int=0xC32), "school_staff", OTHER_SCHOOL)
EXAMINER = Actor(UUID(int=0xC36), "mbo_staff", MBO)
OTHER_EXAMINER = Actor(UUID(int=0xC37), "mbo_staff", MBO)
STRANGER = Actor(UUID(int=0xC38), "mbo_staff", UUID(int=0xC08))
COACH = Actor(UUID(int=0xC33), "job_coach", UUID(int=0xC04))
COORDINATOR = Actor(UUID(int=0xC34), "coordinator", UUID(int=0xC05))
PORTAL = Actor(UUID(int=0), "system")
