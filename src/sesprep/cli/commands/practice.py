"""`sesprep practice`."""

import math

import click

from sesprep.cli import app, output
from sesprep.cli.competency import competency_ref
from sesprep.cli.diagnostics import ExitCode, tell, tell_error, tell_some
from sesprep.cli.format_option import FormatOption
from sesprep.cli.interrupts import as_keyboard_interrupt
from sesprep.cli.lines import standard_input
from sesprep.cli.plain import PlainLoop
from sesprep.cli.take_up import take_up
from sesprep.domain.counted import counted
from sesprep.domain.format import SessionFormat
from sesprep.domain.session import Plan
from sesprep.practice.plan import Choice
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.tui.services import Services, load_services
from sesprep.tui.sessions import Desk
from sesprep.tui.setup_plan import drawer


def _finite(ctx: click.Context, option: click.Parameter, value: float | None) -> float | None:  # noqa: ARG001 - as click calls it
    if value is not None and not math.isfinite(value):
        raise click.BadParameter("give a number of minutes.")
    return value


@click.command("practice")
@click.option("--plain", is_flag=True, help="Line by line on standard input and output.")
@click.option("--format", "form", cls=FormatOption, metavar="ID", help="How the session is held:")
@click.option("--bank", "banks", metavar="ID", multiple=True, help="Only questions of this bank; may be repeated.")
@click.option(
    "--competency", "competencies", metavar="NAME", multiple=True, help="Only questions on this; may be repeated."
)
@click.option("--framework", metavar="ID", help="The framework (default: your settings', or the one in force).")
@click.option("--structure", metavar="star|ccar", help="The structure (default: your settings', or star).")
@click.option("--questions", type=click.IntRange(1, 50), help="How many questions.")
@click.option(
    "--minutes", type=click.FloatRange(0, 60, min_open=True), callback=_finite, help="Minutes for each answer."
)
@click.option("--seed", type=int, help="Draw the same questions each time.")
@click.option("--spoken", is_flag=True, help="Speak your answers; a single one may still be typed.")
@click.option("--speak", is_flag=True, help="Let the panel speak its questions; any key stops it.")
@click.pass_obj
def command(
    places: Places,
    plain: bool,
    form: str | None,
    banks: tuple[str, ...],
    competencies: tuple[str, ...],
    framework: str | None,
    structure: str | None,
    questions: int | None,
    minutes: float | None,
    seed: int | None,
    spoken: bool,
    speak: bool,
) -> int:
    """Practice: questions, your answers against the clock, and what the checker finds in them.

    With --plain an answer ends at a line with a single dot or at the end of the input. A follow-up of the panel is
    answered in the same way. Then come the rating (1 to 5, or an empty line) and the choice (an empty line goes on, a
    answers again, q stops); in a drill on competencies, the number of the one that was meant comes first, and there is
    no rating. A script may leave all of these out. A person may type .? in an answer to see what else there is.

    With --spoken an answer is recorded from the microphone, kept with the session, and written down on this machine
    (see `sesprep voice setup`); it needs a terminal. The app begins with your last choice unless these say otherwise.

    \b
    Examples:
      sesprep practice --plain
      sesprep practice --plain --format qrb
      sesprep practice --plain --format agency-panel --framework FRAMEWORK
      sesprep practice --plain --questions 1 --seed 1 < answer.txt
      sesprep practice --spoken --speak
      sesprep practice --plain --spoken
    """
    if not plain:
        chosen = {
            "--format": form, "--bank": banks, "--competency": competencies, "--framework": framework,
            "--structure": structure, "--questions": questions, "--minutes": minutes, "--seed": seed is not None,
        }  # fmt: skip
        if given := [name for name, value in chosen.items() if value]:
            raise click.UsageError(
                f"{', '.join(given)}: only together with --plain. In the app (`sesprep`), press P and choose there."
            )
        return app.start(places, spoken=spoken, speak=speak)
    services = load_services(places)
    tell_some(services.problems, "`sesprep banks check`")
    framed = services.frameworks.get(framework) if framework else services.framework()
    choice = Choice(
        banks=tuple(services.shelf.get(bank).bank.id for bank in banks),
        competencies=tuple(competency_ref(framed, named) for named in competencies),
        questions=questions or (None if form else services.settings.questions),
        minutes=minutes or (None if form else services.settings.minutes),
        seed=services.new_seed() if seed is None else seed,
    )
    told = services.structures.get(structure) if structure else services.structure()
    shape = services.formats.get(form) if form else _format(services)
    plan = drawer(services, framed, told, shape)(choice)
    if spoken:
        plan = plan.model_copy(update={"medium": "spoken"})
    wanted = choice.questions or shape.questions
    if len(plan.asked) < wanted and not plan.source:
        tell(f"Only {counted(len(plan.asked), 'question')} of {wanted} fit this choice.")
    with as_keyboard_interrupt():
        return _hold(services, plan, speak=speak)


def _hold(services: Services, plan: Plan, *, speak: bool) -> ExitCode:
    lines = standard_input()
    if plan.medium == "spoken" and not lines.interactive:
        raise click.UsageError("--spoken needs a terminal; `sesprep check --audio FILE` takes a recording.")
    desk = Desk(services, tell_error)
    live = take_up(desk, lines, services) or desk.begin(plan)
    aloud = None
    if speak or live.medium == "spoken":
        from sesprep.cli.aloud import Aloud  # typed answers need nothing of it

        aloud = Aloud(live, services, lines, output.text, speak=speak)
    try:
        code = PlainLoop(live, services, lines, output.text, aloud).run()
    except KeyboardInterrupt:
        tell("What you typed or recorded is kept. `sesprep practice --plain` at a terminal offers to go on with it.")
        return ExitCode.INTERRUPTED
    if live.session.attempts:
        path = list_sessions(services.places).find(live.id).path
        output.text(f"Saved in {path}", f"`sesprep history show {live.id}` shows it again.")
    return code


def _format(services: Services) -> SessionFormat:
    """The format of the settings, else the first."""
    values = services.formats.values
    return next((form for form in values if form.id == services.settings.format), values[0])
