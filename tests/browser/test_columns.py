"""Cards and columns look intended for every number of focus areas and groups that editors can enter."""

import itertools

import pytest

from .test_reflow import SIDEWAYS

COLUMNS = {
    "focus areas": ("/focus-areas/", ".columns--two"),
    "groups on the home page": ("/", ".columns--outcomes"),
    "groups on the success page": ("/success/", ".columns--two"),
}
SET_NUMBER = """([selector, number]) => {
    const parent = document.querySelector(selector);
    while (parent.children.length > number) parent.lastElementChild.remove();
    while (parent.children.length < number) parent.append(parent.firstElementChild.cloneNode(true));
}"""
# The distance between the end of each row and the end of the columns, in pixels.
ENDS = """selector => {
    const parent = document.querySelector(selector), rows = new Map();
    for (const child of parent.children) {
        const { top, right } = child.getBoundingClientRect();
        rows.set(Math.round(top), Math.max(rows.get(Math.round(top)) ?? 0, right));
    }
    return [...rows.values()].map((right) => Math.round(parent.getBoundingClientRect().right - right));
}"""


@pytest.mark.parametrize("width", [320, 700, 1024, 1280])
@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_of_columns_has_a_gap_at_its_end(name, width, open_page):
    path, selector = COLUMNS[name]
    page = open_page(path, viewport={"width": width, "height": 900})
    for number in range(1, 7):
        page.evaluate(SET_NUMBER, [selector, number])
        ends = page.evaluate(ENDS, selector)
        assert set(ends) == {0}, (number, ends)
        assert page.evaluate(SIDEWAYS) <= 0, number


@pytest.mark.parametrize("width", [320, 700, 1100, 1280])
def test_drawing_of_the_groups_has_a_shape_for_each_and_its_name_fits(width, open_page):
    page = open_page("/success/", viewport={"width": width, "height": 900})
    for number in range(1, 7):
        page.evaluate(SET_NUMBER, [".groups-figure__groups", number])
        shapes = page.locator(".groups-figure__group")
        assert shapes.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth).length") == 0
        colours = shapes.evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
        assert all(one != other for one, other in itertools.pairwise(colours)), number
        assert page.evaluate(SIDEWAYS) <= 0, number
