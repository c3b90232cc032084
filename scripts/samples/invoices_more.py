"""More layouts of invoices, for random documents."""

from . import paper
from .invoices import (LAYOUTS, _columns, _continue, _meta_lines, _meta_strip, _notes, _page_number, _parties, _party, _supplier, _title,
                       _total_rows, _totals, _value_of_row, meta_rows, word)
from .paper import BLACK
from .table import Table, _names


def manufacturer(doc):
    """A maker's invoice: centred serif heading, no table lines, NDC and batch as running lines under each material."""
    doc.page()
    W = doc.size[0]
    y = _supplier(doc, W / 2, 56, 19, align="center", small=9)
    _title(doc, W / 2, y + 18, 13, align="center", spacing=doc.extra.get("title_spacing", 0))
    y += 40
    rows = meta_rows(doc)
    gap = max(paper.width(r[0] + ":", 9.5, doc.fonts.bold) for r in rows) + 10
    end = _meta_lines(doc, 330, y, rows, size=9.5, gap=gap)
    for field, address, key in (("bill_to_name", "bill_to_address", "bill_to"), ("ship_to_name", "ship_to_address", "ship_to")):
        if doc.has(field):
            doc.plain(60, y, word(doc, key), 9.5, doc.fonts.italic)
            y = _party(doc, 60, y + 13, field, address, 9.5) + 10
    y = max(y, end) + 10
    doc.sheet.line(60, y, W - 60, y, 0.8)
    y += 16
    columns = [("quantity", 340), ("uom", 366), ("unit_price", 460), ("extended_price", W - 60)]
    doc.plain(60, y, word(doc, "description"), 9.5, doc.fonts.bold)
    for key, x in columns:
        doc.plain(x, y, word(doc, key), 9.5, doc.fonts.bold, align="left" if key == "uom" else "right", limit=34 if key == "uom" else 60 if key != "quantity" else 80)
    y += 6
    doc.sheet.line(60, y, W - 60, y, 0.5)
    y += 17
    for i, line in enumerate(doc.lines):
        if y > 660:
            doc.page()
            y = 70
        for key, x in columns:
            if line.get(key):
                doc.put(x, y, key, 9.5, line=i, align="left" if key == "uom" else "right")
        y = doc.block(60, y, 240, "description", 9.5, line=i)
        for template in doc.extra.get("under", ["NDC {ndc}", "Batch {lot:i}, expires {expiry:i}"]):
            names = [n.split(":")[0] for n in _names(template)]
            if any(line.get(n) in (None, "", []) for n in names):
                continue
            count = min([len(line[n]) for n in names if isinstance(line[n], list)] or [1])
            for k in range(count):
                y += 12.5
                doc.flow(60, y, 400, template.replace(":i}", f":{k}}}"), 9.2, line=i, value_face=doc.fonts.value)
        y += 21
    doc.sheet.line(60, y - 8, W - 60, y - 8, 0.5)
    y += 8
    for label, field in _total_rows(doc):
        last = field == "total"
        doc.plain(430, y, label, 9.8, doc.fonts.bold if last else doc.fonts.body, align="right")
        doc.put(W - 60, y, field, 9.8, doc.fonts.value_bold if last else doc.fonts.value, align="right")
        y += 16
    _notes(doc, 60, max(y + 20, 640), W - 120, size=8)


def cards(doc):
    """Each item is a card with its own small labels, as ordering portals print them."""
    doc.page()
    W, accent = doc.size[0], doc.extra.get("accent", (0.2, 0.2, 0.5))
    y = _supplier(doc, 44, 50, 15, color=accent)
    _title(doc, W - 44, 50, 16, align="right")
    rows = meta_rows(doc)
    half = (len(rows) + 1) // 2
    doc.sheet.line(44, y + 2, W - 44, y + 2, 1.2, accent)
    for i, row in enumerate(rows):
        column, k = divmod(i, half)
        base = y + 20 + k * 14
        doc.plain(44 + column * 262, base, row[0], 8.5, color=(0.35, 0.35, 0.35))
        _value_of_row(doc, 44 + column * 262 + 105, base, row, 9, doc.fonts.value_bold)
    y = _parties(doc, 44, y + 24 + half * 14, W - 88, doc.extra.get("parties", "plain"), size=8.8, height=62)
    for i, line in enumerate(doc.lines):
        cells = [(word(doc, k), k) for k in ("item_number", "ndc", "lot", "expiry", "quantity", "uom", "list_price", "unit_price", "extended_price")
                 if line.get(k) not in (None, "", [])]
        per = 5
        most = max([len(line[k]) for k in ("lot", "expiry") if isinstance(line.get(k), list)] or [1])
        text = paper.wrap(doc.show("description", line=i), 9.5, doc.fonts.value_bold, W - 110)
        row_height = 21 + 11 * most
        height = 14 + len(text) * 12 + -(-len(cells) // per) * row_height
        if y + height > 700:
            doc.page()
            y = 50
        doc.sheet.rect(44, y, W - 88, height, 0.6, (0.6, 0.6, 0.6), radius=3)
        base = doc.block(54, y + 14, W - 110, "description", 9.5, doc.fonts.value_bold, 12, line=i)
        for k, (label, key) in enumerate(cells):
            x, top = 54 + (k % per) * (W - 108) / per, base + 13 + (k // per) * row_height
            doc.plain(x, top, label, 7, color=(0.4, 0.4, 0.4))
            if key == "item_number":
                doc.plain(x, top + 11, str(line[key]), 8.8)
            else:
                for n in (range(len(line[key])) if isinstance(line[key], list) else [None]):
                    doc.put(x, top + 11 + 11 * (n or 0), key, 8.8, line=i, index=n)
        y += height + 6
    _totals(doc, W - 44, y + 8, doc.extra.get("totals_style", "lined"), width=210)
    _notes(doc, 44, y + 20, 260)
    _page_number(doc, W - 44, doc.size[1] - 30)


def portal(doc):
    """A printed web page: address lines of the browser, plain table, a summary at the left."""
    doc.page()
    W, H = doc.size
    stamp = doc.extra.get("printed_at", "")
    doc.plain(24, 20, stamp, 7)
    doc.plain(W / 2, 20, title_of(doc), 7, align="center")
    doc.put(36, 58, "supplier_name", 16, doc.fonts.head, color=doc.extra.get("accent", BLACK))
    doc.plain(W - 36, 52, "Home  |  Orders  |  Invoices  |  Account  |  Help", 8, align="right", color=(0.1, 0.2, 0.6))
    doc.sheet.line(36, 68, W - 36, 68, 0.5, (0.6, 0.6, 0.6))
    y = 92
    _title(doc, 36, y, 14)
    y += 20
    for row in meta_rows(doc):
        doc.plain(36, y, row[0] + ":", 9)
        _value_of_row(doc, 36 + paper.width(row[0] + ": ", 9, doc.fonts.body) + 2, y, row, 9, doc.fonts.value_bold)
        y += 14
    end = y
    y = 112
    for field, address, key in (("bill_to_name", "bill_to_address", "bill_to"), ("ship_to_name", "ship_to_address", "ship_to")):
        if doc.has(field):
            doc.plain(330, y, word(doc, key), 9, doc.fonts.bold)
            y = _party(doc, 330, y + 13, field, address, 9, doc.fonts.value) + 6
    keys = doc.extra.get("columns") or ["description", "ndc", "quantity", "uom", "unit_price", "extended_price"]
    y = Table(doc, 36, max(y, end) + 10, W - 72, _columns(doc, keys), rule=doc.extra.get("rule", "header"), size=8.6, gap=5, under=doc.extra.get("under", ()),
              on_new_page=_continue(doc, lambda: doc.plain(24, 20, stamp, 7), 44), line_color=(0.6, 0.6, 0.6), case=doc.extra.get("case")).draw()
    _totals(doc, W - 36, y + 12, "labels right", size=9.2)
    _notes(doc, 36, y + 30, 280)
    for i, sheet in enumerate(doc.sheets):
        sheet.text(24, H - 16, doc.extra.get("url", ""), 7, doc.fonts.body)
        sheet.text(W - 24, H - 16, f"{i + 1}/{len(doc.sheets)}", 7, doc.fonts.body, align="right")


def title_of(doc):
    """The title as text."""
    from .invoices import title
    return title(doc)


def receipt(doc):
    """A pharmacy's counter invoice in fixed pitch: two rows an item, quantity @ price."""
    doc.page()
    face, x, right = doc.fonts.value, doc.extra.get("left", 110), doc.extra.get("left", 110) + 380
    size = 9.6
    y = 56
    doc.put((x + right) / 2, y, "supplier_name", 12.5, doc.fonts.value_bold, align="center")
    for text in doc.extra.get("supplier_address", []):
        y += 12.5
        doc.plain((x + right) / 2, y, text, 9, face, align="center")
    y += 24
    _title(doc, (x + right) / 2, y, 12, face=doc.fonts.value_bold, align="center")
    y += 20
    for row in meta_rows(doc):
        doc.plain(x, y, row[0] + ":", size, face)
        _value_of_row(doc, x + max(130, paper.width(row[0] + ":  ", size, face)), y, row, size, face)
        y += 13
    y += 8
    for field, address, key in (("bill_to_name", "bill_to_address", "bill_to"), ("ship_to_name", "ship_to_address", "ship_to")):
        if doc.has(field):
            doc.plain(x, y, word(doc, key) + ":", size, face)
            y = _party(doc, x + 24, y + 13, field, address, size, face) + 4
    doc.sheet.line(x, y, right, y, 0.7, dash=[3, 2])
    y += 16
    for i, line in enumerate(doc.lines):
        if y > 690:
            doc.page()
            y = 60
        y = doc.block(x, y, right - x - 10, "description", size, face, line=i, case=doc.extra.get("case"))
        y += 12.5
        box = doc.put(x + 18, y, "quantity", size, face, line=i)
        if line.get("uom"):
            box = doc.put(box[2] + 6, y, "uom", size, face, line=i)
        if line.get("unit_price"):
            doc.put(box[2] + 6, y, "unit_price", size, face, line=i, before="@ ")
            doc.put(right, y, "extended_price", size, face, line=i, align="right")
        for template in doc.extra.get("under", ["NDC {ndc}", "LOT {lot:i} EXP {expiry:i}"]):
            names = [n.split(":")[0] for n in _names(template)]
            if any(line.get(n) in (None, "", []) for n in names):
                continue
            for k in range(min([len(line[n]) for n in names if isinstance(line[n], list)] or [1])):
                y += 12.5
                doc.flow(x + 18, y, 400, template.replace(":i}", f":{k}}}"), size, face, line=i, value_face=face)
        y += 17
    doc.sheet.line(x, y - 8, right, y - 8, 0.7, dash=[3, 2])
    y += 8
    for label, field in _total_rows(doc):
        bold = doc.fonts.value_bold if field == "total" else face
        doc.plain(x + 120, y, label, size, bold)
        doc.put(right, y, field, size, bold, align="right")
        y += 14
    _notes(doc, x, y + 16, right - x, size=8.5, face=face)


def preprinted(doc):
    """A preprinted form: two strips of boxes, column rules down to the foot, totals in the last boxes."""
    doc.page()
    W, H = doc.size
    ink = doc.extra.get("accent", (0.1, 0.25, 0.5))
    doc.fonts.body_color = ink
    y = _supplier(doc, 38, 48, 16, color=ink, small=8)
    _title(doc, W - 38, 50, 22, align="right", color=ink)
    y = _parties(doc, 38, y + 6, W - 76, "boxes", size=9, line_color=ink, height=62)
    rows = meta_rows(doc)
    first, second = rows[:4], rows[4:8]
    y = _meta_strip(doc, 38, y + 10, W - 76, first, fill=None, line_color=ink)
    if second:
        y = _meta_strip(doc, 38, y, W - 76, second, fill=None, line_color=ink)
    totals = _total_rows(doc)
    bottom = H - 60 - len(totals) * 16
    keys = doc.extra.get("columns") or ["quantity", "uom", "item_number", "description", "ndc", "unit_price", "extended_price"]
    table = Table(doc, 38, y + 8, W - 76, _columns(doc, keys), rule="cols", size=doc.extra.get("row_size", 8.6), gap=4, under=doc.extra.get("under", ()),
                  bottom=bottom - 10, on_new_page=_continue(doc, lambda: _supplier(doc, 38, 48, 12, address=False), 70), line_color=ink, case=doc.extra.get("case"))
    end = table.draw()
    for e in table.edges:
        doc.sheet.line(e, end, e, bottom, 0.7, ink)
    doc.sheet.line(38, bottom, W - 38, bottom, 0.7, ink)
    split = min(table.edges[-2], W - 38 - 92)
    for i, (label, field) in enumerate(totals):
        top = bottom + i * 16
        doc.sheet.rect(split, top, W - 38 - split, 16, 0.7, ink)
        doc.plain(split - 6, top + 11.5, label, 9, doc.fonts.bold, align="right", color=ink)
        size = 9
        while paper.width(doc.show(field), size, doc.fonts.value_bold) > W - 44 - split:
            size -= 0.25
        doc.put(W - 42, top + 11.5, field, size, doc.fonts.value_bold if field == "total" else doc.fonts.value, align="right")
    _notes(doc, 38, bottom + 16, 300)


def line_printer(doc):
    """An old system's list in fixed pitch: a table made of dashes, bars and plus signs."""
    doc.page()
    W, H = doc.size
    face = doc.fonts.mono
    size = doc.extra.get("pitch", 8.0)
    pitch, left = paper.width("0", size, face), 36
    step = size * 1.32
    y = 50
    doc.put(left, y, "supplier_name", size * 1.25, paper.face(face.family, bold=True), case=str.upper)
    y += step
    for text in doc.extra.get("supplier_address", []):
        doc.plain(left, y, text.upper(), size, face)
        y += step
    _title(doc, W - 40, 50, size * 1.25, face=paper.face(face.family, bold=True), align="right")
    y += step
    rows = meta_rows(doc)
    longest = max(len(r[0]) for r in rows)
    for i in range(0, len(rows), 2):
        for k, row in enumerate(rows[i:i + 2]):
            x = left + k * 46 * pitch
            doc.plain(x, y, row[0].upper().ljust(longest) + " :", size, face)
            _value_of_row(doc, x + (longest + 3) * pitch, y, row, size, face)
        y += step
    y += step
    for k, (field, address, key) in enumerate((("bill_to_name", "bill_to_address", "bill_to"), ("ship_to_name", "ship_to_address", "ship_to"))):
        if not doc.has(field):
            continue
        x = left + k * 46 * pitch
        doc.plain(x, y, word(doc, key).upper() + ":", size, face)
        doc.put(x, y + step, field, size, face, case=str.upper, limit=44 * pitch)
        for n, text in enumerate(doc.extra.get(address, [])):
            doc.plain(x, y + (n + 2) * step, text.upper(), size, face)
    y += 5 * step
    cells = [("quantity", 5), ("uom", 9), ("ndc", 14), ("description", 38), ("unit_price", 12), ("extended_price", 13)]
    if not any(l.get("unit_price") for l in doc.lines):
        cells = cells[:4]
    starts, at = [], 0
    for _, w in cells:
        starts.append(at + 1)
        at += w + 1
    rule = "+" + "+".join("-" * w for _, w in cells) + "+"
    bars = "|" + "|".join(" " * w for _, w in cells) + "|"

    def ruled(text):
        nonlocal y
        doc.plain(left, y, text, size, face)
        y += step

    def heading():
        nonlocal y
        ruled(rule)
        doc.plain(left, y, bars, size, face)
        for (key, w), start in zip(cells, starts):
            doc.plain(left + (start + 0.4) * pitch, y, word(doc, key).upper()[:w - 1], size, face)
        y += step
        ruled(rule)
    heading()
    for i, line in enumerate(doc.lines):
        text = paper.wrap(doc.show("description", line=i).upper(), size, face, 36 * pitch)
        under = []
        for template in doc.extra.get("under", ["LOT {lot:i} EXP {expiry:i}"]):
            names = [n.split(":")[0] for n in _names(template)]
            if "ndc" not in names and not any(line.get(n) in (None, "", []) for n in names):
                count = min([len(line[n]) for n in names if isinstance(line[n], list)] or [1])
                under += [template.replace(":i}", f":{k}}}") for k in range(count)]
        if y + (len(text) + len(under)) * step > H - 90:
            ruled(rule)
            doc.page()
            y = 50
            heading()
        boxes = []
        for n in range(len(text) + len(under)):
            doc.plain(left, y + n * step, bars, size, face)
        for n, part in enumerate(text):
            boxes.append(doc.sheet.text(left + (starts[3] + 0.4) * pitch, y + n * step, part, size, face))
        doc.mark("description", paper.union(boxes), " ".join(text), line=i)
        for (key, w), start in zip(cells, starts):
            if key == "description" or not line.get(key):
                continue
            number = key in ("quantity", "unit_price", "extended_price")
            doc.put(left + (start + (w - 0.4 if number else 0.4)) * pitch, y, key, size, face, line=i, align="right" if number else "left")
        for n, template in enumerate(under):
            doc.flow(left + (starts[3] + 2) * pitch, y + (len(text) + n) * step, 400, template, size, face, line=i, value_face=face)
        y += (len(text) + len(under)) * step
    ruled(rule)
    for label, field in _total_rows(doc):
        doc.plain(left + 58 * pitch, y, label.upper(), size, face)
        doc.put(left + (starts[-1] + cells[-1][1] - 0.4) * pitch, y, field, size, face, align="right")
        y += step
    _notes(doc, left, y + step, W - 80, size=size, face=face)


def stub(doc):
    """Half ruled, with a stub to tear off at the foot that repeats number, date and amount."""
    LAYOUTS["half-ruled"](doc)
    W, H = doc.size
    y = H - 150
    doc.sheet.line(30, y, W - 30, y, 0.7, dash=[4, 3])
    doc.plain(46, y + 14, doc.extra.get("stub_words", "Please detach and return with your payment"), 7.5, doc.fonts.italic)
    x = 46
    for key in ("account_number", "invoice_number", "invoice_date", "total"):
        if doc.has(key):
            doc.plain(x, y + 36, word(doc, key), 8, doc.fonts.bold)
            doc.plain(x, y + 50, doc.show(key), 9.5, doc.fonts.value)
            x += 128
    doc.plain(46, y + 78, "Amount enclosed  $", 9)
    doc.sheet.line(130, y + 80, 240, y + 80, 0.6)
    doc.plain(W - 46, y + 78, "Remit to: " + doc.show("supplier_name"), 8, align="right")


def combined(doc):
    """Packing list and invoice in one: a frame around the page, lots and expiries in columns, boxes for who packed."""
    doc.page()
    W, H = doc.size
    doc.sheet.rect(28, 28, W - 56, H - 56, 1.2)
    y = _supplier(doc, 40, 54, 14)
    _title(doc, W - 40, 54, 14, align="right")
    doc.sheet.line(28, y, W - 28, y, 0.8)
    y = _parties(doc, 40, y + 4, W - 80, "plain", size=8.8, height=60)
    doc.sheet.line(28, y, W - 28, y, 0.8)
    rows = meta_rows(doc)
    y = _meta_strip(doc, 28, y, W - 56, rows[:5], size=8.2, fill=None)
    if rows[5:]:
        y = _meta_strip(doc, 28, y, W - 56, rows[5:10], size=8.2, fill=None)
    keys = doc.extra.get("columns") or ["ordered", "quantity", "uom", "description", "ndc", "lot", "expiry", "unit_price", "extended_price"]
    y = Table(doc, 28, y + 10, W - 56, _columns(doc, keys), rule="grid", size=8, head_fill=doc.extra.get("tint"), under=doc.extra.get("under", ()),
              on_new_page=_continue(doc, lambda: doc.sheet.rect(28, 28, W - 56, H - 56, 1.2), 44), case=doc.extra.get("case")).draw()
    end = _totals(doc, W - 34, y + 8, "plain", size=8.8)
    y = max(end, y + 40) + 10
    for i, label in enumerate(("Picked by", "Checked by", "Received by / date")):
        doc.plain(40 + i * 180, y, label, 7.5)
        doc.sheet.line(40 + i * 180, y + 18, 190 + i * 180, y + 18, 0.6)
    _notes(doc, 40, y + 40, W - 80)


def grouped(doc):
    """A statement by invoice: a heading row an invoice, its items under it."""
    doc.page()
    W, H = doc.size
    y = _supplier(doc, 42, 52, 14)
    _title(doc, W - 42, 52, 15, align="right")
    rows = meta_rows(doc)
    _meta_lines(doc, W - 230, 74, rows, size=8.8, gap=100)
    doc.plain(42, y + 10, word(doc, "bill_to"), 8.8, doc.fonts.bold)
    end = _party(doc, 42, y + 23, "bill_to_name", "bill_to_address", 9)
    y = max(end, 74 + len(rows) * 12.6) + 12
    edges = {"ndc": 56, "description": 132, "quantity": 388, "uom": 396, "unit_price": 480, "extended_price": W - 42}

    def heading():
        nonlocal y
        doc.sheet.rect(42, y, W - 84, 15, 0, fill=(0.86, 0.86, 0.86))
        for key, x in edges.items():
            doc.plain(x, y + 10.5, word(doc, key), 8, doc.fonts.bold, align="right" if key in ("quantity", "unit_price", "extended_price") else "left",
                      limit={"uom": 30, "unit_price": 52, "extended_price": 80}.get(key, 72))
        y += 15
    heading()
    previous = None
    for i, line in enumerate(doc.lines):
        if y > H - 110:
            doc.page()
            y = 50
            heading()
            previous = None
        if line["line_invoice_number"] != previous:
            previous = line["line_invoice_number"]
            y += 16
            number = (42 + paper.width(word(doc, "line_invoice_number") + " ", 8.6, doc.fonts.bold), y)
            doc.plain(42, y, word(doc, "line_invoice_number"), 8.6, doc.fonts.bold)
            box = doc.plain(number[0], y, doc.show("line_invoice_number", line=i), 8.6, doc.fonts.bold)
            dated = doc.plain(box[2] + 14, y, doc.show("line_invoice_date", line=i), 8.6, doc.fonts.bold)
            doc.sheet.line(42, y + 3, W - 42, y + 3, 0.4)
        doc.mark("line_invoice_number", box, doc.show("line_invoice_number", line=i), line=i)
        doc.mark("line_invoice_date", dated, doc.show("line_invoice_date", line=i), line=i)
        y += 13
        for key, x in edges.items():
            if key == "description" or not line.get(key):
                continue
            doc.put(x, y, key, 8.3, line=i, align="right" if key in ("quantity", "unit_price", "extended_price") else "left")
        y = doc.block(edges["description"], y, 232, "description", 8.3, line=i, leading=10.5)
        for k in range(min(len(line.get("lot") or []), len(line.get("expiry") or []))):
            y += 10.5
            doc.flow(edges["description"] + 8, y, 300, f"{doc.words.get('lot', 'Lot')} {{lot:{k}}}  {doc.words.get('expiry', 'Exp')} {{expiry:{k}}}", 8, line=i, value_face=doc.fonts.value)
    _totals(doc, W - 42, y + 16, "lined", size=9)
    _page_number(doc, W - 42, H - 28, 7.5)


LAYOUTS.update({"manufacturer": manufacturer, "cards": cards, "portal": portal, "receipt": receipt, "preprinted": preprinted, "line-printer": line_printer,
                "stub": stub, "combined": combined, "grouped": grouped})
