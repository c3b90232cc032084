"""Invoices, statements, packing slips and credit memos in many layouts.

A layout is a choice of parts: heading, block of numbers and dates, parties, table, totals. The words for labels and
headings come from the document (doc.words), so that one layout can speak many ways.
"""

from . import paper
from .paper import BLACK
from .table import Column, Table

TITLES = {"invoice": "INVOICE", "statement": "STATEMENT OF ACCOUNT", "credit_memo": "CREDIT MEMO", "packing_slip": "PACKING SLIP"}

WORDS = {
    "invoice_number": "Invoice No.", "invoice_date": "Invoice Date", "due_date": "Due Date", "po_number": "PO Number",
    "account_number": "Account No.", "original_invoice_number": "Original Invoice", "terms": "Terms", "ship_via": "Ship Via",
    "order_number": "Order No.", "page": "Page", "bill_to": "Bill To", "ship_to": "Ship To", "subtotal": "Subtotal",
    "discount": "Discount", "rebate": "Rebate", "freight": "Freight", "tax": "Sales Tax", "total": "Total Due",
    "#": "Ln", "item_number": "Item No.", "ndc": "NDC", "description": "Description", "lot": "Lot", "expiry": "Exp",
    "quantity": "Qty", "ordered": "Ord", "uom": "UOM", "list_price": "List", "discount_percent": "Disc %",
    "unit_price": "Unit Price", "extended_price": "Extended", "line_invoice_number": "Invoice", "line_invoice_date": "Date",
    "po": "PO",
}

SHARES = {"#": 3, "item_number": 9, "ndc": 12, "description": 32, "lot": 9, "expiry": 8, "quantity": 5, "ordered": 5, "uom": 6,
          "list_price": 10, "discount_percent": 6, "unit_price": 10, "extended_price": 11, "line_invoice_number": 13,
          "line_invoice_date": 10, "po": 10}


def word(doc, key):
    """The word this document uses for a field."""
    return doc.words.get(key, WORDS.get(key, key))


def title(doc):
    """The heading of the paper."""
    return doc.words.get("title") or TITLES[doc.data.get("subtype", "invoice")]


def meta_rows(doc):
    """The numbers and dates to print: (label, field or None, plain text)."""
    order = doc.extra.get("meta") or ["invoice_number", "invoice_date", "account_number", "po_number", "original_invoice_number",
                                      "order_number", "ship_via", "terms", "due_date"]
    rows = []
    for key in order:
        if doc.has(key):
            rows.append((word(doc, key), key, None))
        elif key in doc.extra:
            rows.append((word(doc, key), None, doc.extra[key]))
    return rows


def draw(doc):
    """Draws an invoice document in its layout."""
    LAYOUTS[doc.layout](doc)
    subtype = doc.data.get("subtype", "invoice")
    doc.fields["subtype"] = dict(value=subtype, printed=None, page=1, bbox=doc.title_box)


# --- parts --------------------------------------------------------------------

def _title(doc, x, y, size, face=None, align="left", color=BLACK, text=None, spacing=0):
    text = text or title(doc)
    sheet = doc.sheet
    if spacing:
        advance = sheet.spaced(x, y, text, size, face or doc.fonts.head, spacing, align, color)
        left = {"left": x, "right": x - advance, "center": x - advance / 2}[align]
        box = (left, y - 0.76 * size, left + advance, y + 0.22 * size)
    else:
        box = sheet.text(x, y, text, size, face or doc.fonts.head, align=align, color=color)
    if not hasattr(doc, "title_box"):
        doc.title_box = sheet.fraction(box)
    return box


def _supplier(doc, x, y, size, align="left", color=BLACK, small=8.0, face=None, address=True, ink=BLACK):
    doc.put(x, y, "supplier_name", size, face or doc.fonts.head, align=align, color=color, limit=doc.extra.get("supplier_limit", 330))
    y += small * 1.5
    if address:
        for text in doc.extra.get("supplier_address", []):
            doc.plain(x, y, text, small, align=align, color=ink)
            y += small * 1.3
    return y


def _party(doc, x, y, field, address, size=9.0, face=None, limit=None):
    if doc.has(field):
        doc.put(x, y, field, size, face or doc.fonts.value_bold, limit=limit)
    y += size * 1.3
    for text in doc.extra.get(address, []):
        doc.plain(x, y, text, size, doc.fonts.value, limit=limit)
        y += size * 1.25
    return y


def _parties(doc, x, y, width, style="plain", size=9.0, fill=None, line_color=BLACK, height=66):
    """Bill-to and ship-to side by side. Returns the lower edge."""
    sheet = doc.sheet
    sides = [("bill_to_name", "bill_to_address", word(doc, "bill_to"))]
    if doc.has("ship_to_name"):
        sides.append(("ship_to_name", "ship_to_address", word(doc, "ship_to")))
    gap = 14
    w = (width - gap) / 2
    for i, (field, address, label) in enumerate(sides):
        left = x + i * (w + gap)
        if style == "boxes":
            sheet.rect(left, y, w, height, 0.8, line_color)
            doc.plain(left + 5, y + 10, label, size * 0.8, doc.fonts.bold)
            _party(doc, left + 10, y + 24, field, address, size, limit=w - 14)
        elif style == "headed":
            sheet.rect(left, y, w, 14, 0.8 if not fill else 0, line_color, fill=fill or (0.88, 0.88, 0.88))
            sheet.rect(left, y, w, height, 0.8, line_color)
            light = fill and sum(fill) < 1.4
            doc.plain(left + 5, y + 10.3, label, size * 0.9, doc.fonts.bold, color=(1, 1, 1) if light else BLACK)
            _party(doc, left + 6, y + 26, field, address, size, limit=w - 10)
        elif style == "colon":
            doc.plain(left, y + 10, label + ":", size, doc.fonts.body)
            _party(doc, left + 14, y + 10 + size * 1.4, field, address, size, doc.fonts.value, limit=w - 14)
        elif style == "beside":
            lw = paper.width(label, size * 0.9, doc.fonts.bold) + 8
            doc.plain(left, y + 10, label, size * 0.9, doc.fonts.bold)
            _party(doc, left + lw, y + 10, field, address, size, limit=w - lw)
        else:
            doc.plain(left, y + 10, label, size * 0.9, doc.fonts.bold, color=line_color)
            _party(doc, left, y + 10 + size * 1.35, field, address, size, limit=w)
    return y + height


def _value_of_row(doc, x, y, row, size, face=None, align="left", color=BLACK):
    _, field, text = row
    if field:
        doc.put(x, y, field, size, face or doc.fonts.value, align=align, color=color)
    else:
        doc.plain(x, y, text, size, face or doc.fonts.value, align=align, color=color)


def _meta_lines(doc, x, y, rows, size=9.0, gap=84, colon=":", align="left", leading=None):
    """Labels and values beneath each other. Returns the next base line."""
    for row in rows:
        doc.plain(x, y, row[0] + colon, size, doc.fonts.bold)
        _value_of_row(doc, x + gap, y, row, size, align=align)
        y += leading or size * 1.42
    return y


def _meta_box(doc, right, y, rows, width=190, size=8.5, line_color=BLACK, fill=None):
    """A box of two columns at the right. Returns its lower edge."""
    sheet, left, h = doc.sheet, right - width, size * 1.75
    for i, row in enumerate(rows):
        top = y + i * h
        if fill:
            sheet.rect(left, top, width * 0.47, h, 0, fill=fill)
        sheet.rect(left, top, width, h, 0.7, line_color)
        sheet.line(left + width * 0.47, top, left + width * 0.47, top + h, 0.7, line_color)
        doc.plain(left + 4, top + h - size * 0.52, row[0], size * 0.92, doc.fonts.bold)
        _value_of_row(doc, left + width * 0.47 + 4, top + h - size * 0.52, row, size)
    return y + len(rows) * h


def _meta_strip(doc, x, y, width, rows, size=8.5, fill=(0.9, 0.9, 0.9), line_color=BLACK, ruled=True):
    """Headings with their values beneath, across the page. Returns the lower edge."""
    sheet = doc.sheet
    cell = width / max(len(rows), 1)
    if fill:
        sheet.rect(x, y, width, size * 1.6, 0, fill=fill)
    for i, row in enumerate(rows):
        left = x + i * cell
        if ruled:
            sheet.rect(left, y, cell, size * 3.3, 0.7, line_color)
        head = size * 0.85
        while paper.width(row[0], head, doc.fonts.bold) > cell - 5:
            head -= 0.25
        doc.plain(left + 4, y + size * 1.15, row[0], head, doc.fonts.bold)
        printed = doc.show(row[1]) if row[1] else row[2]
        body = size
        while paper.width(printed, body, doc.fonts.value) > cell - 6 and body > 5.5:
            body -= 0.25
        _value_of_row(doc, left + 4, y + size * 2.75, row, body)
    if ruled:
        sheet.line(x, y + size * 1.6, x + width, y + size * 1.6, 0.7, line_color)
    return y + size * 3.3


def _columns(doc, keys, shares=None):
    have = set()
    for line in doc.lines:
        have |= {k for k, v in line.items() if v not in (None, "", [])}
    result = []
    for key in keys:
        if key in have or key in ("#", "description"):
            share = (shares or {}).get(key, SHARES.get(key, 8))
            result.append(Column(key, word(doc, key), share, doc.extra.get("aligns", {}).get(key)))
    return result


def _total_rows(doc):
    order = doc.extra.get("totals") or ["subtotal", "discount", "rebate", "freight", "tax", "total"]
    return [(word(doc, k), k) for k in order if doc.has(k)]


def _totals(doc, right, y, style="lined", size=9.0, width=190, line_color=BLACK, fill=None):
    """The block of totals. Returns its lower edge."""
    sheet, left, h = doc.sheet, right - width, size * 1.75
    rows = _total_rows(doc)
    for i, (label, field) in enumerate(rows):
        last = field == "total"
        face = doc.fonts.value_bold if last else doc.fonts.value
        label_face = doc.fonts.bold if last else doc.fonts.body
        top, base = y + i * h, y + i * h + h - size * 0.5
        if style == "boxed":
            sheet.rect(left, top, width, h, 0.8, line_color, fill=fill if last else None)
            sheet.line(left + width * 0.52, top, left + width * 0.52, top + h, 0.8, line_color)
        elif style == "lined" and last:
            sheet.line(left, top + 2, right, top + 2, 0.9, line_color)
        elif style == "double" and last:
            sheet.line(left + width * 0.5, top + 1, right, top + 1, 0.7, line_color)
            sheet.line(left + width * 0.5, top + h + 1, right, top + h + 1, 0.7, line_color)
            sheet.line(left + width * 0.5, top + h + 3, right, top + h + 3, 0.7, line_color)
        elif style == "filled" and last:
            sheet.rect(left, top, width, h, 0, fill=fill or (0.85, 0.85, 0.85))
        inset = 5 if style in ("boxed", "filled") else 0
        light = style == "filled" and last and fill and sum(fill) < 1.4
        if style == "labels right":
            doc.plain(left + width * 0.5, base, label + ":", size, label_face, align="right")
        else:
            doc.plain(left + inset, base, label, size, label_face, color=(1, 1, 1) if light else BLACK)
        doc.put(right - inset, base, field, size, face, align="right", color=(1, 1, 1) if light else BLACK)
    return y + len(rows) * h


def _notes(doc, x, y, width, size=7.5, face=None):
    for text in doc.extra.get("notes", []):
        for piece in paper.wrap(text, size, face or doc.fonts.body, width):
            doc.plain(x, y, piece, size, face)
            y += size * 1.35
        y += size * 0.4
    return y


def _continue(doc, heading, top=60):
    """A function that starts a follow-on page with a short heading."""
    def new_page():
        doc.page()
        heading()
        return top
    return new_page


def _page_number(doc, x, y, size=8, align="right"):
    """Prints Page n of m on all pages, once the number is known."""
    total = len(doc.sheets)
    for i, sheet in enumerate(doc.sheets):
        sheet.text(x, y, f"{word(doc, 'page')} {i + 1} of {total}", size, doc.fonts.body, align=align)


# --- layouts ------------------------------------------------------------------

def ruled(doc):
    """Everything in ruled boxes: parties, numbers, a grid of lines, totals."""
    doc.page()
    W = doc.size[0]
    y = _supplier(doc, 40, 52, 17)
    _title(doc, W - 40, 52, 20, align="right")
    bottom = _meta_box(doc, W - 40, 62, meta_rows(doc)[:6], fill=doc.extra.get("tint"))
    y = _parties(doc, 40, max(y, bottom) + 16, W - 80, doc.extra.get("parties", "boxes"))
    keys = doc.extra.get("columns") or ["#", "item_number", "ndc", "description", "lot", "expiry", "quantity", "uom", "unit_price",
                                        "extended_price"]
    rest = meta_rows(doc)[6:]
    if rest:
        y = _meta_strip(doc, 40, y + 10, W - 80, rest)

    def heading():
        doc.plain(40, 46, title(doc) + " (continued)", 10, doc.fonts.bold)
    y = Table(doc, 40, y + 14, W - 80, _columns(doc, keys), rule="grid", head_fill=doc.extra.get("head_fill", (0.88, 0.88, 0.88)),
              under=doc.extra.get("under", ()), size=doc.extra.get("row_size", 8.3), on_new_page=_continue(doc, heading),
              rows_at_least=doc.extra.get("rows", 0), case=doc.extra.get("case")).draw()
    _totals(doc, W - 40, y + 10, "boxed", fill=(0.92, 0.92, 0.92))
    _notes(doc, 40, y + 22, 290)
    _page_number(doc, W - 40, doc.size[1] - 30)


def half_ruled(doc):
    """Horizontal rules only; numbers and dates in a strip over the table."""
    doc.page()
    W = doc.size[0]
    _title(doc, 46, 60, 24, color=doc.extra.get("accent", BLACK))
    y = _supplier(doc, W - 46, 50, 13, align="right")
    doc.sheet.line(46, max(y, 84), W - 46, max(y, 84), 1.6, doc.extra.get("accent", BLACK))
    y = _parties(doc, 46, max(y, 84) + 10, W - 92, doc.extra.get("parties", "plain"), size=9.2)
    y = _meta_strip(doc, 46, y + 4, W - 92, meta_rows(doc)[:7], ruled=False, fill=doc.extra.get("tint", (0.93, 0.93, 0.93)))
    keys = doc.extra.get("columns") or ["quantity", "uom", "description", "ndc", "unit_price", "extended_price"]

    def heading():
        doc.put(46, 46, "supplier_name", 10, doc.fonts.bold)
    y = Table(doc, 46, y + 16, W - 92, _columns(doc, keys), rule="rows", under=doc.extra.get("under", ("Lot {lot:i}   Exp {expiry:i}",)),
              size=doc.extra.get("row_size", 9), on_new_page=_continue(doc, heading), case=doc.extra.get("case"), gap=4.5).draw()
    end = _totals(doc, W - 50, y + 8, doc.extra.get("totals_style", "double"), size=9.5)
    _notes(doc, 46, end + 30, W - 92)
    _page_number(doc, 46, doc.size[1] - 34, align="left")


def typewriter(doc):
    """No boxes at all: a fixed pitch font, dashes, lot and expiry under each item."""
    doc.page()
    W, mono = doc.size[0], doc.fonts.value
    y = 54
    doc.put(48, y, "supplier_name", 13, doc.fonts.value_bold)
    for text in doc.extra.get("supplier_address", []):
        y += 12.5
        doc.plain(48, y, text, 9.5, mono)
    _title(doc, W - 48, 54, 15, face=doc.fonts.value_bold, align="right", spacing=doc.extra.get("title_spacing", 5))
    y += 26
    rows = meta_rows(doc)
    longest = max(len(r[0]) for r in rows) + 2
    pitch = paper.width("0", 9.5, mono)
    half = (len(rows) + 1) // 2
    for i, row in enumerate(rows):
        column, line = divmod(i, half)
        x, base = 48 + column * 262, y + line * 13
        filler = doc.extra.get("filler", ".")
        doc.plain(x, base, row[0] + filler * (longest - len(row[0])) + ":", 9.5, mono)
        _value_of_row(doc, x + (longest + 2) * pitch, base, row, 9.5, mono)
    y += half * 13 + 8
    doc.sheet.line(48, y, W - 48, y, 0.8, dash=[3.2, 2.2])
    y = _parties(doc, 48, y + 6, W - 96, "colon", size=9.5, height=doc.extra.get("party_height", 74))
    keys = doc.extra.get("columns") or ["quantity", "uom", "description", "ndc", "unit_price", "extended_price"]

    def heading():
        doc.plain(48, 46, title(doc), 10, doc.fonts.value_bold)
    y = Table(doc, 48, y + 6, W - 96, _columns(doc, keys), rule="dashes", under=doc.extra.get("under", ("LOT {lot:i}  EXP {expiry:i}",)),
              size=doc.extra.get("row_size", 9), on_new_page=_continue(doc, heading), case=doc.extra.get("case", str.upper), gap=3).draw()
    end = _totals(doc, W - 52, y + 6, "plain", size=9.5, width=230)
    _notes(doc, 48, end + 26, W - 96, size=8.5, face=mono)
    _page_number(doc, 48, doc.size[1] - 40, 8.5, align="left")


def band(doc):
    """A coloured band on top, zebra lines, no vertical rules."""
    doc.page()
    W = doc.size[0]
    accent = doc.extra.get("accent", (0.12, 0.30, 0.42))
    doc.sheet.rect(0, 0, W, 64, 0, fill=accent)
    doc.put(42, 40, "supplier_name", 18, doc.fonts.head, color=(1, 1, 1))
    _title(doc, W - 42, 41, 19, face=doc.fonts.body, align="right", color=(1, 1, 1), text=title(doc).title())
    y = 82
    for text in doc.extra.get("supplier_address", []):
        doc.plain(42, y, text, 8, color=(0.3, 0.3, 0.3))
        y += 10.5
    rows = meta_rows(doc)
    _meta_lines(doc, W - 232, 84, rows, size=8.8, gap=96, colon="")
    y = _parties(doc, 42, max(y + 8, 84 + len(rows) * 12.5 - 70), 310, doc.extra.get("parties", "plain"), size=8.8, line_color=accent)
    y = max(y, 84 + len(rows) * 12.5)
    keys = doc.extra.get("columns") or ["item_number", "description", "quantity", "uom", "unit_price", "extended_price"]

    def heading():
        doc.sheet.rect(0, 0, W, 24, 0, fill=accent)
    y = Table(doc, 42, y + 12, W - 84, _columns(doc, keys), rule="zebra", head_fill=accent, head_color=(1, 1, 1),
              under=doc.extra.get("under", ("Lot: {lot:i} / Exp: {expiry:i}",)), size=doc.extra.get("row_size", 9),
              on_new_page=_continue(doc, heading), line_color=accent, gap=5, case=doc.extra.get("case")).draw()
    end = _totals(doc, W - 42, y + 12, "filled", size=9.5, fill=accent, width=200)
    _notes(doc, 42, end + 26, W - 84)
    doc.plain(W / 2, doc.size[1] - 28, doc.extra.get("footer", "Thank you for your business."), 8, align="center", color=(0.35, 0.35, 0.35))


def statement(doc):
    """A monthly statement across the page: one line an invoice line, small type, many lines."""
    doc.size = paper.LANDSCAPE
    doc.page()
    W, H = doc.size
    y = _supplier(doc, 36, 46, 15, small=7.8)
    _title(doc, W - 36, 46, 15, align="right")
    rows = meta_rows(doc)
    half = (len(rows) + 1) // 2
    _meta_lines(doc, W - 380, 64, rows[:half], size=8.2, gap=90)
    _meta_lines(doc, W - 190, 64, rows[half:], size=8.2, gap=90)
    doc.plain(36, y + 8, word(doc, "bill_to") + ":", 8.2, doc.fonts.bold)
    end = _party(doc, max(90, 46 + paper.width(word(doc, "bill_to") + ": ", 8.2, doc.fonts.bold)), y + 8, "bill_to_name", "bill_to_address", 8.4, limit=260)
    keys = doc.extra.get("columns") or ["line_invoice_date", "line_invoice_number", "po", "item_number", "ndc", "description", "lot",
                                        "expiry", "quantity", "uom", "unit_price", "extended_price"]

    def heading():
        doc.put(36, 40, "supplier_name", 9, doc.fonts.bold)
        doc.plain(W - 36, 40, title(doc), 9, align="right")
    y = Table(doc, 36, max(end, y + 52) + 4, W - 72, _columns(doc, keys, {"description": 34}), rule=doc.extra.get("rule", "zebra"),
              head_fill=doc.extra.get("head_fill", (0.83, 0.83, 0.83)), size=doc.extra.get("row_size", 7.2), bottom=H - 70, gap=2.4,
              on_new_page=_continue(doc, heading, 54), case=doc.extra.get("case")).draw()
    if y > H - 110:
        doc.page()
        heading()
        y = 60
    _totals(doc, W - 40, y + 8, "lined", size=8.5, width=200)
    _notes(doc, 36, y + 20, 380, size=7)
    _page_number(doc, W - 36, H - 22, 7.5)


def packing(doc):
    """A packing slip: quantities, lots and expiries, no prices."""
    doc.page()
    W = doc.size[0]
    _title(doc, 44, 60, 22)
    y = _supplier(doc, W - 44, 50, 12, align="right")
    y = _meta_strip(doc, 44, max(y, 84) + 4, W - 88, meta_rows(doc)[:7], fill=None)
    y = _parties(doc, 44, y + 14, W - 88, "headed")
    keys = doc.extra.get("columns") or ["#", "item_number", "description", "ndc", "lot", "expiry", "ordered", "quantity", "uom"]
    y = Table(doc, 44, y + 14, W - 88, _columns(doc, keys), rule="cols", head_fill=(0.9, 0.9, 0.9), size=8.5, rows_at_least=5,
              case=doc.extra.get("case"), under=doc.extra.get("under", ()), gap=5).draw()
    y += 26
    for label in ("Packed by", "Checked by", "Temperature on arrival"):
        doc.plain(44, y, label + ":", 8.5)
        doc.sheet.line(150, y + 2, 300, y + 2, 0.6)
        y += 20
    _notes(doc, 44, y + 6, W - 88)


LAYOUTS = {"ruled": ruled, "half-ruled": half_ruled, "typewriter": typewriter, "band": band, "statement": statement, "packing": packing}
