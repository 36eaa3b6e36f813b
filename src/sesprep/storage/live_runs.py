"""The live runs with a partner: one TOML file each, to which the ratings are added."""

from datetime import date
from pathlib import Path

from sesprep.domain.counted import counted
from sesprep.domain.partner import LiveRun, PartnerRating
from sesprep.errors import BadInputError
from sesprep.storage.places import Places
from sesprep.storage.shelf import Shelf, change, load_shelf, save_new


def load_live_runs(places: Places) -> Shelf[LiveRun]:
    """Every live run, by name of file; never raises for what stands in the files."""
    return load_shelf(LiveRun, places.live_runs_dir)


def save_live_run(places: Places, run: LiveRun) -> Path:
    """Write a new live run and return its file. Raises BadInputError when its id is taken, StorageError."""
    import tomli_w  # only for writing

    path = places.live_runs_dir / f"{run.id}.toml"
    save_new(path, tomli_w.dumps(run.model_dump(mode="python", exclude_none=True)), LiveRun)
    return path


def rate_live_run(path: Path, rating: PartnerRating, today: date) -> LiveRun:
    """Add the partner's rating of one answer; it takes the place of an earlier one of that question.

    The first rating makes `today` the day on which the run was held.

    Raises BadInputError when the sheet has no such question, and as `change` does.
    """

    def rated(run: LiveRun) -> LiveRun:
        if rating.question > len(run.asked):
            raise BadInputError(
                f"The sheet has {counted(len(run.asked), 'question')}, none with number {rating.question}."
            )
        others = [one for one in run.ratings if one.question != rating.question]
        ratings = tuple(sorted([*others, rating], key=lambda one: one.question))
        return run.model_copy(update={"ratings": ratings, "held": run.held or today})

    return change(LiveRun, path, rated)
