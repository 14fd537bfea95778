"""What every test gets: no screen, no home folder of its own, chance that can be repeated, and no unheard log line."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("DISPLAY", None)
os.environ.pop("WAYLAND_DISPLAY", None)

# No deadline: two cores are shared, and a slow example is not a wrong one. How many examples is up to each test.
settings.register_profile("coachdesk", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", settings.get_profile("coachdesk"))  # see sizes.py
settings.load_profile("coachdesk")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is begun first, after pytest-randomly has shuffled: at the end no core waits for another."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Programs that a test starts write their settings and caches here, never in the home of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "HOME",
            "USERPROFILE",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "APPDATA",
            "LOCALAPPDATA",
        ):
            patch.setenv(name, str(home))
        yield


@pytest.fixture(autouse=True)
def no_stray_log_line(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A line logged at WARNING or above fails the test, unless the test is marked `logs` and looks at it itself."""
    yield
    if request.node.get_closest_marker("logs") is None:
        stray = [record for when in ("setup", "call") for record in caplog.get_records(when)]
        loud = [f"{one.name}: {one.getMessage()}" for one in stray if one.levelno >= logging.WARNING]
        assert loud == []
