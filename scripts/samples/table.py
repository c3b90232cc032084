"""The table of line items of an invoice: columns, wrapped descriptions, lines under the item, rulings."""

from . import paper

NUMBERS = {"quantity", "unit_price", "extended_price", "list_price", "discount_percent", "ordered"}


class Column:
    """A column: the field it shows (or an unlabelled key of the line), its heading, its share of the width."""

    def __init__(self, key, heading, share, align=None):
        self.key, self.heading, self.share = key, heading, share
        self.align = align or ("right" if key in NUMBERS else "left")


LABELLED = {"ndc", "description", "lot", "expiry", "quantity", "uom", "unit_price", "extended_price", "list_price",
            "line_invoice_number", "line_invoice_date"}


class Table:
    """Draws the line items of a document and goes on to new pages where they do not fit."""

    def __init__(self, doc, x, y, width, columns, rule="rows", head_fill=None, head_color=paper.BLACK, size=8.5, pad=4.0,
                 under=(), bottom=690.0, on_new_page=None, zebra=None, value_face=None, leading=None, line_color=paper.BLACK,
                 rows_at_least=0, case=None, head_size=None, gap=3.5, thick=0.7):
        self.doc, self.x, self.y, self.width = doc, x, y, width
        self.rule, self.head_fill, self.head_color = rule, head_fill, head_color
        self.size, self.pad, self.under, self.bottom = size, pad, list(under), bottom
        self.on_new_page, self.zebra = on_new_page, zebra
        self.face = value_face or doc.fonts.value
        self.leading = leading or size * 1.22
        self.line_color, self.case, self.gap, self.thick = line_color, case, gap, thick
        self.head_size = head_size or size * 0.92
        self.empty_rows = rows_at_least
        total = sum(c.share for c in columns)
        self.columns, self.edges = columns, [x]
        for c in columns:
            self.edges.append(self.edges[-1] + width * c.share / total)
        self.shown = {c.key for c in columns}

    def draw(self):
        """Draws the table. Returns the y of its lower edge."""
        self._header()
        for number in range(len(self.doc.lines)):
            height = self._measure(number)
            if self.y + height > self.bottom and self.on_new_page:
                self._close()
                self.y = self.on_new_page()
                self._header()
            self._row(number, height)
        for _ in range(self.empty_rows - len(self.doc.lines)):
            self._rules_of_row(self.y, self.leading + 2 * self.gap)
            self.y += self.leading + 2 * self.gap
        self._close()
        return self.y

    # --- parts ----------------------------------------------------------------

    def _header(self):
        doc, sheet = self.doc, self.doc.sheet
        face = doc.fonts.bold
        wrapped = []
        for i, c in enumerate(self.columns):
            room = self.edges[i + 1] - self.edges[i] - 2 * self.pad * 0.7
            wrapped.append(paper.wrap(c.heading, self.head_size, face, room))
        rows = max(len(w) for w in wrapped)
        height = rows * self.head_size * 1.15 + 2 * self.gap
        if self.head_fill:
            sheet.rect(self.x, self.y, self.width, height, thick=0, fill=self.head_fill)
        for i, (c, lines) in enumerate(zip(self.columns, wrapped)):
            for k, text in enumerate(lines):
                y = self.y + self.gap + self.head_size * 0.85 + (k + rows - len(lines)) * self.head_size * 1.15
                room = self.edges[i + 1] - self.edges[i] - 1.7 * self.pad
                sheet.text(self._anchor(i, c), y, text, paper.fitting(text, self.head_size, face, room), face, align=c.align,
                           color=self.head_color)
        if self.rule == "grid":
            sheet.rect(self.x, self.y, self.width, height, self.thick, self.line_color)
            for e in self.edges[1:-1]:
                sheet.line(e, self.y, e, self.y + height, self.thick, self.line_color)
        elif self.rule in ("rows", "header", "zebra", "cols"):
            if not self.head_fill:
                sheet.line(self.x, self.y, self.x + self.width, self.y, self.thick, self.line_color)
            sheet.line(self.x, self.y + height, self.x + self.width, self.y + height, self.thick, self.line_color)
            if self.rule == "cols":
                for e in self.edges:
                    sheet.line(e, self.y, e, self.y + height, self.thick, self.line_color)
        elif self.rule == "dashes":
            sheet.line(self.x, self.y + height, self.x + self.width, self.y + height, 0.8, self.line_color, dash=[3.2, 2.2])
        self.y += height
        self.top_of_body = self.y

    def _anchor(self, i, column):
        left, right = self.edges[i] + self.pad * 0.7, self.edges[i + 1] - self.pad * 0.7
        return {"left": left, "right": right, "center": (left + right) / 2}[column.align]

    def _description_lines(self, number):
        i = [c.key for c in self.columns].index("description")
        room = self.edges[i + 1] - self.edges[i] - 1.6 * self.pad
        text = self.doc.show("description", line=number)
        return i, room, paper.wrap(self.case(text) if self.case else text, self.size, self.face, room)

    def _under_lines(self, number):
        """The templates under the description that this line has values for; lists give a line each."""
        line, result = self.doc.lines[number], []
        for template in self.under:
            names = [n.split(":")[0] for n in _names(template)]
            if any(n not in line or line[n] in (None, "", []) for n in names):
                continue
            if any(isinstance(line[n], list) for n in names):
                longest = min(len(line[n]) for n in names if isinstance(line[n], list))
                for k in range(longest):
                    result.append(template.replace(":i}", f":{k}}}"))
            else:
                result.append(template)
        return result

    def _measure(self, number):
        _, _, text = self._description_lines(number)
        lines = len(text) + len(self._under_lines(number))
        for key in ("lot", "expiry"):
            if key in self.shown and isinstance(self.doc.lines[number].get(key), list):
                lines = max(lines, len(self.doc.lines[number][key]))
        return lines * self.leading + 2 * self.gap

    def _row(self, number, height):
        doc, sheet = self.doc, self.doc.sheet
        if self.rule == "zebra" and number % 2 == 1:
            sheet.rect(self.x, self.y, self.width, height, thick=0, fill=self.zebra or (0.94, 0.94, 0.94))
        base = self.y + self.gap + self.size * 0.82
        for i, c in enumerate(self.columns):
            room = self.edges[i + 1] - self.edges[i] - 1.7 * self.pad
            x = self._anchor(i, c)
            if c.key == "description":
                _, limit, wrapped = self._description_lines(number)
                end = doc.block(x, base, limit, "description", self.size, self.face, self.leading, line=number, case=self.case)
                for template in self._under_lines(number):
                    end += self.leading
                    size = paper.fitting(template, self.size * 0.95, self.face, limit * 1.6)
                    doc.flow(x + 6, end, limit * 3, template, size, self.face, line=number, value_face=self.face)
                continue
            value = doc.lines[number].get(c.key)
            if c.key == "#":
                value = str(number + 1)
            if value in (None, "", []):
                continue
            if c.key in LABELLED:
                for index in (range(len(value)) if isinstance(value, list) else [None]):
                    printed = doc.show(c.key, index, number)
                    size = paper.fitting(printed, self.size, self.face, room)
                    doc.put(x, base + (index or 0) * self.leading, c.key, size, self.face, align=c.align, index=index, line=number)
            else:
                sheet.text(x, base, str(value), paper.fitting(str(value), self.size, self.face, room), self.face, align=c.align)
        self._rules_of_row(self.y, height)
        self.y += height

    def _rules_of_row(self, y, height):
        sheet = self.doc.sheet
        if self.rule in ("grid", "rows"):
            sheet.line(self.x, y + height, self.x + self.width, y + height, self.thick * (1 if self.rule == "grid" else 0.6),
                       self.line_color)
        if self.rule in ("grid", "cols"):
            for e in self.edges:
                sheet.line(e, y, e, y + height, self.thick, self.line_color)

    def _close(self):
        if self.rule in ("header", "zebra", "cols"):
            self.doc.sheet.line(self.x, self.y, self.x + self.width, self.y, self.thick, self.line_color)
        elif self.rule == "dashes":
            self.doc.sheet.line(self.x, self.y, self.x + self.width, self.y, 0.8, self.line_color, dash=[3.2, 2.2])


def _names(template):
    return [part.split("}")[0] for part in template.split("{")[1:]]
