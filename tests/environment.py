"""The environment variables of all tests, set before Django reads its settings; a developer's `.env` is not read."""

import os
import tempfile

os.environ |= {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "only-for-tests",
    "SITE_URL": "https://www.example.org",
    "DEBUG": "0",
    "HTTPS": "0",
    "MFA_REQUIRED": "0",
    "DATA_DIR": tempfile.mkdtemp(prefix="carecity-tests-"),
}
