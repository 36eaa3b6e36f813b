"""The sheet for a partner who plays the interviewer: questions, follow-ups, benchmarks and a form for ratings."""

from collections.abc import Iterator, Sequence
from html import escape

from sesprep.domain.bank import Question
from sesprep.domain.framework import Framework, Level
from sesprep.domain.partner import LiveRun
from sesprep.domain.text import printable
from sesprep.practice.resources import table, texts

_MARKS = frozenset("\\`*_{}[]()<>#+-.!|~")


def sheet_markdown(run: LiveRun, framework: Framework) -> str:
    """The sheet as Markdown; every text of a bank is escaped, so that it stays the text it is."""
    words = table("partner.toml")
    lines = [f"# {words['head']}", "", _plain(_head(run, framework)), ""]
    lines += [f"{at}. {text}" for at, text in enumerate(texts(words["instructions"]), start=1)]
    for number, asked in enumerate(run.asked, start=1):
        question = asked.question
        lines += ["", f"## Question {number}", "", f"> {_plain(question.text)}", ""]
        lines += [f"- Part: {_plain(part)}" for part in question.parts]
        lines += [f"- Follow-up ({probe.aim}): {_plain(probe.text)}" for probe in question.probes]
        lines += [f"- Level {level}: {_plain(text)}" for level, text in _benchmark(question)]
        lines += [
            "",
            f"{words['rating_head']}: {_scale(framework.levels)}",
            "",
            f"{words['notes_head']}:",
            "",
            "&nbsp;",
        ]
    return "\n".join([*lines, "", str(words["after"]), ""])


def sheet_html(run: LiveRun, framework: Framework) -> str:
    """The sheet as one printable page of HTML, each question kept together; no script, no address, nothing to fetch."""
    words = table("partner.toml")
    body = [f"<h1>{escape(str(words['head']))}</h1>", f"<p>{_html(_head(run, framework))}</p>"]
    body += ["<ol>", *(f"<li>{escape(text)}</li>" for text in texts(words["instructions"])), "</ol>"]
    for number, asked in enumerate(run.asked, start=1):
        question = asked.question
        items = [f"<li>Part: {_html(part)}</li>" for part in question.parts]
        items += [f"<li>Follow-up ({probe.aim}): {_html(probe.text)}</li>" for probe in question.probes]
        items += [f"<li>Level {level}: {_html(text)}</li>" for level, text in _benchmark(question)]
        body += [
            f"<section><h2>Question {number}</h2><blockquote>{_html(question.text)}</blockquote>",
            f"<ul>{''.join(items)}</ul>" if items else "",
            f"<p>{escape(str(words['rating_head']))}: {escape(_scale(framework.levels))}</p>",
            f"<p>{escape(str(words['notes_head']))}:</p><div class='notes'></div></section>",
        ]
    body.append(f"<p>{escape(str(words['after']))}</p>")
    title = escape(str(words["head"]))
    head = f"<meta charset='utf-8'><title>{title}</title><style>{_STYLE}</style>"
    inside = "\n".join(line for line in body if line)
    return f"<!doctype html>\n<html lang='en'><head>{head}</head><body>\n{inside}\n</body></html>\n"


def _head(run: LiveRun, framework: Framework) -> str:
    who = f" Partner: {run.partner}." if run.partner else ""
    return f"Sheet {run.id}, {run.made}. {framework.name}.{who}"


def _benchmark(question: Question) -> Iterator[tuple[int, str]]:
    if question.benchmark is not None:
        yield 1, question.benchmark.level_1
        yield 3, question.benchmark.level_3
        yield 5, question.benchmark.level_5


def _scale(levels: Sequence[Level]) -> str:
    known = {level.value: level.name for level in levels}
    return "   ".join(f"{value} {known.get(value, '')}".strip() for value in range(1, 6))


def _plain(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    flat = " ".join(printable(text).split())
    return "".join(f"\\{c}" if c in _MARKS and c not in "().,-!" else c for c in flat)


def _html(text: str) -> str:
    return escape(" ".join(printable(text).split()))


_STYLE = (
    "body{font:12pt/1.4 serif;max-width:46em;margin:2em auto}section{break-inside:avoid;border-top:1px solid;"
    "margin-top:1.5em}blockquote{font-size:1.15em}.notes{height:7em;border:1px solid}"
)
