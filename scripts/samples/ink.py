"""What a hand or a rubber stamp leaves on paper: signatures, check marks, stamps, scribbles."""

import math
import random

from .paper import Run, width

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


def _capital(rng, x, step, height):
    """One of several ways to write a large first letter that starts at x. Returns its points and where it ends."""
    w, top = step * rng.uniform(1.3, 2.6), height * rng.uniform(0.8, 1.15)
    form = rng.choice(["loop", "loop", "arch", "stem", "zigzag", "bowl", "cross"])
    if form == "loop":
        points = list(_bezier((x + w * 0.5, -top * rng.uniform(0.5, 0.8)), (x - w * 0.5, -top * 1.2), (x - w * 0.3, top * 0.25), (x + w * 0.35, -top * 0.05), 26))
        points += list(_bezier(points[-1], (x + w * 1.1, -top * 0.5), (x + w * 0.4, -top * 1.35), (x + w * 0.55, 0), 24))
    elif form == "arch":
        points = list(_bezier((x, 0), (x + w * 0.1, -top * 1.5), (x + w * 0.45, -top * 1.3), (x + w * 0.5, -top * 0.1), 26))
        points += list(_bezier(points[-1], (x + w * 0.55, -top * 1.1), (x + w * 0.9, -top * 0.9), (x + w * 0.95, 0), 22))
    elif form == "stem":
        points = list(_bezier((x + w * 0.35, -top), (x + w * 0.2, -top * 0.5), (x + w * 0.1, top * 0.1), (x, top * rng.uniform(0, 0.3)), 20))
        points += list(_bezier(points[-1], (x + w * 0.1, -top * 0.4), (x + w * 0.2, -top * 1.3), (x + w * 0.75, -top * 0.85), 22))
        points += list(_bezier(points[-1], (x + w * 1.1, -top * 0.5), (x + w * 0.5, -top * 0.35), (x + w * 0.3, -top * 0.4), 14))
        points += list(_bezier(points[-1], (x + w * 0.6, -top * 0.3), (x + w * 0.7, 0), (x + w, 0), 14))
    elif form == "zigzag":
        points = []
        here = (x, -top * 0.9)
        for k, target in enumerate([(x + w * 0.2, 0), (x + w * 0.45, -top), (x + w * 0.65, 0), (x + w, -top * 0.8)][:rng.randint(3, 4)]):
            points += list(_bezier(here, (here[0] + w * 0.06, here[1]), (target[0] - w * 0.04, target[1]), target, 14))
            here = target
    elif form == "bowl":
        points = list(_bezier((x + w * 0.8, -top * 0.85), (x + w * 0.2, -top * 1.35), (x - w * 0.15, -top * 0.1), (x + w * 0.4, 0), 26))
        points += list(_bezier(points[-1], (x + w * 0.8, top * 0.05), (x + w * 0.95, -top * 0.4), (x + w * 0.6, -top * 0.42), 18))
        points += list(_bezier(points[-1], (x + w * 0.7, -top * 0.1), (x + w * 0.9, 0), (x + w * 1.05, -top * 0.05), 12))
    else:
        points = list(_bezier((x, -top * 0.95), (x + w * 0.3, -top * 1.05), (x + w * 0.6, -top), (x + w, -top * 1.02), 18))
        points += list(_bezier(points[-1], (x + w * 0.6, -top * 0.7), (x + w * 0.4, -top * 0.2), (x + w * 0.3, top * 0.05), 22))
        points += list(_bezier(points[-1], (x + w * 0.5, top * 0.1), (x + w * 0.7, -top * 0.2), (x + w * 0.9, -top * 0.1), 12))
    return points, x + w * 0.85


def _letters(rng, x, stop, count, height, length, even):
    """A word as a hurried hand writes it: a capital, then humps and loops up to stop."""
    step = (stop - x) / max(count, 1)
    points, x = _capital(rng, x, step, height)
    here = points[-1]
    while x < stop:
        kind = rng.random()
        tall = height * (rng.uniform(0.65, 1.05) if kind < 0.18 else rng.uniform(0.12, 0.42))
        low = height * (rng.uniform(0.3, 0.6) if kind > 0.9 else rng.uniform(-0.06, 0.07))
        fade = 1 - (0.0 if even else 0.55) * (x / max(length, 1))
        up, down = (x + step * rng.uniform(0.25, 0.55), -tall * fade), (x + step * rng.uniform(0.75, 1.1), low)
        lean = rng.uniform(-0.55, 0.15)
        points += list(_bezier(here, (here[0] + step * 0.5, here[1]), (up[0] + step * 0.25, up[1]), up, 10))[1:]
        points += list(_bezier(up, (up[0] + step * lean, up[1]), (down[0] - step * 0.5, down[1]), down, 10))[1:]
        here = down
        x += step * rng.uniform(0.6, 1.15)
    return points


def signature(x, y, length, height, seed, thick=1.1):
    """Pen strokes of an illegible signature that starts at (x, y), its base line. Returns strokes and their box."""
    rng = random.Random(f"pen/{seed}")
    slant, even = rng.uniform(-0.1, 0.55), rng.random() < 0.4
    length *= rng.uniform(0.7, 1.05)
    curves = []
    style = rng.choice(["two words", "two words", "one word", "initial and word", "three"])
    if style == "one word":
        curves.append(_letters(rng, 0, length * 0.85, rng.randint(5, 11), height, length, even))
    elif style == "three":
        for k in range(3):
            curves.append(_letters(rng, length * 0.31 * k, length * (0.31 * k + 0.25), rng.randint(1, 4), height, length, even))
    else:
        middle = length * (0.2 if style == "initial and word" else rng.uniform(0.36, 0.5))
        curves.append(_letters(rng, 0, middle * 0.9, 1 if style == "initial and word" else rng.randint(3, 6), height, length, even))
        curves.append(_letters(rng, middle, length * 0.88, rng.randint(4, 9), height, length, even))
    if rng.random() < 0.7:
        curves[-1] += list(_bezier(curves[-1][-1], (length * 0.95, -height * rng.uniform(-0.2, 0.4)), (length * 1.02, height * 0.1),
                                   (length * rng.uniform(1.0, 1.15), -height * rng.uniform(-0.1, 0.4)), 18))[1:]
    if rng.random() < 0.4:      # a stroke under the name, or through a t
        if rng.random() < 0.5:
            curves.append(list(_bezier((length * rng.uniform(-0.05, 0.2), height * 0.32), (length * 0.4, height * 0.16), (length * 0.7, height * 0.4),
                                       (length * 0.98, height * 0.14), 26)))
        else:
            at = rng.uniform(0.4, 0.75) * length
            curves.append(list(_bezier((at, -height * 0.62), (at + 8, -height * 0.7), (at + 16, -height * 0.6), (at + 26, -height * 0.72), 12)))
    strokes = [_pen([(x + px - py * slant * 0.6, y + py) for px, py in curve], rng, thick) for curve in curves]
    every = [p for s in strokes for p in s]
    return strokes, (min(p[0] for p in every), min(p[1] for p in every), max(p[0] for p in every), max(p[1] for p in every))


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
    for text, letters, fc_of_text, down in ((words, size, fc, 1.12), (under, size * 0.55, under_face or fc, 1.86)):
        if text:
            u, v = (w - width(text, letters, fc_of_text)) / 2, size * down
            c, s = math.cos(angle), math.sin(angle)
            sheet.runs.append(Run(text, x + u * c - v * s, y + u * s + v * c, letters, fc_of_text, angle=angle))
    return (x, y, x + w, y + h)
