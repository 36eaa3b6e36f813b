"""The answers of a session and what the checker says of them, each kept in the journal as it comes."""

import threading
from collections.abc import Mapping

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import Attempt
from sesprep.domain.format import Done
from sesprep.domain.session import Answered, Assessed, Drilled, Joined, Rated
from sesprep.practice.joined import followers, join, joined_roles
from sesprep.practice.ports import Assessor, Journal


class Answers:
    """Every attempt so far with its assessment; an answer with follow-ups has a joined one as well."""

    def __init__(
        self,
        journal: Journal,
        assess: Assessor,
        attempts: tuple[Attempt, ...],
        assessments: Mapping[str, Assessment] | None,
        joined: Mapping[str, Joined] | None,
        drilled: Mapping[str, tuple[Done, ...]] | None = None,
    ) -> None:
        """Go on from what an interrupted session had."""
        self.attempts = list(attempts)
        self.assessments = dict(assessments or {})
        self.joined = dict(joined or {})
        self.drilled = dict(drilled or {})
        self._journal = journal
        self._assess = assess
        self._lock = threading.RLock()  # words of spoken answers come while the session goes on

    @property
    def lead(self) -> Attempt:
        """The newest attempt at a lead question; StopIteration when there is none."""
        return next(a for a in reversed(self.attempts) if a.probe is None)

    def tries(self, position: int) -> int:
        """How many attempts there are at the lead question of that place in the plan."""
        return sum(a.position == position and a.probe is None for a in self.attempts)

    def add(self, attempt: Attempt) -> None:
        """Keep a finished answer."""
        with self._lock:
            self._journal.append(Answered(attempt=attempt))
            self.attempts.append(attempt)

    def get(self, attempt_id: str) -> Attempt:
        """The attempt with that id, as it is now; StopIteration when there is none."""
        return next(a for a in self.attempts if a.id == attempt_id)

    def change(self, attempt: Attempt) -> Attempt:
        """Keep an attempt in place of what it was; what was said about words that are no more is left out."""
        with self._lock:
            before = self.get(attempt.id)
            self._journal.append(Answered(attempt=attempt))
            self.attempts[self.attempts.index(before)] = attempt
            if before.answer != attempt.answer:
                self.assessments.pop(attempt.id, None)
                self.joined.pop(attempt.follows or attempt.id, None)
                self.drilled.pop(attempt.follows or attempt.id, None)
        return attempt

    def rate(self, rating: int) -> None:
        """Keep the candidate's own rating of the newest attempt at a lead question."""
        with self._lock:
            lead = self.lead
            self._journal.append(Rated(attempt=lead.id, rating=rating))
            self.attempts[self.attempts.index(lead)] = lead.model_copy(update={"rating": rating})

    def assess(self, attempt_id: str, set_roles: tuple[SetRole, ...]) -> Assessment:
        """Assess one attempt with the roles that the user gave, and again with its follow-ups when it has any."""
        with self._lock:
            before = self.get(attempt_id)
            attempt = before.model_copy(update={"set_roles": set_roles})
            found = self._assess(
                attempt.answer, attempt_id=attempt.id, question=attempt.asked.question, set_roles=set_roles
            )  # fmt: skip
            self._journal.append(Assessed(attempt=attempt.id, assessment=found, set_roles=set_roles))
            self.attempts[self.attempts.index(before)] = attempt
            self.assessments[attempt.id] = found
            self._join(attempt)
        return found

    def keep_drill(self, attempt_id: str, checks: tuple[Done, ...]) -> None:
        """Keep what of a drill was done in an answer, unless just that is kept already."""
        with self._lock:
            if self.drilled.get(attempt_id) != checks:
                self._journal.append(Drilled(attempt=attempt_id, checks=checks))
                self.drilled[attempt_id] = checks

    def assess_rest(self) -> None:
        """Assess every answer to a lead question that has no assessment yet, with its follow-ups.

        A spoken answer whose words are not known is left out: there is nothing to judge.
        """
        for attempt in [a for a in self.attempts if a.probe is None and not a.unheard]:
            if attempt.id not in self.assessments:
                self.assess(attempt.id, attempt.set_roles)
            elif attempt.id not in self.joined:
                self._join(attempt)

    def over_all(self, lead: Attempt) -> tuple[str, Joined]:
        """The text of an answer with those to its follow-ups, and its assessment; nothing is kept."""
        attempts = (lead, *followers(self.attempts, lead.id))
        text, pieces = join(attempts)
        roles = joined_roles(attempts, pieces)
        found = self._assess(text, attempt_id=lead.id, question=lead.asked.question, set_roles=roles)
        return text, Joined(attempt=lead.id, pieces=pieces, assessment=found)

    def fullest(self) -> dict[str, Assessment]:
        """The fullest assessment by the id of each lead question's attempt: the joined one where there is one."""
        return self.assessments | {lead: joined.assessment for lead, joined in self.joined.items()}

    def _join(self, lead: Attempt) -> None:
        if followers(self.attempts, lead.id):
            joined = self.over_all(lead)[1]
            self._journal.append(joined)
            self.joined[lead.id] = joined
