"""A migrated site with the starting content: made once for a run of all tests, and copied wherever a server starts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import environment  # noqa: F401 - sets the variables of tests

ROOT = Path(__file__).resolve().parent.parent
STEPS = (["migrate", "-v0"], ["load_initial_content"], ["collectstatic", "--noinput", "-v0"])
FOLDER = "PREPARED_SITE"  # the variable that names the folder, which tests/run.sh sets


def prepare(variables):
    """Make a site in the DATA_DIR and the database of these variables, in minutes or by a copy of the one that is."""
    if FOLDER in os.environ and "DATABASE_URL" not in variables:
        shutil.copytree(os.environ[FOLDER], variables["DATA_DIR"], dirs_exist_ok=True)
        return
    for step in STEPS:
        subprocess.run([sys.executable, "manage.py", *step], cwd=ROOT, env=variables, check=True)


def collected():
    """Return the variable that names the static files of a run of all tests, where there are any."""
    return {"STATIC_ROOT": f"{os.environ[FOLDER]}/static"} if FOLDER in os.environ else {}


if __name__ == "__main__":
    made = Path(os.environ.pop(FOLDER))
    prepare(os.environ | {"DATA_DIR": str(made)})
