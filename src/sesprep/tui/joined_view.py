"""An answer together with those to its follow-ups, for the feedback screen."""

from collections.abc import Callable, Mapping, Sequence

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import Attempt
from sesprep.domain.session import Joined
from sesprep.practice.joined import followers, join
from sesprep.practice.session import Session


def whole_answer(attempt: Attempt, attempts: Sequence[Attempt]) -> Attempt:
    """The attempt with the joined words of its follow-ups; itself when it has none."""
    text, _ = join((attempt, *followers(attempts, attempt.id)))
    return attempt.model_copy(update={"answer": text})


def whole_assessment(attempt: Attempt, assessment: Assessment, joined: Mapping[str, Joined]) -> Assessment:
    """The joined assessment where there is one."""
    found = joined.get(attempt.id)
    return assessment if found is None else found.assessment


def why_asked(attempt: Attempt, attempts: Sequence[Attempt], whys: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """One line for each answered follow-up on why the panel asked it, as far as that was kept."""
    answered = followers(attempts, attempt.id)
    known = whys.get(attempt.id, ())
    numbered = enumerate(zip(answered, known, strict=False), start=1)
    lone = len(answered) == 1
    return tuple(f"Why the panel followed up{'' if lone else f', {n}'}: {why}" for n, (_, why) in numbered if why)


def relabel(session: Session, attempt: Attempt) -> Callable[[tuple[SetRole, ...]], Assessment]:
    """Assesses again with the user's letters, which lie in the answer to the lead question."""
    length = len(attempt.answer)

    def again(roles: tuple[SetRole, ...]) -> Assessment:
        own = tuple(role for role in roles if role.end <= length)
        return whole_assessment(attempt, session.set_role(attempt.id, own), session.joined)

    return again
