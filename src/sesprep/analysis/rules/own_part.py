"""Rules about who acted."""

from collections.abc import Iterable

from sesprep.analysis.acts import own_act, subjectless
from sesprep.analysis.features import Clause
from sesprep.analysis.resources import words
from sesprep.analysis.rules.examples import OFFICE, PHARMACY, STORIES, TRAINING, told
from sesprep.analysis.rules.lists import Hit, find
from sesprep.analysis.rules.look import FAIR, likely, places, quote, tokens_of, uses
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.analysis.wordclass import is_past
from sesprep.domain.role import Role

LEAST_ACTS = 3
OPENING = 60
"""In how many words from the start a post is looked for."""
MOST_PLACES = 3

BY_NOBODY = (
    "First a working group was set up and the cases were split by age. Then two examiners were moved to the oldest "
    "ones. After that a new schedule was introduced at every site, and meetings were held every morning. The hard "
    "cases were then sent to the regional counsel each Friday, because those stopped everything behind them."
)
ALL_WE = (
    "So first we split the cases by age, and then we moved two examiners to the oldest ones. After that we met every "
    "morning. We also asked the regional counsel to look at the hard cases each Friday, because those stopped "
    "everything behind them, and then we called the sites that fell behind and we walked them through the files."
)
NO_POST = (
    "It was 2021 and there was a backlog of 900 claims that had built up for a year. It had to be cleared by "
    "September. First I split the cases by age and moved the oldest ones to the top. I called "
    "people every morning, and I asked the lawyers for help with the hard cases each Friday. By September the backlog "
    "was down from 900 claims to 60, and decisions came four months sooner."
)
NO_POST_TOO = (
    "Three buildings had failed the fire inspection in 2022, and the city threatened to close them. The plan had to "
    "be ready in ten days. I read the inspection notes that night and I walked through each building with the fire "
    "marshal. I wrote a list of 40 repairs and I called contractors until somebody could start on Monday. All three "
    "buildings passed on the second inspection, and none of them had to close."
)
HANDED_OVER = (
    "I delegated the files to the senior examiner. Then I assigned the hard cases to another examiner, and I told the "
    "team to report to her. I asked my deputy to meet the union, and I tasked the analyst with the numbers."
)


@rule(
    "R201",
    "should",
    flags=(told(OFFICE, action=BY_NOBODY), told(PHARMACY, action=BY_NOBODY)),
    passes=(*STORIES, told(OFFICE, action=ALL_WE), told(OFFICE, action=f"{BY_NOBODY} I wrote the schedule.")),
)
def no_own_act(seen: Seen) -> Iterable[Problem]:
    """No act in the Action is yours.

    Why: A panel rates you. If nobody acts in the Action, it cannot tell whether you were there.

    Try: Say for each step who took it, and for at least one, the one that mattered most, say what you did.
    """
    acts = list(seen.clauses(Role.ACTION))
    nobody = any("passive" in c.groups for c in acts) and not any(map(_of_speaker, acts))
    if _story_of_acts(seen, acts) and nobody and not _acts_later(seen):
        yield Problem(acts[0], "You are not in your own Action: no clause of it says what you did.")


@rule(
    "R202",
    "consider",
    flags=(told(OFFICE, action=BY_NOBODY), told(TRAINING, action=f"{TRAINING['action']} {BY_NOBODY}")),
    passes=(*STORIES, told(OFFICE, action=f"{OFFICE['action']} A task force was set up by the region.")),
    default_on=False,
)
def agentless_act(seen: Seen) -> Iterable[Problem]:
    """It does not say who did this.

    Why: "A team was set up" may have been your doing or somebody else's. A panel gives you credit for neither.

    Try: Name the actor: "I set up a team", or "the director set up a team, and I wrote its charter".
    """
    if seen.is_story:
        found = [(c, hit) for c in seen.clauses(Role.ACTION) for hit in _agentless(c) if likely(seen, c, FAIR)]
        for clause, hit in found[:MOST_PLACES]:
            yield Problem(clause, f"Whose act was this? You say {quote(seen, hit.start, hit.end)} and not by whom.")


@rule(
    "R203",
    "should",
    flags=(told(OFFICE, action=ALL_WE), told(TRAINING, action=ALL_WE)),
    passes=(*STORIES, told(OFFICE, action=f"{ALL_WE} I chaired those meetings."), told(OFFICE, action=BY_NOBODY)),
)
def team_only(seen: Seen) -> Iterable[Problem]:
    """It is not clear what you did yourself.

    Why: A panel rates you, not the team. "We" is natural, but somewhere it has to hear your own acts.

    Try: Keep the "we" where it is true, and for each step say which part was yours: decided, asked, wrote, chaired.
    """
    acts = list(seen.clauses(Role.ACTION))
    together = [clause for clause in acts if _done_together(clause)]
    own = _acts_later(seen) or any(map(own_act, acts))
    if _story_of_acts(seen, acts) and len(together) >= LEAST_ACTS and not own:
        we = next(hit for hit in together[0].hits if hit.group == "we-act")
        said = quote(seen, together[0].tokens[we.first].start, together[0].span.end)
        yield Problem(together[0], f"Which part of this was yours: {said}? The Action says only what others or we did.")


@rule("R204", "consider", flags=(NO_POST, NO_POST_TOO), passes=STORIES, default_on=False)
def role_never_said(seen: Seen) -> Iterable[Problem]:
    """You never say what your post was.

    Why: The same act means one thing from a division chief and another from an analyst. A panel rates at a grade.

    Try: Add half a sentence to the Situation: your post, whom you answered to, and who answered to you.
    """
    opening = tokens_of(seen.reading.clauses)[:OPENING]
    acts = tokens_of(seen.clauses(Role.ACTION))
    unnamed = not any(token.lower in words("own") for token in opening if token not in acts)
    if seen.is_story and unnamed and not uses(seen.reading.clauses, "own_part.posts"):
        yield Problem()


@rule(
    "R205",
    "consider",
    strict="at least three acts must be yours, and each must be a listed phrase for handing work over",
    flags=(told(OFFICE, action=HANDED_OVER), told(PHARMACY, action=HANDED_OVER)),
    passes=(*STORIES, told(OFFICE, action=f"{HANDED_OVER} I met them every Monday and I rewrote the schedule.")),
)
def all_handed_over(seen: Seen) -> Iterable[Problem]:
    """All you did yourself was to hand the work over.

    Why: To delegate is an act, but only the first. A panel wants to hear how you led those who did the work.

    Try: Say what you kept: how you chose the people, what you asked of them, what you checked, what you decided.
    """
    own = [clause for clause in seen.clauses(Role.ACTION) if "i-act" in clause.groups]
    handed = places(own, "own_part.handing_over")
    if seen.is_story and len(own) >= 2 and len(handed) >= LEAST_ACTS and all(_only_hands_over(c) for c in own):
        yield Problem(handed[0][0], f"You tell {len(handed)} acts of your own, and each hands the work to somebody.")


def _story_of_acts(seen: Seen, acts: list[Clause]) -> bool:
    return seen.is_story and len(acts) >= LEAST_ACTS and len(tokens_of(acts)) >= 25


def _of_speaker(clause: Clause) -> bool:
    """Whether the speaker or the speaker's people act in the clause or are named in it; "I can't say" is no act."""
    lower = [token.lower for token in clause.tokens]
    if (_speakers() - words("i")) & set(lower) or subjectless(clause):
        return True
    acts = (any(map(is_past, lower[at + 1 : at + 4])) for at, word in enumerate(lower) if word in words("i"))
    return any(acts)


def _speakers() -> frozenset[str]:
    """The words that name the speaker or the speaker's own people."""
    return words("own") | words("together")


def _acts_later(seen: Seen) -> bool:
    """Whether an act of the speaker stands where the Result was read; the last acts are easily taken for it."""
    return any("i-act" in clause.groups for clause in seen.clauses(Role.RESULT))


def _done_together(clause: Clause) -> bool:
    """Whether the clause tells an act of "we", such as "we split the cases"; to have or need something is no act."""
    hits = [hit for hit in clause.hits if hit.group == "we-act"]
    return any(clause.tokens[hit.last].lower not in words("no_acts") for hit in hits)


def _agentless(clause: Clause) -> Iterable[Hit]:
    """The places where something is done on purpose and by nobody: "was set up", with no "by" after it."""
    lower = [token.lower for token in clause.tokens]
    if (_speakers() | words("asides")) & set(lower):
        return
    for hit in find(clause.tokens, "own_part.agentless"):
        before, after = lower[max(0, hit.first - 2) : hit.first], lower[hit.last + 1 : hit.last + 4]
        done = (bool(before) and before[-1] in {"was", "were", "been"}) or before[:1] in (["was"], ["were"])
        if done and "by" not in after and "not" not in before:
            yield Hit(0, hit.last, clause.tokens[max(0, hit.first - 4)].start, hit.end)


def _only_hands_over(clause: Clause) -> bool:
    own = sum(1 for hit in clause.hits if hit.group == "i-act" and hit.last - hit.first == 1)
    return bool(own) and len(find(clause.tokens, "own_part.handing_over")) >= own
