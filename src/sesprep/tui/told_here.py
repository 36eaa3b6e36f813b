"""What a key does on one screen, where its sentence for all screens would tell of others too."""

from typing import Final

_STEPS: Final = ("first", "second", "third", "fourth", "fifth")

SAID: Final[dict[str, dict[str, str]]] = {
    "back": {
        "question": "Leave the question: go on with it later, or stop here. Nothing is lost.",
        "spoken": "Leave the question: go on with it later, or stop here. Nothing is lost.",
        "rate": "Go on without rating yourself.",
        "outline": "Close the outline; it is kept.",
        "welcome": "Begin with what is set now; both can be changed in the settings.",
    },
    "done": {
        "question": "Hand in the answer.",
        "spoken": "End the recording and hand in the answer.",
        "words": "Keep the words as they stand now.",
        "outline": "Close the outline; it is kept.",
        "editor": "Save the question.",
        "bank-head": "Save what the bank is called.",
        "competencies": "Take the competencies that are marked.",
        "session-filter": "Show the sessions that fit.",
        "note": "Save the note.",
        "recheck": "Keep the new feedback beside the old.",
        "export": "Write the file.",
        "debrief": "Save the debrief.",
        "interview-date": "Set the date.",
        "story-editor": "Save the story.",
        "story-export": "Write the file.",
        "agency": "Save the notes.",
        "partner-new": "Write the sheet.",
        "ratings": "Save the ratings.",
    },
    "pause": {
        "question": "Hold the clock, or let it go on.",
        "spoken": "Hold the clock and the recording, or let them go on.",
    },
    "medium": {
        "question": "Speak this answer instead of typing it.",
        "spoken": "Type this answer instead of speaking it.",
    },
    "next": {
        "feedback": "Go on to the next question, or to the summary.",
        "unheard": "Go on to the next question, or to the summary.",
        "waiting": "Go on without waiting.",
        "preparation": "End the preparation and go to the first question.",
        "decision": "Go on to the summary.",
    },
    "view": {
        "feedback": "Turn to the other side: your answer, what was found, and how a spoken one sounded.",
        "trends": "Show the numbers in place of the plots, or the plots.",
        "compare": "Show the words in place of what changed, or what changed.",
        "playback": "Show how you spoke in place of the words, or the words.",
    },
    "new": {
        "banks": "Start a bank of your own.",
        "bank": "Write a new question.",
        "debriefs": "Write down a real interview.",
        "stories": "Write a new story.",
        "agencies": "Write notes on another agency.",
        "partners": "Make a sheet for a live run.",
    },
    "edit": {
        "banks": "Change the title and description of the bank.",
        "bank": "Change the selected question.",
        "debriefs": "Add to the selected debrief.",
        "feedback": "Mend the words of your spoken answer, and have them checked again.",
        "record": "Mend the words of the selected spoken answer, and have them checked again.",
        "unheard": "Write the words down by hand, or have them heard once more.",
        "stories": "Change the selected story.",
        "matrix": "Change the story of the selected column.",
        "agencies": "Change the selected notes.",
        "partners": "Enter the ratings of the selected sheet.",
        "plan": "Set the interview date, or take it away.",
    },
    "copy": {
        "banks": "Copy the whole bank to make it yours.",
        "bank": "Copy the selected question into a bank of yours.",
        "agencies": "Copy the selected question into a bank of yours.",
    },
    "remove": {
        "bank": "Delete the selected question; Undo takes it back.",
        "history": "Move the selected session to the bin; Undo takes it back.",
        "bin": "Empty the bin for good; it asks first.",
        "stories": "Delete the selected story; Undo takes it back.",
        "agencies": "Delete the selected notes; Undo takes them back.",
    },
    "undo": {
        "bank": "Take the last change back.",
        "history": "Take the session that was deleted last back.",
        "bin": "Take the selected session back.",
        "stories": "Take the last change back.",
        "matrix": "Take the last change back.",
        "agencies": "Take the last change back.",
        "feedback": "Take the link to the story back.",
        "record": "Take the link to the story back.",
    },
    "try": {
        "bank": "Answer the selected question now.",
        "practiced": "Answer a question on the selected competency now.",
        "stories": "Practice telling the selected story now.",
        "matrix": "Tell the story of the column for the competency of the row now.",
        "agencies": "Answer the selected question now.",
        "plan": "Begin the selected step now.",
    },
    "filter": {"bank": "Show only some of the questions.", "history": "Show only some of the sessions."},
    "coverage": {
        "banks": "See how many questions each competency has in all banks.",
        "bank": "See how many questions each competency has in this bank.",
        "history": "See how often you practiced each competency.",
        "stories": "See which story shows which competency.",
    },
    "search": {
        "history": "Look for words in questions, answers and notes.",
        "stories": "Look for words in your stories.",
    },
    "export": {
        "history": "Write the selected session, or all that are listed, to a file.",
        "record": "Write this session to a file.",
        "stories": "Write your stories to a file.",
    },
    "stories": {
        "home": "See your stories.",
        "plan": "See your stories.",
        "feedback": "Say which story this answer told, or begin a story from it.",
        "record": "Say which story the selected answer told, or begin a story from it.",
    },
    "listen": {
        "feedback": "Hear your recording and see how you spoke.",
        "record": "Hear the selected recording and see how you spoke.",
        "sound": "Hear the panel's voice.",
    },
    **{
        f"choose-{number}": {
            "rate": f"Rate your answer {number}.",
            "home": f"Begin the {_STEPS[number - 1]} step of today's plan.",
            "plan": f"Begin the {_STEPS[number - 1]} step of today's plan.",
            **({"practiced": f"Begin the {_STEPS[number - 1]} of the things to do next."} if number <= 3 else {}),
        }
        for number in range(1, 6)
    },
}
"""By command and screen, one sentence."""

CALLED: Final[dict[str, dict[str, str]]] = {f"choose-{number}": {"rate": f"Rate {number}"} for number in range(1, 6)}
"""By command and screen, a name of its own."""
