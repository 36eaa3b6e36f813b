"""Makes a session with recordings that hold no speech, for tests of where they go."""

import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.bank import Question
from sesprep.domain.session import Plan, Started
from sesprep.storage.journal import Journal
from sesprep.storage.places import Places

SOUND = random.Random(7).randbytes(3_000_000)
"""Three megabytes that do not get smaller, as sound does not."""
MADE = 1_700_000_000.0
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def record(places: Places, session: str, *files: str, sound: bytes = SOUND, minutes: int = 0) -> Path:
    """A session with recordings; its journal."""
    asked = AskedQuestion(bank="own", question=Question(id="q", text="Why?", competencies=("core/leading/change",)))
    plan = Plan(framework="core", structure="star", format="practice", seed=7, asked=(asked,))
    journal = Journal.create(places, Started(id=session, at=NOON + timedelta(minutes=minutes), plan=plan)).path
    folder = journal.with_suffix(".audio")
    folder.mkdir(mode=0o700)
    for name in files:
        (folder / name).write_bytes(sound)
        os.utime(folder / name, (MADE, MADE))
    return journal
