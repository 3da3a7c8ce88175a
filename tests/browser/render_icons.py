"""`python -m tests.browser.render_icons` renders the SVG files in static/img as the PNG and ICO files beside them.

Social media, phones and old browsers accept no SVG. Run it again when an SVG file has changed, and commit the result.
"""

import base64
from io import BytesIO
from pathlib import Path

from PIL import Image

from .chromium import chromium

IMAGES = Path("static/img")
FONT = base64.b64encode(Path("static/fonts/atkinson-hyperlegible-next.woff2").read_bytes()).decode()
PAGE = """<!DOCTYPE html><style>
@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800;
  src: url(data:font/woff2;base64,{font}); }}
body {{ margin: 0; background: {background}; }} svg {{ display: block; box-sizing: border-box; padding: {padding}px; }}
</style>{drawing}"""
PAPER = "#fffdf9"


def render(browser, name, size, *, background="transparent", padding=0):
    """Return an SVG file as an image of (width, height), with a background and padding."""
    drawing = (IMAGES / f"{name}.svg").read_text().replace("<svg ", '<svg width="{}" height="{}" '.format(*size), 1)
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(PAGE.format(font=FONT, background=background, padding=padding, drawing=drawing))
    page.evaluate("document.fonts.ready")
    shot = page.screenshot(omit_background=background == "transparent")
    page.close()
    return Image.open(BytesIO(shot))


def main():
    """Render the share image, the icons for phones, and the icon for old browsers."""
    with chromium() as browser:
        share = render(browser, "share", (1200, 630)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
        share.save(IMAGES / "share.png", optimize=True)
        for size in (180, 192, 512):
            icon = render(browser, "mark", (size, size), background=PAPER, padding=size // 8)
            icon.convert("RGB").quantize(128).save(IMAGES / f"icon-{size}.png", optimize=True)
        render(browser, "mark", (32, 32)).save(IMAGES / "favicon.ico", sizes=[(32, 32)])


if __name__ == "__main__":
    main()
