"""A bar chart of requests per second as an SVG file for light and dark colour schemes."""

import math
from html import escape

WIDTH, LEFT, RIGHT, TOP, ROW = 800, 320, 90, 62, 34
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1f2328 }
.quiet { fill: #59636e; font-size: 12px }
.title { font-size: 16px; font-weight: 600 }
.line { stroke: #d1d9e0 }
.bar { fill: #818b98 }
.ours { fill: #0b6e4f }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc }
  .quiet { fill: #9198a1 }
  .line { stroke: #3d444d }
  .ours { fill: #3fb98c }
}"""


def draw(title, figures):
    """Return the chart of {name: requests per second} on a logarithmic scale."""
    decades = range(math.ceil(math.log10(max(figures.values()))) + 1)
    position = scale(decades[-1])
    height = TOP + ROW * len(figures) + 34
    largest = max(figures.items(), key=lambda pair: pair[1])
    description = "; ".join(f"{name}: {figure:,.0f}" for name, figure in figures.items())
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}. Most: {escape(largest[0])}.</desc>',
        f"<style>{STYLE}</style>",
        f'<text class="title" x="0" y="18">{escape(title)}</text>',
        '<text class="quiet" x="0" y="38">Each line is ten times the line before it.</text>',
        *(gridline(position(10**decade), 10**decade, height) for decade in decades),
        *(bar(row, name, figure, position) for row, (name, figure) in enumerate(figures.items())),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def scale(decades):
    """Return a function from a figure to its x coordinate."""
    return lambda figure: LEFT + math.log10(max(figure, 1)) / decades * (WIDTH - LEFT - RIGHT)


def gridline(x, figure, height):
    """Return a vertical line with its figure below."""
    return (
        f'<path class="line" d="M{x:.0f} {TOP - 6}V{height - 26}"/>'
        f'<text class="quiet" x="{x:.0f}" y="{height - 8}" text-anchor="middle">{figure:,}</text>'
    )


def bar(row, name, figure, position):
    """Return name, bar and figure of one target."""
    y, kind = TOP + ROW * row, "ours" if name.startswith("this site") else "bar"
    width = max(position(figure) - LEFT, 2)
    return (
        f'<text x="{LEFT - 10}" y="{y + 17}" text-anchor="end">{escape(name)}</text>'
        f'<rect class="{kind}" x="{LEFT}" y="{y + 2}" width="{width:.0f}" height="20" rx="3"/>'
        f'<text x="{max(position(figure), LEFT) + 8:.0f}" y="{y + 17}">{figure:,.0f}</text>'
    )
