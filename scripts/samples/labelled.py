"""A document that is drawn and labelled at the same time."""

from . import paper, values


class Fonts:
    """The faces one document is set in."""

    def __init__(self, body="Liberation Sans", head=None, value=None, hand="Rufscript", mono="Liberation Mono"):
        self.body_family, self.head_family = body, head or body
        self.value_family = value or body
        self.body, self.bold = paper.face(body), paper.face(body, bold=True)
        self.italic = paper.face(body, italic=True)
        self.head = paper.face(self.head_family, bold=True)
        self.value, self.value_bold = paper.face(self.value_family), paper.face(self.value_family, bold=True)
        self.hand, self.mono = paper.face(hand), paper.face(mono)


class Document:
    """One invoice, order, label or other paper: its data, how it prints values, its pages and its labels.

    data holds normalised values by field name, a list for list fields; lines holds a dict a line item. Only what is
    drawn with put, flow or mark gets into the labels.
    """

    def __init__(self, kind, layout, data, lines=(), style=None, fonts=None, words=None, extra=None, size=paper.LETTER, seed=0):
        self.kind, self.layout, self.data, self.lines = kind, layout, dict(data), [dict(l) for l in lines]
        self.style, self.fonts = style or values.Style(), fonts or Fonts()
        self.words, self.extra = words or {}, extra or {}
        self.size, self.seed = size, seed
        self.sheets, self.fields, self.items, self.ignore = [], {}, {}, []
        self.subkind = None

    # --- pages ----------------------------------------------------------------

    def page(self):
        """Starts a new page."""
        self.sheets.append(paper.Sheet(self.size))
        return self.sheets[-1]

    @property
    def sheet(self):
        """The page being drawn."""
        return self.sheets[-1] if self.sheets else self.page()

    # --- values ---------------------------------------------------------------

    def has(self, name):
        """Whether there is something to print for a field."""
        return self.data.get(name) not in (None, "", [])

    def _source(self, line):
        return self.data if line is None else self.lines[line]

    def value(self, name, index=None, line=None):
        """The normalised value of a field (one element of a list field)."""
        found = self._source(line)[name]
        found = found[index] if index is not None else found
        return found.value if isinstance(found, values.Said) else found

    def show(self, name, index=None, line=None):
        """What is printed for a field."""
        source = self._source(line)
        found = source[name][index] if index is not None else source[name]
        split = source.get("split") or self.extra.get("split", "5-3-2")
        return self.style.show(name, found, split)

    def mark(self, name, box, printed=None, index=None, line=None, value=None):
        """Notes that a field is printed in a box of the current page."""
        entry = dict(value=self.value(name, index, line) if value is None else value, printed=printed,
                     page=len(self.sheets), bbox=self.sheet.fraction(box))
        target = self.fields if line is None else self.items.setdefault(line, {})
        if index is None:
            target.setdefault(name, entry)
            return
        slot = target.setdefault(name, dict(value=[], printed=[], page=entry["page"], bbox=[]))
        if entry["value"] in slot["value"]:
            return
        for key in ("value", "printed", "bbox"):
            slot[key].append(entry[key])

    def put(self, x, y, name, size, face=None, align="left", index=None, line=None, before="", after="", color=paper.BLACK, case=None, limit=None):
        """Prints a value, with unlabelled text before and after it on the same line, smaller where it is wider than limit.

        Returns the box of the whole.
        """
        face = face or self.fonts.value
        printed = self.show(name, index, line)
        if case:
            printed = case(printed)
        whole = before + printed + after
        size = paper.fitting(whole, size, face, limit)
        box = self.sheet.text(x, y, whole, size, face, align=align, color=color)
        left = box[0] + paper.width(before, size, face)
        inner = (left, box[1], left + paper.width(printed, size, face), box[3])
        self.mark(name, inner, printed, index, line)
        return box

    def block(self, x, y, limit, name, size, face=None, leading=None, index=None, line=None, color=paper.BLACK, case=None, at_most=None):
        """Prints a long value wrapped. Returns the base line of its last line."""
        face, leading = face or self.fonts.value, leading or size * 1.3
        printed = self.show(name, index, line)
        if case:
            printed = case(printed)
        boxes = []
        for text in paper.wrap(printed, size, face, limit):
            boxes.append(self.sheet.text(x, y, text, size, face, color=color))
            y += leading
        self.mark(name, paper.union(boxes), printed, index, line)
        return y - leading

    def flow(self, x, y, limit, template, size, face=None, leading=None, line=None, value_face=None, color=paper.BLACK,
             value_color=None, indent=0.0):
        """Running text with values in it; a template names them {field} or {field:index}. Returns the last base line."""
        def show(name, index):
            if name not in self._source(line):
                return str(self.extra[name]), None
            printed = self.show(name, index, line)
            return printed, lambda box: self.mark(name, box, printed, index, line)
        return paper.flow(self.sheet, x, y, limit, template, show, size, face or self.fonts.body, leading,
                          value_face=value_face, color=color, value_color=value_color, indent=indent)

    def plain(self, x, y, text, size, face=None, align="left", color=paper.BLACK, limit=None):
        """Unlabelled text, smaller where it is wider than limit."""
        size = paper.fitting(text, size, face or self.fonts.body, limit)
        return self.sheet.text(x, y, text, size, face or self.fonts.body, align=align, color=color)

    # --- labels ---------------------------------------------------------------

    def truth(self, first_page=1):
        """The labels, with pages counted from first_page of the file."""
        def shifted(entry):
            return dict(entry, page=entry["page"] + first_page - 1)
        items = []
        for number in sorted(self.items):
            line = self.lines[number]
            items.append(dict(line=number + 1, biologic=bool(line.get("biologic")), target=line.get("target"),
                              fields={k: shifted(v) for k, v in sorted(self.items[number].items())}))
        pages = list(range(first_page, first_page + len(self.sheets)))
        return dict(kind=self.kind, layout=self.layout, pages=pages,
                    fields={k: shifted(v) for k, v in sorted(self.fields.items())}, line_items=items,
                    ignore_fields=sorted(self.ignore))
