"""Parts that the speaker names are believed."""

import pytest

from sesprep.domain.assessment import SetRole
from sesprep.domain.role import Role

HEADED = (
    "Situation: Two labs failed an audit in 2022 with 300 open findings.\n"
    "Task: Close them before reaccreditation in June.\n"
    "Action: I built a tracker, met the lab chiefs weekly and pulled three people off other work. I fired the vendor.\n"
    "Result: All 300 were closed by May 28 and we were reaccredited with no conditions."
)
NOTES = (
    "- Situation: 2 labs, failed audit, 300 open findings\n- My job: close them before reaccreditation in June\n"
    "- Built a tracker, met lab chiefs weekly, pulled 3 people off other work\n- Fired the contractor\n"
    "- 300 to 0 by May 28, reaccredited with no conditions"
)
TOLD = (
    "So the situation was that our field office in Tulsa had a backlog of 900 claims. My task was to clear it by "
    "September without overtime. The action I took was to split the cases by age and move two examiners to the oldest "
    "ones, and I met the team every morning. The result was that the backlog was gone in August."
)


def letters(assessment) -> str:
    return "".join((unit.element or "-")[0] for unit in assessment.units)


@pytest.mark.parametrize("mark", [": ", " - ", " – ", ":\n", "\n"])
def test_what_stands_under_a_heading_has_its_letter_and_is_there(star, mark: str) -> None:
    text = HEADED.replace(": ", mark)
    found = star(text, attempt_id="x")
    lone = 1 if "\n" in mark else 0
    assert letters(found) == "s" * (1 + lone) + "t" * (1 + lone) + "a" * (2 + lone) + "r" * (1 + lone)
    assert {verdict.verdict for verdict in found.elements.values()} == {"present"}
    assert {unit.reason for unit in found.units} == {"it stands under your own heading"}
    assert not any(unit.set_by_you for unit in found.units)


def test_headings_are_read_for_the_structure_in_use(ccar) -> None:
    text = (
        "Challenge: Two labs failed an audit with 300 open findings. I had to close them by June.\n"
        "Context: I headed quality for a bureau of nine labs.\n"
        "Action: I built a tracker and met the lab chiefs weekly.\nResult: All 300 were closed by May 28."
    )
    found = ccar(text, attempt_id="x")
    assert [unit.element for unit in found.units] == ["challenge", "challenge", "context", "action", "result"]
    assert {verdict.verdict for verdict in found.elements.values()} == {"present"}


def test_a_heading_in_a_line_names_that_line_alone(star) -> None:
    found = star(NOTES, attempt_id="x")
    assert letters(found) == "staar"
    assert [unit.reason for unit in found.units].count("it stands under your own heading") == 2
    checks = {check.id: check.met for check in found.elements["action"].checks}
    assert checks["own-part"]  # notes leave the "I" out


def test_a_heading_with_nothing_under_it_is_no_element(star) -> None:
    bare = HEADED.partition("Result:")[0] + "Result:"
    assert star(bare, attempt_id="x").elements["result"].verdict != "present"


def test_a_single_heading_is_a_word_of_the_story(star) -> None:
    text = HEADED.replace("Task: Close", "I had to close").replace("Action: ", "").replace("Result: ", "")
    reasons = {unit.reason for unit in star(text, attempt_id="x").units}
    assert "it stands under your own heading" not in reasons


def test_a_part_that_is_named_outright_is_there(star) -> None:
    found = star(TOLD, attempt_id="x")
    assert {verdict.verdict for verdict in found.elements.values()} == {"present"}


def test_the_user_decides_over_a_heading(star) -> None:
    end = HEADED.index("\n")
    found = star(HEADED, attempt_id="x", set_roles=(SetRole(start=0, end=end, role=Role.TASK),))
    assert found.units[0].element == "task"
    assert found.units[0].set_by_you
    assert found.units[0].reason == "you set this"
