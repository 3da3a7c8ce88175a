"""Uploads in the folders of DATA_DIR, as an archive takes them and as a restore puts them back."""

from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings

from . import archive


def _folders():
    """Return name in the archive: path, of each folder that holds uploads."""
    return dict(zip(archive.FOLDERS, (Path(settings.DOCUMENTS_ROOT), Path(settings.MEDIA_ROOT)), strict=True))


def files():
    """Return name in the archive: path, of every uploaded file."""
    return {
        f"{name}/{path.relative_to(root).as_posix()}": path
        for name, root in _folders().items()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@contextmanager
def put_back(working):
    """Put an archive's uploads in place, which change back if what follows fails."""
    with ExitStack() as swaps:
        for name, current in _folders().items():
            swaps.enter_context(_swapped(working / name, current, working / f"{name}-before"))
        yield


@contextmanager
def _swapped(new, current, aside):
    """Put a folder into the place of another for good, or back again if what follows fails."""
    for folder in (new, current):
        folder.mkdir(parents=True, exist_ok=True)
    current.rename(aside)
    try:
        new.rename(current)
        yield
    except BaseException:
        if current.exists():
            current.rename(new)
        aside.rename(current)
        raise
