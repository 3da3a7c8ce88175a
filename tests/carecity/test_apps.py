"""The start of a process: without the garbage collector, which is on again afterwards."""

import gc


def test_garbage_collector_is_on_after_the_start_and_ignores_what_the_start_created():
    assert gc.isenabled()
    assert gc.get_freeze_count() > 100_000
