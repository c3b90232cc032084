"""Pages that are drawn once and can be put on a PDF or into a picture as often as wanted.

Lengths are points (1/72 inch) from the top left corner; the y of a text is its base line.
A box is (x0, y0, x1, y1) in points; labels store it as fractions of the page.
"""

import math
import re

import cairo

LETTER = (612.0, 792.0)
LANDSCAPE = (792.0, 612.0)
BLACK = (0.0, 0.0, 0.0)


class Face:
    """A font face: family, weight and slant."""

    def __init__(self, family, bold=False, italic=False):
        self.family, self.bold, self.italic = family, bold, italic
        slant = cairo.FONT_SLANT_ITALIC if italic else cairo.FONT_SLANT_NORMAL
        weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
        self.cairo = cairo.ToyFontFace(family, slant, weight)


_faces = {}


def face(family, bold=False, italic=False):
    """The one Face object of a family, weight and slant."""
    key = (family, bold, italic)
    if key not in _faces:
        _faces[key] = Face(*key)
    return _faces[key]


def plain_metrics(ctx):
    """Text without hinting: the same on every surface, and in the same place in a picture as in a PDF."""
    options = cairo.FontOptions()
    options.set_hint_style(cairo.HINT_STYLE_NONE)
    options.set_hint_metrics(cairo.HINT_METRICS_OFF)
    options.set_antialias(cairo.ANTIALIAS_GRAY)
    ctx.set_font_options(options)


_scratch = cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 8, 8))
plain_metrics(_scratch)


def width(text, size, fc):
    """The advance width of a text."""
    _scratch.set_font_face(fc.cairo)
    _scratch.set_font_size(size)
    return _scratch.text_extents(text).x_advance


def fitting(text, size, fc, limit):
    """The size, or a smaller one at which the text is no wider than limit."""
    while limit and size > 4.5 and width(text, size, fc) > limit:
        size -= 0.25
    return size


def union(boxes):
    """The smallest box around all of the boxes."""
    return (min(b[0] for b in boxes), min(b[1] for b in boxes),
            max(b[2] for b in boxes), max(b[3] for b in boxes))


class Run:
    """Letters that follow each other on one base line, which starts at (x, y) and goes up or down by an angle."""

    def __init__(self, text, x, y, size, fc, spacing=0.0, angle=0.0):
        self.text, self.x, self.y, self.size, self.face = text, x, y, size, fc
        self.spacing, self.angle = spacing, angle

    def box(self, start, end):
        """The box of the letters from start to end (not included)."""
        left, right = (width(self.text[:k], self.size, self.face) + self.spacing * k for k in (start, end))
        if start < end:
            right -= self.spacing
        c, s = math.cos(self.angle), math.sin(self.angle)
        corners = [(self.x + u * c - v * s, self.y + u * s + v * c)
                   for u in (left, right) for v in (-0.76 * self.size, 0.22 * self.size)]
        return union([corner * 2 for corner in corners])


class Sheet:
    """One page: a list of drawing steps, replayed on any cairo context."""

    def __init__(self, size=LETTER):
        self.w, self.h = size
        self.steps = []
        self.texts = []     # what was written: (text, x, base line, size, advance)
        self.runs = []      # every Run that can be read on the page, also of stamps and the sender's line of a fax

    def render(self, ctx):
        """Draws the page on a context whose unit is the point."""
        plain_metrics(ctx)
        for step in self.steps:
            step(ctx)

    def fraction(self, box):
        """A box as fractions of the page, rounded so that labels are stable."""
        return [round(box[0] / self.w, 4), round(box[1] / self.h, 4),
                round(box[2] / self.w, 4), round(box[3] / self.h, 4)]

    # --- text -----------------------------------------------------------------

    def text(self, x, y, text, size, fc, align="left", color=BLACK, angle=0.0):
        """One line of text; x is its left, right or middle. Returns its box."""
        advance = width(text, size, fc)
        if align == "right":
            x -= advance
        elif align == "center":
            x -= advance / 2

        self.texts.append((text, x, y, size, advance))
        self.runs.append(Run(text, x, y, size, fc, angle=angle))

        def step(ctx):
            ctx.save()
            ctx.set_source_rgb(*color)
            ctx.set_font_face(fc.cairo)
            ctx.set_font_size(size)
            ctx.move_to(x, y)
            if angle:
                ctx.rotate(angle)
            ctx.show_text(text)
            ctx.restore()

        self.steps.append(step)
        return (x, y - 0.76 * size, x + advance, y + 0.22 * size)

    def spaced(self, x, y, text, size, fc, spacing, align="left", color=BLACK):
        """Text with extra space between its letters."""
        advance = width(text, size, fc) + spacing * (len(text) - 1)
        if align == "right":
            x -= advance
        elif align == "center":
            x -= advance / 2
        first, start = len(self.runs), x
        for letter in text:
            self.text(x, y, letter, size, fc, color=color)
            x += width(letter, size, fc) + spacing
        self.runs[first:] = [Run(text, start, y, size, fc, spacing)]
        return advance

    # --- lines and areas ------------------------------------------------------

    def line(self, x0, y0, x1, y1, thick=0.7, color=BLACK, dash=None):
        """A straight line."""
        def step(ctx):
            ctx.save()
            ctx.set_source_rgb(*color)
            ctx.set_line_width(thick)
            if dash:
                ctx.set_dash(dash)
            ctx.move_to(x0, y0)
            ctx.line_to(x1, y1)
            ctx.stroke()
            ctx.restore()
        self.steps.append(step)

    def rect(self, x, y, w, h, thick=0.7, color=BLACK, fill=None, radius=0.0):
        """A rectangle with its outline (none if thick is 0) and its fill (none if absent)."""
        def step(ctx):
            ctx.save()
            if radius:
                ctx.new_sub_path()
                ctx.arc(x + w - radius, y + radius, radius, -math.pi / 2, 0)
                ctx.arc(x + w - radius, y + h - radius, radius, 0, math.pi / 2)
                ctx.arc(x + radius, y + h - radius, radius, math.pi / 2, math.pi)
                ctx.arc(x + radius, y + radius, radius, math.pi, 1.5 * math.pi)
                ctx.close_path()
            else:
                ctx.rectangle(x, y, w, h)
            if fill:
                ctx.set_source_rgb(*fill)
                ctx.fill_preserve()
            if thick:
                ctx.set_source_rgb(*color)
                ctx.set_line_width(thick)
                ctx.stroke()
            ctx.new_path()
            ctx.restore()
        self.steps.append(step)

    def circle(self, x, y, radius, thick=0.7, color=BLACK, fill=None):
        """A circle."""
        def step(ctx):
            ctx.save()
            ctx.arc(x, y, radius, 0, 2 * math.pi)
            if fill:
                ctx.set_source_rgb(*fill)
                ctx.fill_preserve()
            if thick:
                ctx.set_source_rgb(*color)
                ctx.set_line_width(thick)
                ctx.stroke()
            ctx.new_path()
            ctx.restore()
        self.steps.append(step)

    def polygon(self, points, fill, thick=0.0, color=BLACK):
        """A filled polygon."""
        def step(ctx):
            ctx.save()
            ctx.move_to(*points[0])
            for point in points[1:]:
                ctx.line_to(*point)
            ctx.close_path()
            ctx.set_source_rgb(*fill)
            ctx.fill_preserve()
            ctx.set_source_rgb(*color)
            ctx.set_line_width(thick or 0.01)
            ctx.stroke() if thick else ctx.new_path()
            ctx.restore()
        self.steps.append(step)

    def strokes(self, strokes, color=BLACK):
        """Pen strokes: lists of (x, y, thickness), drawn as a line of changing width."""
        def step(ctx):
            ctx.save()
            ctx.set_source_rgb(*color)
            ctx.set_line_cap(cairo.LINE_CAP_ROUND)
            for points in strokes:
                for (x0, y0, t0), (x1, y1, t1) in zip(points, points[1:]):
                    ctx.set_line_width((t0 + t1) / 2)
                    ctx.move_to(x0, y0)
                    ctx.line_to(x1, y1)
                    ctx.stroke()
            ctx.restore()
        self.steps.append(step)


# --- running text -------------------------------------------------------------

_piece = re.compile(r"\{(\w+)(?::(\d+))?\}")


def wrap(text, size, fc, limit):
    """The text as lines no wider than limit."""
    lines, line = [], ""
    for word in text.split():
        candidate = word if not line else line + " " + word
        if line and width(candidate, size, fc) > limit:
            lines.append(line)
            line = word
        else:
            line = candidate
    return lines + [line] if line or not lines else lines


def flow(sheet, x, y, limit, template, show, size, fc, leading=None, color=BLACK, value_face=None, value_color=None,
         indent=0.0):
    """Running text in which {name} (or {name:index} of a list) stands for a value.

    show(name, index) gives the printed text of a value and a function that is told its box, or None.
    Returns the base line of the last line.
    """
    leading = leading or size * 1.35
    words = []      # each word is the number of spaces before it and a list of pieces (text, key)
    spaces = 1
    position = 0
    parts = []
    for match in _piece.finditer(template):
        parts.append((template[position:match.start()], None))
        parts.append((match.group(0), (match.group(1), int(match.group(2)) if match.group(2) else None)))
        position = match.end()
    parts.append((template[position:], None))
    tellers = {}
    for text, key in parts:
        if key:
            text, tellers[key] = show(*key)
        pieces = re.split(r"(\s+)", text)
        for piece in pieces:
            if piece == "":
                continue
            if piece.isspace():
                spaces = len(piece)
                continue
            if spaces:
                words.append((spaces, [(piece, key)]))
            else:
                words[-1][1].append((piece, key))
            spaces = 0
    boxes = {}
    space = width(" ", size, fc)
    cx, fresh = x + indent, True
    for spaces, word in words:
        faces = [value_face if key and value_face else fc for _, key in word]
        total = sum(width(text, size, f) for (text, _), f in zip(word, faces))
        if not fresh and cx + space * spaces + total > x + limit:
            y += leading
            cx, fresh = x, True
        if not fresh:
            cx += space * spaces
        for (text, key), f in zip(word, faces):
            ink = value_color if key and value_color else color
            box = sheet.text(cx, y, text, size, f, color=ink)
            if key:
                boxes.setdefault(key, []).append(box)
            cx = box[2]
        fresh = False
    for key, found in boxes.items():
        if tellers[key]:
            tellers[key](union(found))
    return y
