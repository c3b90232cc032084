"""What a hand or a rubber stamp leaves on paper: signatures, check marks, stamps, scribbles."""

import math
import random

BLUE_INK = (0.10, 0.16, 0.50)
BLACK_INK = (0.08, 0.08, 0.10)


def _bezier(p0, p1, p2, p3, steps):
    for i in range(steps + 1):
        t = i / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
        yield (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])


def _pen(points, rng, thick):
    """Gives a curve a thickness that is thinner where the pen is fast."""
    result = []
    for i, (x, y) in enumerate(points):
        px, py = points[i - 1] if i else (x, y)
        speed = math.hypot(x - px, y - py)
        result.append((x, y, max(0.35, thick * (1.25 - 0.16 * speed) + rng.uniform(-0.06, 0.06))))
    return result


def signature(x, y, length, height, seed, thick=1.1):
    """Pen strokes of an illegible signature that starts at (x, y), its base line. Returns strokes and their box."""
    rng = random.Random(seed)
    strokes = []
    slant = rng.uniform(0.15, 0.45)

    def letters(cx, count, stop, capital):
        points = []
        step = (stop - cx) / max(count, 1)
        if capital:
            top = height * rng.uniform(0.85, 1.1)
            w = step * rng.uniform(1.3, 2.0)
            start = (cx + w * 0.5, -top * rng.uniform(0.5, 0.8))
            points += list(_bezier(start, (cx - w * 0.5, -top * 1.2), (cx - w * 0.3, top * 0.25), (cx + w * 0.35, -top * 0.05), 26))
            points += list(_bezier(points[-1], (cx + w * 1.1, -top * 0.5), (cx + w * 0.4, -top * 1.35), (cx + w * 0.55, 0), 24))
            cx += w * 0.75
        here = points[-1] if points else (cx, 0.0)
        while cx < stop:
            tall = height * (rng.uniform(0.6, 1.0) if rng.random() < 0.22 else rng.uniform(0.16, 0.42))
            low = height * (rng.uniform(0.25, 0.5) if rng.random() < 0.12 else rng.uniform(-0.05, 0.07))
            fade = 1 - 0.45 * (cx / max(length, 1))
            up = (cx + step * rng.uniform(0.25, 0.55), -tall * fade)
            down = (cx + step * rng.uniform(0.75, 1.1), low)
            points += list(_bezier(here, (here[0] + step * 0.5, here[1]), (up[0] + step * 0.25, up[1]), up, 10))[1:]
            points += list(_bezier(up, (up[0] - step * 0.45, up[1]), (down[0] - step * 0.5, down[1]), down, 10))[1:]
            here = down
            cx += step * rng.uniform(0.7, 1.1)
        return points

    middle = length * rng.uniform(0.36, 0.5)
    first = letters(0, rng.randint(3, 5), middle * 0.9, True)
    second = letters(middle, rng.randint(4, 7), length * 0.88, True)
    tail = list(_bezier(second[-1], (length * 0.95, -height * 0.3), (length * 1.02, height * 0.1),
                        (length * rng.uniform(1.0, 1.12), -height * rng.uniform(0.05, 0.35)), 18))
    curves = [first, second + tail[1:]]
    if rng.random() < 0.5:      # a stroke under the name or through a t
        if rng.random() < 0.5:
            curves.append(list(_bezier((length * 0.12, height * 0.32), (length * 0.4, height * 0.16),
                                       (length * 0.7, height * 0.4), (length * 0.98, height * 0.14), 26)))
        else:
            at = rng.uniform(0.5, 0.75) * length
            curves.append(list(_bezier((at, -height * 0.62), (at + 8, -height * 0.7), (at + 16, -height * 0.6),
                                       (at + 26, -height * 0.72), 12)))
    for curve in curves:
        placed = [(x + px - py * slant * 0.6, y + py) for px, py in curve]
        strokes.append(_pen(placed, rng, thick))
    every = [p for s in strokes for p in s]
    box = (min(p[0] for p in every), min(p[1] for p in every), max(p[0] for p in every), max(p[1] for p in every))
    return strokes, box


def tick(x, y, size, seed, style="x"):
    """A check mark in a box whose top left is (x, y): x, tick, fill by hand or slash."""
    rng = random.Random(seed)
    j = lambda s=0.08: rng.uniform(-s, s) * size
    if style == "tick":
        lines = [[(x + j() + 0.12 * size, y + 0.5 * size + j()), (x + 0.42 * size + j(), y + 0.95 * size + j()),
                  (x + 1.25 * size + j(), y - 0.25 * size + j())]]
    elif style == "slash":
        lines = [[(x - 0.1 * size + j(), y + 1.1 * size + j()), (x + 1.1 * size + j(), y - 0.15 * size + j())]]
    elif style == "scribble":
        lines = [[(x + size * (0.1 + 0.8 * i / 9), y + size * (0.85 if i % 2 else 0.12) + j()) for i in range(10)]]
    else:
        lines = [[(x + j() + 0.05 * size, y + j() + 0.05 * size), (x + 0.95 * size + j(), y + 0.98 * size + j())],
                 [(x + 0.97 * size + j(), y + j()), (x + j(), y + 0.98 * size + j())]]
    result = []
    for line in lines:
        dense = []
        for (x0, y0), (x1, y1) in zip(line, line[1:]):
            dense += [(x0 + (x1 - x0) * i / 6, y0 + (y1 - y0) * i / 6) for i in range(7)]
        result.append([(px, py, 1.15 + rng.uniform(-0.15, 0.15)) for px, py in dense])
    return result


def stamp(sheet, x, y, words, fc, color=(0.62, 0.10, 0.12), angle=-0.12, size=15, under=None, under_face=None):
    """A rubber stamp: a word in a frame, a little askew, with a smaller line under it."""
    from .paper import width
    w = max(width(words, size, fc), width(under, size * 0.55, under_face or fc) if under else 0) + size * 1.1
    h = size * (2.25 if under else 1.55)

    def step(ctx):
        ctx.save()
        ctx.translate(x, y)
        ctx.rotate(angle)
        ctx.set_source_rgba(*color, 0.85)
        ctx.set_line_width(size * 0.12)
        ctx.rectangle(0, 0, w, h)
        ctx.stroke()
        ctx.set_line_width(size * 0.05)
        ctx.rectangle(size * 0.16, size * 0.16, w - size * 0.32, h - size * 0.32)
        ctx.stroke()
        ctx.set_font_face(fc.cairo)
        ctx.set_font_size(size)
        ctx.move_to((w - width(words, size, fc)) / 2, size * 1.12)
        ctx.show_text(words)
        if under:
            ctx.set_font_face((under_face or fc).cairo)
            ctx.set_font_size(size * 0.55)
            ctx.move_to((w - width(under, size * 0.55, under_face or fc)) / 2, size * 1.86)
            ctx.show_text(under)
        ctx.restore()

    sheet.steps.append(step)
    return (x, y, x + w, y + h)
