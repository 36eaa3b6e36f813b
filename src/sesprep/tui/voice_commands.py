"""The commands of what is spoken: hearing a recording, and the sound screen."""

from sesprep.tui.command import Command

VOICE: tuple[Command, ...] = (
    Command(
        "listen",
        "f7",
        "Listen",
        "Hear your recording and see how you spoke; on the sound screen, hear the panel's voice.",
        ("feedback", "record", "sound"),
        over_typing=True,
    ),
    Command("play", "space", "Play", "Play the recording, or hold it.", ("playback",), over_typing=True),
    Command(
        "skip-back",
        "left",
        "-5 s",
        "Go five seconds back.",
        ("playback",),
        action="skip(-5)",
        over_typing=True,
    ),
    Command("skip-on", "right", "+5 s", "Go five seconds on.", ("playback",), action="skip(5)", over_typing=True),
    Command(
        "slower",
        "left_square_bracket",
        "Slower",
        "Play more slowly, down to 0.75 times; the pitch stays.",
        ("playback",),
        action="speed(-1)",
    ),
    Command(
        "faster",
        "right_square_bracket",
        "Faster",
        "Play faster, up to 1.5 times; the pitch stays.",
        ("playback",),
        action="speed(1)",
    ),
    Command(
        "sound",
        "f12",
        "Sound",
        "Choose voice, loudspeaker volume, microphone and speech model, and try them.",
        ("settings",),
        over_typing=True,
    ),
    Command(
        "level",
        "ctrl+l",
        "Microphone",
        "Listen to the microphone for three seconds and say what is heard; nothing is kept.",
        ("sound",),
        over_typing=True,
    ),
    Command(
        "examine",
        "ctrl+e",
        "Try all",
        "Try each part of the voice for real, and say what to do about what fails.",
        ("sound",),
        over_typing=True,
    ),
)
