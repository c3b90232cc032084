"""A line of print as the recogniser meets it: drawn, damaged as paper is on its way, and prepared as j3590 prepares it."""

import io
import subprocess

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Symbol, ornament and non-Latin families hold no letters to read; thin display cuts are not printed on paper.
NOT_PRINT = "Emoji Symbols Dingbats D050000L Math STIX Jsmath Thin Hairline ExtraLight Extra_Light Because Noto_Sans_ Noto_Serif_ Standard Opens Sym Webd Wingd Isabella Kristi Fontawesome Music Braille Mathjax".split()

HANDWRITING = {"Breip", "Delphine", "DkgHandwriting", "Dancing Script", "Steve", "femkeklaver", "Z003", "Klee One"}


def fonts():
    """Files of every installed Latin text font, sorted, family by family."""
    listed = subprocess.run(["fc-list", ":lang=en", "--format", "%{family[0]}|%{style[0]}|%{file}\n"], capture_output=True, text=True, check=True).stdout
    found = {}
    for row in sorted(set(listed.splitlines())):
        family, style, file = row.split("|")
        name = f"{family} {style}".replace(" ", "_")
        if file.lower().endswith((".ttf", ".otf", ".pfb", ".t1")) and not any(bad.lower() in name.lower() for bad in NOT_PRINT):
            found.setdefault(family, []).append(file)
    return found


def drawn(text, file, points, dpi, r):
    """Gray 0…1 (ink 1) at `dpi` with a wide margin, the x-height in pixels, and where the ink lies in fractions; None when there is none."""
    size = points * dpi / 72
    font = ImageFont.truetype(file, max(8, round(size)))
    left, top, right, bottom = font.getbbox(text)
    spacing = r.choice([0] * 8 + [0.03, 0.06]) * size
    if spacing:
        right += round(spacing * len(text))
    margin = round(size)
    picture = Image.new("L", (right - left + 2 * margin, bottom - top + 2 * margin), 0)
    draw = ImageDraw.Draw(picture)
    if spacing:
        x = margin - left
        for letter in text:
            draw.text((x, margin - top), letter, 255, font)
            x += font.getlength(letter) + spacing
    else:
        draw.text((margin - left, margin - top), text, 255, font)
    box = font.getbbox("x")
    x_height = box[3] - box[1]
    a = np.asarray(picture, np.float32) / 255
    rows, columns = np.nonzero(a > 0.5)
    if x_height < 4 or len(rows) < 50:
        return None
    height, width = a.shape
    return a, x_height, (columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height)


def resized(a, sx, sy, how=Image.BOX):
    """Scaled; BOX averages as a scanner's sensor does."""
    height, width = a.shape
    size = (max(4, round(width * sx)), max(4, round(height * sy)))
    return np.asarray(Image.fromarray((np.clip(a, 0, 1) * 255).astype(np.uint8)).resize(size, how), np.float32) / 255


def blurred(a, sigma):
    return np.asarray(Image.fromarray((np.clip(a, 0, 1) * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(sigma)), np.float32) / 255


def shifted(a, r):
    """A fraction of a pixel off the grid, and up to half a degree off level."""
    picture = Image.fromarray((a * 255).astype(np.uint8))
    angle = r.gauss(0, 0.25) if r.random() < 0.5 else 0
    return np.asarray(picture.rotate(angle, Image.BILINEAR, fillcolor=0, translate=(r.randint(0, 5), r.randint(0, 5))), np.float32) / 255


def fax(a, dpi, vertical, r, rng):
    """Black and white at 204 by `vertical` dots an inch, with the faults of a line and of a tired machine."""
    a = resized(a, 204 / dpi, vertical / dpi)
    if r.random() < 0.3:
        a = blurred(a, r.uniform(0.2, 0.6))
    a = a + rng.normal(0, r.choice([0.02, 0.06, 0.12]), a.shape)
    threshold = r.uniform(0.3, 0.62)
    while threshold > 0.1 and (a > threshold).sum() < 0.6 * a.sum():  # type that a machine would lose is not sent by fax
        threshold *= 0.8
    bits = a > threshold
    noise = r.choice([0, 0.001, 0.002, 0.005, 0.01])
    bits ^= rng.random(bits.shape) < noise
    if r.random() < 0.25:  # ragged edges: a pixel follows its neighbour
        flip = rng.random(bits.shape) < r.uniform(0.05, 0.3)
        bits = np.where(flip, np.roll(bits, r.choice([-1, 1]), r.choice([0, 1])), bits)
    if r.random() < 0.12:  # rows that slipped sideways
        for row in range(bits.shape[0]):
            if r.random() < 0.15:
                bits[row] = np.roll(bits[row], r.choice([-1, 1]))
    if r.random() < 0.08:  # a row lost
        row = r.randrange(bits.shape[0])
        bits[row] = r.random() < 0.2
    if r.random() < 0.08:  # a streak of the scanner
        column = r.randrange(bits.shape[1])
        bits[:, column] = True
    return bits.astype(np.float32), 204, vertical


def scan(a, dpi, r, rng):
    """Gray or black and white at 150 to 300 dots an inch."""
    target = r.choice([150, 200, 200, 300])
    a = resized(a, target / dpi, target / dpi)
    a = blurred(a, r.uniform(0, 0.9) * target / 200)
    strength = r.choice([1, 1, 0.8, 0.5, 0.35])
    a = a * strength + rng.normal(0, r.uniform(0, 0.06), a.shape)
    if target == 300 and r.random() < 0.6:
        bits = a > strength * r.uniform(0.35, 0.6)
        bits ^= rng.random(bits.shape) < r.choice([0, 0.001, 0.004])
        return bits.astype(np.float32), target, target
    if r.random() < 0.5:
        buffer = io.BytesIO()
        Image.fromarray((np.clip(1 - a, 0, 1) * 255).astype(np.uint8)).save(buffer, "JPEG", quality=r.randint(30, 85))
        a = 1 - np.asarray(Image.open(buffer), np.float32) / 255
    return np.clip(a / strength, 0, 1), target, target


def photo(a, dpi, r, rng):
    """As a telephone sees it: soft, a little squeezed, unevenly lit."""
    target = r.uniform(110, 190)
    a = resized(a, target / dpi * r.uniform(0.93, 1.07), target / dpi)
    a = blurred(a, r.uniform(0.4, 1.2))
    light = np.linspace(r.uniform(0.6, 1), 1, a.shape[1])[None, :]
    return np.clip(a * light + rng.normal(0, r.uniform(0.01, 0.06), a.shape), 0, 1), target, target


def prepared(a, across, down, x_height, place, isBilevel, r):
    """What j3590 makes of it: square pixels, small letters 24 pixels high, white around what is printed."""
    side = max(across, down)
    a = resized(a, side / across, side / down, Image.BILINEAR)
    scale = min(3.2, max(1, 24 / x_height * r.uniform(0.85, 1.15)))
    if scale > 1.15:
        a = resized(a, scale, scale, Image.BILINEAR)
        if isBilevel:
            a = np.asarray(Image.fromarray((a * 255).astype(np.uint8)).filter(ImageFilter.BoxBlur(1)), np.float32) / 255
    if r.random() < 0.25:
        a = np.asarray(Image.fromarray((a * 255).astype(np.uint8)).filter(ImageFilter.BoxBlur(2)), np.float32) / 255
    ink = Image.fromarray(((a > 0.35) * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(7))
    a = np.where(np.asarray(ink) > 0, a, 0)
    height, width = a.shape
    left, top, right, bottom = (round(v) for v in (place[0] * width, place[1] * height, place[2] * width, place[3] * height))
    if (a[top:bottom, left:right] > 0.35).sum() < 60:
        return None
    margin = round(24 * r.uniform(0.25, 0.45))
    near = round(24 * r.uniform(0, 0.12))  # the snippet's edge follows dirt that touches it
    top, bottom, left, right = max(0, top - near), min(height, bottom + near), max(0, left - near), min(width, right + near)
    cut = np.zeros((bottom - top + 2 * margin, right - left + 2 * margin), np.float32)
    cut[margin:margin + bottom - top, margin:margin + right - left] = a[top:bottom, left:right]
    return Image.fromarray((255 - np.clip(cut, 0, 1) * 255).astype(np.uint8))


CLASSES = ["fax_std"] * 9 + ["fax_fine"] * 4 + ["scan"] * 5 + ["photo"] * 2


def line(text, file, r, rng, kind=None):
    """A picture for the recogniser, and the class of its damage; None when it cannot be drawn or nothing is left of it."""
    kind = kind or r.choice(CLASSES)
    dpi = 600
    points = r.uniform(7, 13) if kind == "fax_std" else r.uniform(6, 13)
    made = drawn(text, file, points, dpi, r)
    if made is None:
        return None
    a, x_height, place = made
    a = shifted(a, r)
    if r.random() < 0.3:  # more or less ink
        size = 2 * r.randint(1, 2) + 1
        how = ImageFilter.MaxFilter(size) if r.random() < 0.6 else ImageFilter.MinFilter(size)
        a = np.asarray(Image.fromarray((a * 255).astype(np.uint8)).filter(how), np.float32) / 255
    if kind == "fax_std":
        a, across, down = fax(a, dpi, 98, r, rng)
    elif kind == "fax_fine":
        a, across, down = fax(a, dpi, 196, r, rng)
    elif kind == "scan":
        a, across, down = scan(a, dpi, r, rng)
    else:
        a, across, down = photo(a, dpi, r, rng)
    picture = prepared(a, across, down, x_height * max(across, down) / dpi, place, kind.startswith("fax"), r)
    return None if picture is None or picture.width < 12 else (picture, kind)
