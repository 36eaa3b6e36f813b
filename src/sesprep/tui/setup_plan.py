"""What the set-up screen draws a plan with, and says of it."""

from collections.abc import Callable

from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.session import Plan
from sesprep.domain.structure import Structure
from sesprep.practice.plan import Choice
from sesprep.tui.amounts import minutes_words
from sesprep.tui.earlier import choice_on, needs_earlier, newest_for
from sesprep.tui.services import Services


def forms_in_order(forms: tuple[SessionFormat, ...]) -> tuple[SessionFormat, ...]:
    """The formats with the drills last."""
    return tuple(sorted(forms, key=lambda form: form.drill is not None))


def first_form(services: Services, *, exam: bool) -> SessionFormat:
    """The format to begin with: the one set, else a plain one, else any."""
    forms = [form for form in forms_in_order(services.formats.values) if form.exam == exam]
    wanted = [form for form in forms if form.id == services.settings.format]
    plain = [form for form in forms if not form.panel and form.drill is None]
    return (wanted or plain or forms or list(services.formats.values))[0]


def drawer(
    services: Services, framework: Framework, structure: Structure, form: SessionFormat
) -> Callable[[Choice], Plan]:
    """Draws a plan for a choice, with the earlier answer that a drill works on; raises BadInputError."""

    def draw(choice: Choice) -> Plan:
        if form.drill is not None and needs_earlier(form):
            source = newest_for(services.places, form.drill)
            if source is not None:
                choice = choice_on(choice, source, form.drill, framework)
        return services.plan(framework, structure, form, choice)

    return draw


def total_words(plan: Plan) -> str:
    """How long the session is: "12 minutes in all", with what comes before and after."""
    held = plan.held
    parts = []
    if plan.seconds_whole is not None:
        parts.append(f"{minutes_words(plan.seconds_whole / 60)} for all questions")
    elif plan.seconds_each is not None:
        parts.append(f"{minutes_words(len(plan.asked) * plan.seconds_each / 60)} in all")
    else:
        parts.append("no limit")
    if held is not None and held.minutes_preparation:
        parts.append(f"{minutes_words(held.minutes_preparation)} to prepare")
    if held is not None and held.supplemental and held.minutes_supplemental:
        parts.append(f"then up to {minutes_words(held.minutes_supplemental)} of supplemental questions")
    return ", ".join(parts)
