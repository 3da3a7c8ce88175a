"""Watching a browser for everything that the security policy stops, and waiting in a page under it."""

import re

LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
    tellViolation(`${event.effectiveDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.columnNumber}`))"""
COMPLAINT = re.compile("Content.Security.Policy|Permissions.Policy|violates|Not to be started", re.IGNORECASE)


def watch(context):
    """Return the list into which violations go, each with the address of the page."""
    seen = []
    context.expose_binding("tellViolation", lambda source, what: seen.append(f"{source['frame'].url} {what}"))
    context.add_init_script(LISTEN)
    context.on("console", lambda said: seen.append(said.text) if COMPLAINT.search(said.text) else None)
    context.on("weberror", lambda error: seen.append(str(error.error)))
    return seen


def until(locator, condition):
    """Wait until a condition holds of an element: Playwright's own way is stopped by the policy, as it uses `eval`."""
    locator.evaluate(
        f"""(element) => new Promise((done) => {{
            const look = () => ({condition}) ? done() : requestAnimationFrame(look);
            look();
        }})"""
    )
