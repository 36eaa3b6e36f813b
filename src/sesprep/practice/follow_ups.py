"""The follow-ups of a session: which were put after each answer, and which is put next."""

from collections.abc import Mapping, Sequence

from sesprep.domain.attempt import Attempt
from sesprep.domain.bank import Probe
from sesprep.domain.session import Plan, Probed
from sesprep.domain.structure import Structure
from sesprep.practice.answers import Answers
from sesprep.practice.joined import followers
from sesprep.practice.ports import Journal
from sesprep.practice.probes import Chosen, choose_probe


class FollowUps:
    """What the panel has asked further, by the attempt at the lead question; kept in the journal as it is put."""

    def __init__(
        self, journal: Journal, put: Mapping[str, Sequence[Probe]] | None, why: Mapping[str, tuple[str, ...]] | None
    ) -> None:
        """Go on from what an interrupted session had put."""
        self._journal = journal
        self._put = {lead: list(probes) for lead, probes in (put or {}).items()}
        self.why = dict(why or {})
        """Why each was put, in plain words, by the same attempt."""

    def put(self, plan: Plan, answers: Answers, structure: Structure) -> Chosen | None:
        """Put the next one after the newest answer to a lead question; None when it calls for none or has had enough.

        It is chosen from the answer and all follow-ups so far, and is the same for the same words and seed.
        """
        lead = answers.lead
        put = self._put.get(lead.id, [])
        if plan.held is None or len(put) >= plan.held.probes:
            return None
        text, joined = answers.over_all(lead)
        chosen = choose_probe(lead.asked.question, text, joined.assessment, structure, put=put, seed=plan.seed)
        if chosen is not None:
            self._journal.append(Probed(attempt=lead.id, probe=chosen.probe, why=chosen.why))
            self._put.setdefault(lead.id, []).append(chosen.probe)
            self.why[lead.id] = (*self.why.get(lead.id, ()), chosen.why)
        return chosen

    def open_at(self, position: int, attempts: Sequence[Attempt]) -> Probe | None:
        """The follow-up at that place in the plan that was put and not answered."""
        leads = [a for a in attempts if a.probe is None and a.position == position]
        if not leads:
            return None
        put = self._put.get(leads[-1].id, [])
        return put[-1] if len(put) > len(followers(attempts, leads[-1].id)) else None
