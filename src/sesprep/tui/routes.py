"""Which screen stands behind a place on the home screen."""

from sesprep.tui.messages import Place
from sesprep.tui.room import Room
from sesprep.tui.screens.agencies import AgenciesScreen
from sesprep.tui.screens.banks import BanksScreen
from sesprep.tui.screens.history import HistoryScreen
from sesprep.tui.screens.plan import PlanScreen
from sesprep.tui.screens.problems import ProblemsScreen
from sesprep.tui.screens.settings import SettingsScreen
from sesprep.tui.screens.stories import StoriesScreen
from sesprep.tui.services import Services


def screen_of(place: Place, services: Services) -> Room[None]:
    """A new screen for a place that needs nothing but the services; ValueError for the others."""
    match place:
        case "history":
            return HistoryScreen(services)
        case "banks":
            return BanksScreen(services)
        case "settings":
            return SettingsScreen(services)
        case "plan":
            return PlanScreen(services)
        case "stories":
            return StoriesScreen(services)
        case "agencies":
            return AgenciesScreen(services)
        case "problems":
            return ProblemsScreen(services.problems)
        case _:
            raise ValueError(place)
