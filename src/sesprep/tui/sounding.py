"""What an app with sound has: any key silences the panel, old recordings go, and helpers end with the app."""

from threading import Thread

from textual import events

from sesprep.errors import SesprepError
from sesprep.tui.services import Services
from sesprep.tui.signals import LastingApp
from sesprep.tui.toasts import toast_warning


class SoundingApp(LastingApp):
    """Adds sound to an app; costs nothing where nothing is said or recorded."""

    services: Services

    async def on_event(self, event: events.Event) -> None:
        """Silence the panel at any key before anything else sees it."""
        if isinstance(event, events.Key | events.Paste):
            self.services.panel.hush()
        await super().on_event(event)

    def on_mount(self) -> None:
        """Delete in the background what the user wanted to keep for some days only."""
        if isinstance(self.services.settings.keep_audio, int):
            Thread(target=self._sweep, name="sweep", daemon=True).start()

    def on_unmount(self) -> None:
        """End what speaks and what writes words down."""
        self.services.panel.hush()
        self.services.listening.close()

    def _sweep(self) -> None:
        try:
            self.services.listening.sweep(self.services.clock.now())
        except SesprepError as error:
            self.call_from_thread(toast_warning, self, str(error))


def with_sound(services: Services, *, spoken: bool, speak: bool) -> Services:
    """The services with answers spoken and questions said aloud, where that was asked for."""
    changes = {**({"answers": "spoken"} if spoken else {}), **({"speak_questions": True} if speak else {})}
    services.settings = services.settings.model_copy(update=changes)
    return services
