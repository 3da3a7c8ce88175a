"""The Tab key reaches every control in order; each shows its focus and is not behind another element."""

# The controls that the Tab key reaches, in the order of the page: of a group of radio buttons only one.
LIST_CONTROLS = """() => {
    const all = [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, video[controls], iframe, [tabindex='0']")];
    const first = (radio) => all.find((one) => one.name === radio.name && one.checked)
        ?? all.find((one) => one.name === radio.name);
    window.controls = all.filter((one) => one.tabIndex >= 0 && one.checkVisibility() && one.type !== "hidden"
        && (one.type !== "radio" || first(one) === one));
    return window.controls.length;
}"""
# The number of the focused control, and what is wrong with it.
LOOK_AT_FOCUS = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    const shape = element instanceof SVGElement && element.querySelector(".borough");
    const box = (shape || element).getClientRects()[0] ?? element.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const ring = shape ? parseFloat(getComputedStyle(shape).strokeWidth)
        : style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    const label = element.labels?.[0];
    const top = document.elementFromPoint(x, y);
    const problems = [];
    if (ring < 2 && !label?.matches(":focus-within")) problems.push("no ring");
    if (!top) problems.push("outside the view");
    else if (!element.contains(top) && !top.contains(element)) problems.push(`behind ${top.outerHTML.slice(0, 80)}`);
    return [window.controls.indexOf(element), problems.map((one) => `${one}: ${element.outerHTML.slice(0, 120)}`)];
}"""


def test_every_control_is_reached_in_order_and_shows_its_focus(site, open_page):
    page = open_page(site.url, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    found = {}
    for name, path in site.paths.items():
        page.goto(site.url + path)
        number, reached, problems = page.evaluate(LIST_CONTROLS), [], []
        while not reached or reached[-1] < number - 1:
            page.keyboard.press("Tab")
            position, problem = page.evaluate(LOOK_AT_FOCUS)
            if reached and position == reached[-1]:  # a control of a video, whose ring is the browser's
                continue
            problems += problem
            if position != len(reached):
                problems.append(f"after control {len(reached)} comes {position}")
                break
            reached.append(position)
        found[name] = sorted(set(problems))
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_nothing_moves_for_visitors_who_prefer_reduced_motion(site, open_page):
    page = open_page(site.url, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
        if (!one.checkVisibility()) return false;
        const style = getComputedStyle(one);
        return style.transitionDuration !== "0s" || style.animationName !== "none" || style.scrollBehavior !== "auto";
    }).map((one) => one.outerHTML.slice(0, 100))"""
    for name, path in site.paths.items():
        page.goto(site.url + path)
        page.locator("a").first.focus()
        assert page.evaluate(moving) == [], name
