"""Runs wrk, which requests one URL as fast as it can, and parses its output."""

import re
import subprocess
from dataclasses import dataclass

from .processes import cpu_seconds

CONNECTIONS, THREADS = 16, 2
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclass(frozen=True)
class Round:
    """The figures of one round; times in milliseconds."""

    requests_a_second: float
    p50: float
    p99: float
    cpu: float  # of all programs, per request


def parse(text):
    """Return (requests, requests per second, p50, p99) from wrk's output; raise if any request failed."""
    failed = re.search(r"Non-2xx.*|Socket errors.*", text)
    if failed:
        raise RuntimeError(f"wrk reports: {failed[0]}")
    times = {
        percent: float(number) * MILLISECONDS[unit]
        for percent, number, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s|m)\b", text)
    }
    requests = int(re.search(r"(\d+) requests in", text)[1])
    return requests, float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), times["50"], times["99"]


def run(target, seconds):
    """Send requests for some seconds and return wrk's output."""
    options = [f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
    command = ["wrk", *options, "-H", "Accept-Encoding: br, gzip", target.url]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure(target, seconds):
    """Send requests for some seconds and return the round."""
    before = cpu_seconds(target.programs.values())
    requests, requests_a_second, p50, p99 = parse(run(target, seconds))
    used = cpu_seconds(target.programs.values()) - before
    return Round(requests_a_second, p50, p99, used / requests * 1000)
