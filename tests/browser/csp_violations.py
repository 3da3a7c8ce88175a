"""Records what the Content-Security-Policy blocks in a browser, and waits in a page without breaking the policy."""

import re

LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
    tellViolation(`${event.effectiveDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.columnNumber}`))"""
COMPLAINT = re.compile("Content.Security.Policy|Permissions.Policy|violates|Not to be started", re.IGNORECASE)


def record_violations(context):
    """Return a list that violations are added to, each with the URL of its page."""
    seen = []
    context.expose_binding("tellViolation", lambda source, what: seen.append(f"{source['frame'].url} {what}"))
    context.add_init_script(LISTEN)
    context.on("console", lambda said: seen.append(said.text) if COMPLAINT.search(said.text) else None)
    context.on("weberror", lambda error: seen.append(str(error.error)))
    return seen


def wait_for(locator, condition):
    """Wait until a JavaScript condition on `element` holds; Playwright's own way needs `eval`, which is blocked."""
    locator.evaluate(
        f"""(element) => new Promise((done) => {{
            const look = () => ({condition}) ? done() : requestAnimationFrame(look);
            look();
        }})"""
    )
