"""The project: settings, URLs, error views and commands; its apps are core, accounts, audit, security and monitoring.

Only `carecity.security` has models.
"""

import gc

# What imports create stays: looking for garbage among it takes a third of the start. `CarecityConfig.ready` enables the
# garbage collector again, when Django has imported all models.
gc.disable()
