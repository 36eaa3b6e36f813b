"""Example answers that the rules share, made of three told stories whose parts can be exchanged."""

from collections.abc import Mapping
from types import MappingProxyType

OFFICE = MappingProxyType(
    {
        "situation": "In 2021 I ran a field office of forty people at a federal benefits agency, and we had a backlog "
        "of 900 claims that had built up for a year.",
        "task": "I was asked to clear it by September without any overtime.",
        "action": "First I split the cases by age, moved two examiners to the oldest ones, and met the team "
        "every morning. I also asked the regional counsel to look at the hard cases each Friday, "
        "because they held up the rest.",
        "result": "As a result, by September the backlog was down from 900 claims to 60, "
        "and veterans in three states got their decisions four months sooner.",
    }
)
PHARMACY = MappingProxyType(
    {
        "situation": "In 2022 I was the deputy director of a hospital network with 3,000 employees and a budget of "
        "400 million dollars. Our pharmacies ran out of common drugs every month because each site ordered on its own.",
        "task": "My task was to bring the shortages down from six a month to one by the end of the fiscal year.",
        "action": "First I brought the nine pharmacy chiefs together and showed them what each had paid. Then I chose "
        "one of them to lead a single order desk, and I wrote the rules for it with counsel. I called the two sites "
        "that objected every week until they joined.",
        "result": "By the end of the fiscal year shortages had dropped from six drugs a month to one, and the network "
        "saved 2 million dollars for patient care.",
    }
)
TRAINING = MappingProxyType(
    {
        "situation": "In 2020 I was the chief of training for a command with 220 instructors at five sites. One in "
        "four students failed the final exercise, and the fleet was short of crews.",
        "task": "The commander told me to get the failure rate under ten percent within a year.",
        "action": "First I sat in on twelve classes and I read two years of failure reports. I found that the students "
        "had too little time on the equipment, so I cut three lectures and moved those hours to the simulators. I "
        "called each of the five site chiefs, because two of them did not believe the numbers, and I persuaded them "
        "one by one. Then I trained the instructors myself.",
        "result": "Within a year the failure rate fell from 25 percent to 8, and the fleet got 90 more crew members.",
    }
)


def told(story: Mapping[str, str], **parts: str) -> str:
    """A story with some of its parts replaced; an empty part is left out."""
    return " ".join(part for part in {**story, **parts}.values() if part)


STORIES = (told(OFFICE), told(PHARMACY), told(TRAINING))

GENERAL = (
    "I always believe that a leader should listen first. I usually talk to everyone and I try to be fair. In my "
    "experience people want to be heard, and I make sure that they are. I think communication is the key to success. "
    "A good leader is always open, and I am a person who never avoids a hard conversation."
)
WOULD = (
    "If I were in that position, I would first sit down with the employee and I would listen. I would try to find out "
    "what was behind it. Then I would probably set clear goals with a date, and I would check in every week. If that "
    "did not help, I would talk to human resources, and I would follow the process they gave me."
)
