"""What scanners, fax machines, cameras and years do to a page.

Pictures are float arrays, 0 black to 255 white, (rows, columns) or (rows, columns, 3). Every function takes a random
generator, so that the same seed damages the same way.
"""

import io

import cairo
import numpy as np
from PIL import Image, ImageFilter

from . import paper


def rasterise(sheet, dpi, color=False, dpi_y=None):
    """A page as a picture."""
    sx, sy = dpi / 72, (dpi_y or dpi) / 72
    w, h = round(sheet.w * sx), round(sheet.h * sy)
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, w, h)
    ctx = cairo.Context(surface)
    ctx.set_source_rgb(1, 1, 1)
    ctx.paint()
    ctx.scale(sx, sy)
    sheet.render(ctx)
    surface.flush()
    data = np.frombuffer(surface.get_data(), np.uint8).reshape(h, surface.get_stride() // 4, 4)[:, :w, :3].astype(np.float32)
    rgb = data[:, :, ::-1]
    return rgb.copy() if color else rgb @ np.array([0.299, 0.587, 0.114], np.float32)


def image(a):
    """An array as a PIL picture."""
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def array(im):
    """A PIL picture as an array."""
    return np.asarray(im).astype(np.float32)


def skew(a, degrees, fill=255):
    """Turned by a few degrees, same size."""
    color = (int(fill),) * 3 if a.ndim == 3 else int(fill)
    return array(image(a).rotate(degrees, Image.BICUBIC, expand=False, fillcolor=color))


def blur(a, radius):
    """A soft picture."""
    return array(image(a).filter(ImageFilter.GaussianBlur(radius))) if radius > 0 else a


def smooth_noise(shape, rng, cells):
    """Noise of zero mean and unit range that changes slowly over the page."""
    small = rng.normal(0, 1, (cells, max(2, round(cells * shape[1] / shape[0]))))
    big = Image.fromarray(small.astype(np.float32)).resize((shape[1], shape[0]), Image.BICUBIC)
    field = np.asarray(big)
    return field / max(1e-6, np.abs(field).max())


def grain(a, rng, amount):
    """Noise on every pixel."""
    noise = rng.normal(0, amount, a.shape[:2]).astype(np.float32)
    return a + (noise[:, :, None] if a.ndim == 3 else noise)


def specks(a, rng, count, dark=20, most=2):
    """Dust: small dark (or light) spots."""
    h, w = a.shape[:2]
    for _ in range(count):
        y, x = rng.integers(0, h), rng.integers(0, w)
        s, t = rng.integers(1, most + 1), rng.integers(1, most + 1)
        a[y:y + s, x:x + t] = dark
    return a


def edge_shadow(a, rng, strength=60):
    """The dark edge of a page that did not lie flat."""
    h, w = a.shape[:2]
    side = rng.integers(0, 2)
    ramp = np.exp(-np.arange(w) / (w * 0.012)) * strength
    ramp = ramp if side == 0 else ramp[::-1]
    return a - (ramp[None, :, None] if a.ndim == 3 else ramp[None, :])


def punch_holes(a, dpi):
    """Two or three holes at the left edge, black on a scan."""
    h, w = a.shape[:2]
    yy, xx = np.ogrid[:h, :w]
    for fraction in (0.14, 0.5, 0.86):
        r, cy, cx = dpi * 0.13, h * fraction, dpi * 0.33
        a[(yy - cy) ** 2 + (xx - cx) ** 2 < r * r] = 30
    return a


def bilevel(a, rng, level=150, wobble=18, ragged=14):
    """Black and white, as a scanner decides it: the level wanders over the page and the edges are ragged."""
    threshold = level + smooth_noise(a.shape, rng, 6) * wobble + rng.normal(0, ragged, a.shape)
    return np.where(a < threshold, 0, 255).astype(np.float32)


def scan_bilevel(sheet, rng, dpi=300, angle=0.0, level=150, dust=60, holes=False, soft=0.6, ragged=14):
    """A black and white office scan."""
    a = rasterise(sheet, dpi)
    if angle:
        a = skew(a, angle)
    a = blur(a, soft)
    a = edge_shadow(a, rng, 90) if dust else a
    a = punch_holes(a, dpi) if holes else a
    a = specks(a, rng, dust)
    return bilevel(a, rng, level, ragged=ragged)


def scan_gray(sheet, rng, dpi=200, angle=0.0, color=False, soft=0.5, white=246, noise=3.0, dust=30):
    """A gray (or colour) office scan: paper is not white, ink is not black."""
    a = rasterise(sheet, dpi, color)
    if angle:
        a = skew(a, angle)
    a = blur(a, soft)
    a = 24 + a * ((white - 24) / 255)
    a = a + (smooth_noise(a.shape, rng, 5) * 4)[(...,) + (None,) * (a.ndim - 2)]
    return grain(specks(edge_shadow(a, rng, 40), rng, dust, 90), rng, noise)


def fax(sheet, rng, fine=True, angle=0.0, header=None, level=140, dust=120, dropouts=3, soft=0.7, ragged=22):
    """A fax page at 204x196 (fine) or 204x98 dots an inch, with the sender's line on top."""
    a = rasterise(sheet, 204)
    if angle:
        a = skew(a, angle)
    a = blur(a, soft)
    rows = round(sheet.h * (196 if fine else 98) / 72)
    a = array(image(a).resize((a.shape[1], rows), Image.BOX if not fine else Image.BICUBIC))
    a = bilevel(a, rng, level, 20, ragged)
    for _ in range(dropouts):       # a line that the sender lost, or that stayed black for a while
        y, x = rng.integers(60, rows - 20), rng.integers(0, a.shape[1] // 2)
        a[y:y + 1, x:x + rng.integers(60, 500)] = 255 if rng.random() < 0.6 else 0
    a = specks(a, rng, dust, 0, 2)
    a = specks(a, rng, dust, 255, 2)
    if header:
        strip = _line_of_text(header, a.shape[1], 204, 196 if fine else 98)
        a[6:6 + strip.shape[0]] = strip
    return a


def _line_of_text(text, width, dpi, dpi_y):
    surface = cairo.ImageSurface(cairo.FORMAT_A8, width, round(0.13 * dpi_y))
    ctx = cairo.Context(surface)
    ctx.scale(dpi / 72, dpi_y / 72)
    paper.plain_metrics(ctx)
    ctx.set_font_face(paper.face("DejaVu Sans Mono").cairo)
    ctx.set_font_size(7.6)
    ctx.move_to(18, 7)
    ctx.show_text(text)
    surface.flush()
    ink = np.frombuffer(surface.get_data(), np.uint8).reshape(surface.get_height(), surface.get_stride())[:, :width]
    return np.where(ink > 110, 0, 255).astype(np.float32)


# --- photos -------------------------------------------------------------------

def _homography(source, target):
    """The eight numbers PIL wants to map target points back to source points."""
    rows, right = [], []
    for (x, y), (u, v) in zip(target, source):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(right, float))


def desk(h, w, rng, tone=(118, 92, 70), wood=True):
    """A desk top: wood grain or plain cloth."""
    base = np.ones((h, w, 3), np.float32) * np.array(tone, np.float32)
    if wood:
        stretched = rng.normal(0, 1, (h // 5 + 2, max(3, w // 160)))
        grainy = np.asarray(Image.fromarray(stretched.astype(np.float32)).resize((w, h), Image.BICUBIC))
        base += grainy[:, :, None] * 7
    base += (smooth_noise((h, w), rng, 5) * 14)[:, :, None]
    return grain(base, rng, 4)


def photo(sheet, rng, size=(1600, 1200), fill=0.82, tilt=0.06, turn=4.0, light=0.45, tone=(118, 92, 70), warmth=0.06, soft=0.8,
          noise=4.0, glare=0.0, white=238, wood=True, dpi=None):
    """A page or label photographed on a desk: perspective, uneven light, a soft shadow, sensor noise. Colour."""
    w, h = size
    scale = min(w * fill / sheet.w, h * fill / sheet.h)
    page = rasterise(sheet, dpi or scale * 72 * 1.15, color=True)
    ph, pw = page.shape[:2]
    page = 16 + page * ((white - 16) / 255)
    cx, cy = w / 2 + rng.uniform(-0.03, 0.03) * w, h / 2 + rng.uniform(-0.03, 0.03) * h
    half_w, half_h = sheet.w * scale / 2, sheet.h * scale / 2
    angle = np.deg2rad(turn)
    corners = []
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x, y = sx * half_w * (1 + rng.uniform(-tilt, tilt)), sy * half_h * (1 + rng.uniform(-tilt, tilt))
        corners.append((cx + x * np.cos(angle) - y * np.sin(angle), cy + x * np.sin(angle) + y * np.cos(angle)))
    numbers = _homography([(0, 0), (pw, 0), (pw, ph), (0, ph)], corners)
    warped = array(image(page).transform((w, h), Image.PERSPECTIVE, numbers, Image.BICUBIC))
    mask = np.asarray(Image.new("L", (pw, ph), 255).transform((w, h), Image.PERSPECTIVE, numbers, Image.BICUBIC)).astype(np.float32) / 255
    table = desk(h, w, rng, tone, wood)
    shadow = array(Image.fromarray((np.roll(mask, (round(h * 0.012), round(w * 0.008)), (0, 1)) * 255).astype(np.uint8))
                   .filter(ImageFilter.GaussianBlur(w * 0.012))) / 255
    table *= (1 - 0.5 * shadow)[:, :, None]
    a = table * (1 - mask[:, :, None]) + warped * mask[:, :, None]
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    direction = rng.uniform(0, 2 * np.pi)
    ramp = ((xx / w - 0.5) * np.cos(direction) + (yy / h - 0.5) * np.sin(direction))
    lit = 1 - light * 0.5 + light * ramp + 0.06 * smooth_noise((h, w), rng, 4)
    a *= lit[:, :, None]
    if glare:
        gx, gy = rng.uniform(0.3, 0.8) * w, rng.uniform(0.2, 0.8) * h
        spot = np.exp(-(((xx - gx) / (0.16 * w)) ** 2 + ((yy - gy) / (0.1 * h)) ** 2))
        a += (spot * 120 * glare)[:, :, None]
    a *= np.array([1 + warmth, 1, 1 - warmth], np.float32)
    return grain(blur(a, soft), rng, noise)


# --- years, backs, coffee -----------------------------------------------------

def fade(a, rng, amount=0.6):
    """Weak ink, unevenly."""
    strength = 1 - amount * (0.75 + 0.25 * smooth_noise(a.shape, rng, 5))
    if a.ndim == 3:
        strength = strength[:, :, None]
    return 255 - (255 - a) * strength


def bleed(a, back, amount=0.18):
    """The back of the sheet shows through, mirrored."""
    ghost = blur(back[:, ::-1], 1.4)
    return np.minimum(a, 255 - (255 - ghost) * amount)


def stain(a, rng, count=1):
    """Rings and spots of coffee, under the ink."""
    h, w = a.shape[:2]
    yy, xx = np.ogrid[:h, :w]
    for _ in range(count):
        cy, cx, r = rng.uniform(0.1, 0.9) * h, rng.uniform(0.1, 0.9) * w, rng.uniform(0.05, 0.11) * h
        d = np.sqrt((yy - cy) ** 2 + (xx - cx) ** 2)
        ring = np.exp(-((d - r) / (0.006 * h)) ** 2) * 46 + (d < r) * 12
        a = a - (ring[:, :, None] * np.array([0.4, 0.8, 1.3]) if a.ndim == 3 else ring)
    return a


def highlight(a, box, tint=(255, 246, 110)):
    """A felt pen over a box given as fractions; colour pictures only."""
    h, w = a.shape[:2]
    y0, y1, x0, x1 = round(box[1] * h), round(box[3] * h), round(box[0] * w), round(box[2] * w)
    a[y0:y1, x0:x1] = a[y0:y1, x0:x1] * (np.array(tint, np.float32) / 255)
    return a


def creases(a, rng, count=2):
    """The lines where a letter was folded."""
    h = a.shape[0]
    for k in range(count):
        y = round(h * (k + 1) / (count + 1) + rng.uniform(-0.01, 0.01) * h)
        profile = np.exp(-((np.arange(h) - y) / (h * 0.0016)) ** 2) * 38 - np.exp(-((np.arange(h) - y - h * 0.003) / (h * 0.003)) ** 2) * 8
        a = a - (profile[:, None, None] if a.ndim == 3 else profile[:, None])
    return a


def jpeg(a, quality):
    """The bytes of a JPEG."""
    buffer = io.BytesIO()
    image(a).save(buffer, "JPEG", quality=quality, subsampling=2 if quality < 80 else 0)
    return buffer.getvalue()
