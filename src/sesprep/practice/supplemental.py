"""The supplemental questions of a board: put where the evidence was thin, from those set beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.session import Plan, Supplemented
from sesprep.practice.thin import lacks, qualification_of


@dataclass(frozen=True)
class Supplement:
    """One further question, and why the panel puts it."""

    asked: AskedQuestion
    reason: str


def choose_supplements(
    plan: Plan, attempts: Sequence[Attempt], assessments: Mapping[str, Assessment]
) -> tuple[Supplement, ...]:
    """The further questions, the thinnest qualification first; none when the format has none or all was clear.

    `assessments` are the fullest there are by the id of the attempt at the lead question: the joined ones where a
    follow-up was answered. Of several tries at a question the best counts. A question is of the same qualification as
    the thin answer and was not put before.
    """
    most = plan.held.supplemental if plan.held else 0
    if not most or plan.supplemented:
        return ()
    put = {(asked.bank, asked.question.id) for asked in plan.asked}
    left = [asked for asked in plan.reserve if (asked.bank, asked.question.id) not in put]
    chosen: list[Supplement] = []
    for _, ref, reason in _thin(plan, attempts, assessments):
        found = next((asked for asked in left if qualification_of(asked, plan.framework) == ref), None)
        if found is not None and len(chosen) < most:
            left.remove(found)
            chosen.append(Supplement(found, reason))
    return tuple(chosen)


def supplements_of(plan: Plan, reasons: Sequence[str]) -> tuple[Supplement, ...]:
    """What a panel has added to a plan, with the reasons that were kept; a reason that was not kept is empty."""
    asked = plan.asked[plan.main :]
    known = (*reasons, *[""] * len(asked))
    return tuple(Supplement(one, reason) for one, reason in zip(asked, known, strict=False))


def supplemented(plan: Plan, supplements: Sequence[Supplement], at: datetime) -> tuple[Plan, Supplemented]:
    """The plan with further questions at its end, and the event that tells of them."""
    asked = tuple(supplement.asked for supplement in supplements)
    event = Supplemented(at=at, asked=asked, reasons=tuple(supplement.reason for supplement in supplements))
    return plan.model_copy(update={"asked": plan.asked + asked, "supplemented": len(asked)}), event


def _thin(plan: Plan, attempts: Sequence[Attempt], assessments: Mapping[str, Assessment]) -> list[tuple[int, str, str]]:
    """What is thin of each qualification by its best answer, the most lacking first; one not reached too."""
    best: dict[str, tuple[str, ...]] = {}
    for attempt in attempts:
        found = assessments.get(attempt.id)
        ref = qualification_of(attempt.asked, plan.framework)
        if found is None or attempt.probe is not None or not ref:
            continue
        lacking = lacks(found)
        if ref not in best or len(lacking) < len(best[ref]):
            best[ref] = lacking
    order = list(dict.fromkeys(qualification_of(asked, plan.framework) for asked in plan.asked[: plan.main]))
    rows = [(-len(best[ref]), ref, " ".join(best[ref])) for ref in order if best.get(ref)]
    spoken = {qualification_of(attempt.asked, plan.framework) for attempt in attempts if attempt.unheard}
    missed = [ref for ref in order if ref and ref not in best and ref not in spoken]
    return sorted(
        [*rows, *((-99, ref, "There was no time for its question.") for ref in missed)], key=lambda row: row[0]
    )
