"""When to come back to what: spaced retrieval that expands up to the day of the interview."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fsrs import Card, Rating, Scheduler

from sesprep.practice.topics import Practiced, Topic

RETENTION = 0.9
"""How surely a topic should still be remembered when it comes back."""
LONGEST = 180
"""Days between two times at most."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Standing:
    """Where one topic stands."""

    topic: Topic
    due: date | None
    """The day on which it should come back; None when it never was practiced, or need not before the interview."""
    last: date | None
    times: int
    grade: int | None
    """Of the newest answer."""
    remembered: float
    """How surely it is still remembered today, 0 to 1; 0 when it never was practiced."""


class Schedule:
    """The topics with their memory states; answers are added in order of time."""

    def __init__(self, topics: Iterable[Topic], answers: Iterable[Practiced], today: date) -> None:
        """Replay the answers; those dated after today count as of today, and are counted in `ahead`."""
        self.topics = tuple(topics)
        self.today = today
        self.ahead = 0
        """How many answers are dated in the future, as a clock that was wrong leaves them."""
        self._scheduler = Scheduler(
            desired_retention=RETENTION,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=LONGEST,
            enable_fuzzing=False,
        )
        self._cards: dict[str, Card] = {}
        self._last: dict[str, date] = {}
        self._times: dict[str, int] = {}
        self._grades: dict[str, int] = {}
        known = {topic.key for topic in self.topics}
        for answer in sorted(answers, key=lambda one: (one.day, one.at)):
            if answer.key in known:
                self.ahead += answer.day > today
                self.add(answer.key, min(answer.day, today), answer.grade)

    def add(self, key: str, day: date, grade: int) -> None:
        """Count one answer of `grade`, 1 (again) to 4 (easy); a day before the last one counts as the last."""
        before = self._last.get(key)
        on = max(day, before) if before else day
        card = self._cards.get(key) or Card(card_id=len(self._cards) + 1, due=_EPOCH)
        moment = datetime.combine(on, time(12), UTC)
        self._cards[key], _ = self._scheduler.review_card(card, Rating(grade), review_datetime=moment)
        self._last[key] = on
        self._times[key] = self._times.get(key, 0) + 1
        self._grades[key] = grade

    def standings(self, interview: date | None, minutes: float) -> tuple[Standing, ...]:
        """Where every topic stands, in the topics' own order; `minutes` a day is what the last round is spread over.

        With an interview to come, what would come back on or after that day gets a last look in the days before it.
        """
        coming = interview if interview and interview > self.today else None
        last_round = self._last_round(coming, minutes) if coming else {}
        return tuple(self._standing(topic, coming, last_round.get(topic.key)) for topic in self.topics)

    def _standing(self, topic: Topic, interview: date | None, last_look: date | None) -> Standing:
        card, last = self._cards.get(topic.key), self._last.get(topic.key)
        if card is None or last is None:
            return Standing(topic, None, None, 0, None, 0.0)
        due: date | None = self._due(topic.key)
        if interview is not None and due is not None and due >= interview:
            due = last_look if last_look is not None and last_look > last else None
        noon = datetime.combine(max(self.today, last), time(12), UTC)
        kept = self._scheduler.get_card_retrievability(card, current_datetime=noon)
        return Standing(topic, due, last, self._times[topic.key], self._grades[topic.key], float(kept))

    def _due(self, key: str) -> date:
        """At least a day after the last answer."""
        card = self._cards[key]
        days = max(1, (card.due - (card.last_review or card.due)).days)
        return self._last[key] + timedelta(days=days)

    def _last_round(self, interview: date, minutes: float) -> dict[str, date]:
        """A day before the interview for a last look at each topic that would otherwise not come back in time."""
        late = [t for t in self.topics if t.key in self._cards and self._due(t.key) >= interview]
        spread = max(1, math.ceil(sum(topic.minutes for topic in late) / max(minutes, 1.0)))
        ordered = sorted(late, key=lambda topic: (self._last[topic.key], topic.key))
        return {
            topic.key: max(self.today, interview - timedelta(days=1 + (spread - 1 - at * spread // len(ordered))))
            for at, topic in enumerate(ordered)
        }


def overdue(standings: Sequence[Standing], today: date) -> tuple[Standing, ...]:
    """What is due today or was before, the least remembered first."""
    due = [one for one in standings if one.due is not None and one.due <= today]
    return tuple(sorted(due, key=lambda one: (one.remembered, one.topic.key)))
