"""A school starts a trajectory: one young person, one recognised company, chosen work processes, one regime."""

from services.certification.domain.events import Event, TrajectoryStarted
from services.certification.domain.rules import TrajectoryRefused
from services.certification.domain.trajectory import Surroundings, Trajectory, mistakes
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.trajectories import Trajectories


def handle(new: Trajectory, catalogue: Catalogue, trajectories: Trajectories) -> list[Event]:
    """Start it, or refuse with everything that is wrong; whatever the exit profile, and also after leaving."""
    around = Surroundings(
        catalogue.knows(new.crebo),
        catalogue.work_processes(new.crebo),
        catalogue.recognitions(new.crebo),
        has_issuer=new.issuer_id is not None and trajectories.is_issuer(new.issuer_id),
    )
    found = list(mistakes(new, around))
    if found:
        raise TrajectoryRefused(found)
    trajectories.add(new)
    told = TrajectoryStarted(
        new.trajectory_id,
        new.pupil_id,
        new.school_id,
        new.regime,
        new.crebo,
        new.version,
        new.work_processes,
        new.begins_on,
        new.ends_on,
        new.issuer_id,
    )
    return [told]
