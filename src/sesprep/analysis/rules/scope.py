"""Rules about the size of the example: executive enough, recent enough, and about leading."""

import re
from collections.abc import Iterable

from sesprep.analysis.rules.examples import OFFICE, PHARMACY, STORIES, TRAINING, told
from sesprep.analysis.rules.lists import find, listed
from sesprep.analysis.rules.look import places, quote, tokens_of
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.analysis.tokens import Token
from sesprep.domain.role import Role

LEAST_WORDS = 80
LARGE = 25
"""From this figure on, a count of anything may be a scale of its own."""
OLDEST = 10
OPENING = 3
"""In how many clauses from the start a story is dated; later years are often those of a law or a machine."""
TERMS = 6
"""How many words of a trade an Action may hold before it reads as a technical account."""

SMALL = (
    "Last spring I was on the front desk with one other clerk, and the sign-in sheet was always a mess. People wrote "
    "in the wrong box and we had to ask them again. My supervisor wanted me to fix it by Friday. I drew a new sheet "
    "with a line for each thing and I showed it to the other clerk. I asked her to try it for two days, and then I "
    "moved one line up because people missed it. I put a pen on a string. By Friday nobody wrote in the wrong box "
    "and we did not have to ask again."
)
SMALL_TOO = (
    "In 2022 I worked in a small shop where the shelf labels were out of date. The owner told me to get them right "
    "before the sale. I walked the aisles with a notebook and I wrote down each wrong label. Then I printed new ones "
    "and I put them up after closing. I asked the cashier to call me when a price did not match, because she saw it "
    "first. When the sale came only two labels were wrong, and customers stopped arguing at the register about it."
)
TECHNICAL = (
    "First I profiled the query and found that the index was missing, so I rewrote the schema. Then I moved the cache "
    "to redis, tuned the timeout of the load balancer, and added a replica of the database. I wrote a script that "
    "checked the latency of each endpoint, and I fixed a deadlock in the thread pool of the backend."
)
LED_TECHNICAL = (
    "I asked the two lead engineers to explain the query, the index and the cache to me. I told the vendor that the "
    "latency of the database was their failure, briefed the director, and hired a specialist for the replica. I "
    "decided to delay the deployment, and I met with the team every day until the servers held."
)


@rule("R401", "consider", flags=(SMALL, SMALL_TOO), passes=STORIES)
def small_scale(seen: Seen) -> Iterable[Problem]:
    """Nothing in it shows executive scale.

    Why: A review board asks whether the work was of executive size. If it hears no people, money, sites, agencies or
    Congress, it takes the example for a smaller one than it may have been.

    Try: Add the size in the Situation: people, budget, sites, who above you or outside was looking on.
    """
    tokens = tokens_of(seen.reading.clauses)
    large = find(tokens, "scope.executive") or any(_figure(token.lower) >= LARGE for token in tokens)
    if seen.is_story and seen.reading.total >= LEAST_WORDS and not large:
        yield Problem()


@rule(
    "R402",
    "consider",
    strict="six listed words of a trade must stand in the Action, and four times as many as words of leading",
    flags=(told(OFFICE, action=TECHNICAL), told(TRAINING, action=TECHNICAL)),
    passes=(*STORIES, told(OFFICE, action=LED_TECHNICAL)),
)
def too_technical(seen: Seen) -> Iterable[Problem]:
    """The Action shows your trade more than how you lead.

    Why: Review boards turn down examples that expertise carried. They rate leading: people, choices, money, partners.

    Try: Say the technical part in one plain sentence, and use the rest for whom you moved, and what you decided.
    """
    acts = list(seen.clauses(Role.ACTION))
    terms = [(c, hit, seen.text[hit.start : hit.end].lower()) for c, hit in places(acts, "scope.jargon")]
    led = places(acts, "scope.leading")
    if seen.is_story and len({term for _, _, term in terms}) >= TERMS and len(led) * 4 <= len(terms):
        named = ", ".join(f'"{term}"' for term in list(dict.fromkeys(term for _, _, term in terms))[:3])
        yield Problem(terms[0][0], f"The Action speaks of {named} and hardly of the people you led.")


@rule(
    "R403",
    "consider",
    flags=(
        told(OFFICE, situation=OFFICE["situation"].replace("2021", "2009")),
        told(PHARMACY, situation=PHARMACY["situation"].replace("2022", "fiscal year 2011")),
    ),
    passes=(
        *STORIES,
        told(OFFICE, situation="The law of 1996 was behind it. " + OFFICE["situation"]),
        told(OFFICE, situation=OFFICE["situation"].replace("In 2021", "Last year").replace("900", "2004")),
    ),
)
def older_than_ten(seen: Seen) -> Iterable[Problem]:
    """The example is more than ten years old.

    Why: Guides ask for examples of the last ten years. An older one raises the question of what came since.

    Try: Take a newer example. If none is as strong, say in half a sentence what you have built on it since.
    """
    if not seen.is_story or seen.year is None:
        return
    tokens = tokens_of(seen.reading.clauses)
    years = [(int(t.lower), at) for at, t in enumerate(tokens) if re.fullmatch(r"(19[6-9]|20\d)\d", t.lower, re.ASCII)]
    latest = max((year for year, _ in years if year <= seen.year), default=seen.year)
    opening = [c for c in seen.clauses(Role.LEAD_IN, Role.CONTEXT) if "past-perfect" not in c.groups][:OPENING]
    dated = [tokens[at] for year, at in years if year == latest and _dates(tokens, at)]
    inside = [token for token in dated if any(token in clause.tokens for clause in opening)]
    if latest < seen.year - OLDEST and inside:
        token = inside[0]
        yield Problem(
            message=f"The latest year you name is {latest}, more than ten years ago.", start=token.start, end=token.end
        )


@rule(
    "R404",
    "should",
    flags=(
        told(OFFICE, situation="When I was an intern at a benefits office, there was a backlog of 900 claims."),
        told(TRAINING, situation="In my senior year our professor gave us a class project on why students failed."),
    ),
    passes=(
        *STORIES,
        told(OFFICE, action=f"{OFFICE['action']} I gave the intern the new cases."),
        told(PHARMACY, result=f"{PHARMACY['result']} The student who helped us works there now."),
    ),
    default_on=False,
)
def below_the_grade(seen: Seen) -> Iterable[Problem]:
    """The example is from a post below the grade.

    Why: A review board looks for work at GS-14, GS-15 or the like. School or an internship is too far back.

    Try: Take an example in which you led others who led, or answered for a program.
    """
    opening = seen.clauses(Role.LEAD_IN, Role.CONTEXT, Role.CHALLENGE, Role.TASK)
    found = places(opening, "scope.junior") if seen.is_story else []
    for _, hit in found[:1]:
        yield Problem(
            message=f"You set it at {quote(seen, hit.start, hit.end)}: a board looks for GS-14, GS-15 or the like.",
            start=hit.start,
            end=hit.end,
        )


def _figure(word: str) -> int:
    """The whole number that a word writes in digits; 0 when it writes none, or a year."""
    digits = re.fullmatch(r"\$?(\d{1,12})[\d.,]*%?", word.replace(",", ""), re.ASCII)
    value = int(digits[1]) if digits else 0
    return 0 if 1950 <= value <= 2100 else value


def _dates(tokens: list[Token], at: int) -> bool:
    """Whether the figure at this token is a year, by the word before it or by what it opens."""
    return at == 0 or listed(tokens[at - 1].lower, "scope.dating")
