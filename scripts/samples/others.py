"""Papers that are neither invoice, order nor label."""

from . import ink, paper


def draw(doc):
    """Draws such a paper in its layout."""
    LAYOUTS[doc.layout](doc)


def _head(doc, title, size=14):
    doc.page()
    doc.plain(54, 56, doc.extra.get("clinic", ""), size, doc.fonts.head, limit=doc.size[0] - 130 - paper.width(title, size, doc.fonts.bold))
    y = 71
    for text in doc.extra.get("clinic_address", []):
        doc.plain(54, y, text, 8.5)
        y += 11.5
    doc.plain(doc.size[0] - 54, 58, title, size, doc.fonts.bold, align="right")
    doc.sheet.line(54, y + 2, doc.size[0] - 54, y + 2, 0.9)
    return y + 26


def cover_sheet(doc):
    """A fax cover sheet."""
    doc.subkind = "cover_sheet"
    doc.page()
    W, sheet, extra = doc.size[0], doc.sheet, doc.extra
    title, large = extra.get("title", "FAX"), extra.get("title_size", 44)
    doc.plain(60, 84, extra.get("clinic", ""), 15, doc.fonts.head, limit=W - 140 - paper.width(title, large, doc.fonts.head))
    y = 100
    for text in extra.get("clinic_address", []):
        doc.plain(60, y, text, 9)
        y += 12
    doc.plain(W - 60, 96, title, large, doc.fonts.head, align="right")
    y = max(y, 130)
    sheet.line(60, y, W - 60, y, 2)
    y += 34
    for label, text in extra["rows"]:
        doc.plain(60, y, label, 11, doc.fonts.bold)
        doc.plain(150, y, text, 11, doc.fonts.value)
        sheet.line(150, y + 5, W - 60, y + 5, 0.5, color=(0.5, 0.5, 0.5))
        y += 27
    y += 14
    for i, text in enumerate(extra.get("ticks", [])):
        sheet.rect(60, y - 8, 9, 9, 0.8)
        if i in extra.get("ticked", []):
            sheet.strokes(ink.tick(60, y - 8, 9, f"{doc.seed}{i}"), ink.BLACK_INK)
        doc.plain(76, y, text, 10)
        y += 18
    y += 12
    for text in extra.get("message", []):
        for piece in paper.wrap(text, 10.5, doc.fonts.value, W - 120):
            doc.plain(60, y, piece, 10.5, doc.fonts.value)
            y += 15
        y += 6
    for i, piece in enumerate(paper.wrap(extra.get("notice", ""), 7.8, doc.fonts.body, W - 120)):
        doc.plain(60, 700 + i * 10.5, piece, 7.8)


def lab_report(doc):
    """A laboratory report: patient, specimen, a table of results with reference ranges."""
    doc.subkind = "lab_report"
    y = _head(doc, doc.extra.get("title", "LABORATORY REPORT"))
    W = doc.size[0]
    for i, (label, text) in enumerate(doc.extra["rows"]):
        x = 54 + (i % 2) * 260
        doc.plain(x, y, label, 9, doc.fonts.bold)
        doc.plain(x + 92, y, text, 9, doc.fonts.value)
        y += 14 if i % 2 else 0
    y += 28
    edges = [54, 250, 330, 370, 460]
    for x, text in zip(edges, ["Test", "Result", "Flag", "Units", "Reference interval"]):
        doc.plain(x, y, text, 9, doc.fonts.bold)
    doc.sheet.line(54, y + 4, W - 54, y + 4, 0.8)
    y += 18
    for row in doc.extra["results"]:
        for x, text in zip(edges, row):
            doc.plain(x, y, text, 9, doc.fonts.value)
        y += 15
    doc.sheet.line(54, y - 8, W - 54, y - 8, 0.5)
    doc.plain(54, y + 10, doc.extra.get("footer", "Final report. Results reviewed electronically."), 8, doc.fonts.italic)


def blank_page(doc):
    """A page with nothing, or hardly anything, on it."""
    doc.subkind = "blank"
    doc.page()
    if doc.extra.get("note"):
        doc.plain(doc.size[0] / 2, doc.size[1] / 2, doc.extra["note"], 10, align="center")


def blank_form(doc):
    """An order form that nobody filled in."""
    doc.subkind = "blank_form"
    y = _head(doc, doc.extra.get("title", "INFUSION ORDER FORM"))
    W = doc.size[0]
    for labels in doc.extra["blanks"]:
        w = (W - 108) / len(labels)
        for i, label in enumerate(labels):
            x = 54 + i * w
            end = doc.plain(x, y, label + ":" if label else " ", 9.5)
            doc.sheet.line(end[2] + 4, y + 2, x + w - 12, y + 2, 0.6)
        y += 24
    for text in doc.extra.get("options", []):
        doc.sheet.rect(56, y - 8, 8.5, 8.5, 0.8)
        doc.plain(72, y, text, 9.5)
        y += 17
    y += 46
    doc.sheet.line(54, y, 290, y, 0.7)
    doc.plain(54, y + 10, "Prescriber signature", 7.5)
    doc.sheet.line(330, y, 460, y, 0.7)
    doc.plain(330, y + 10, "Date", 7.5)


def package_insert(doc):
    """A drug information sheet: headings and columns of small type."""
    doc.subkind = "package_insert"
    doc.page()
    W, H = doc.size
    columns = doc.extra.get("columns", 2)
    doc.plain(W / 2, 48, doc.extra.get("title", "HIGHLIGHTS OF PRESCRIBING INFORMATION"), 10.5, doc.fonts.bold, align="center")
    gap, size = 22, 8.2
    w = (W - 80 - gap * (columns - 1)) / columns
    column, y = 0, 70
    for heading, text in doc.extra["sections"]:
        for piece, face in [(t, doc.fonts.bold) for t in paper.wrap(heading, size, doc.fonts.bold, w)] + [(t, doc.fonts.body) for t in paper.wrap(text, size, doc.fonts.body, w)]:
            if y > H - 60:
                column, y = column + 1, 70
                if column >= columns:
                    return
            doc.plain(40 + column * (w + gap), y, piece, size, face)
            y += size * 1.3
        y += 6


def approval_letter(doc):
    """A payer's letter about a prior authorization."""
    doc.subkind = "prior_authorization"
    y = _head(doc, doc.extra.get("title", ""))
    for text in doc.extra["paragraphs"]:
        for piece in paper.wrap(text, 10.3, doc.fonts.body, doc.size[0] - 120):
            doc.plain(54, y, piece, 10.3)
            y += 14.4
        y += 8


def remittance(doc):
    """A remittance advice: claims, codes and amounts."""
    doc.subkind = "remittance"
    y = _head(doc, doc.extra.get("title", "REMITTANCE ADVICE"))
    W = doc.size[0]
    edges = [54, 126, 186, 232, 270, 330, 390, 450, 520]
    for x, text in zip(edges, ["Patient", "Serv date", "Proc", "Units", "Billed", "Allowed", "Deduct", "Paid", "Codes"]):
        doc.plain(x, y, text, 8, doc.fonts.bold)
    doc.sheet.line(54, y + 4, W - 54, y + 4, 0.7)
    y += 16
    for row in doc.extra["results"]:
        for x, text in zip(edges, row):
            doc.plain(x, y, text, 7.8, doc.fonts.value)
        y += 13
    for label, text in doc.extra["rows"]:
        y += 15
        doc.plain(330, y, label, 9, doc.fonts.bold)
        doc.plain(W - 54, y, text, 9, doc.fonts.value, align="right")


def temperature_log(doc):
    """The record of a cold shipment: times and temperatures, with a curve."""
    doc.subkind = "temperature_log"
    y = _head(doc, doc.extra.get("title", "TEMPERATURE RECORD"))
    for label, text in doc.extra["rows"]:
        doc.plain(54, y, label, 9.5, doc.fonts.bold)
        doc.plain(180, y, text, 9.5, doc.fonts.value)
        y += 15
    y += 12
    doc.sheet.rect(54, y, 500, 160, 0.8)
    points = doc.extra["curve"]
    for k in range(1, 4):
        doc.sheet.line(54, y + 40 * k, 554, y + 40 * k, 0.4, (0.7, 0.7, 0.7))
        doc.plain(50, y + 40 * k + 3, f"{8 - 2 * k}", 7, align="right")
    for (x0, t0), (x1, t1) in zip(points, points[1:]):
        doc.sheet.line(54 + 500 * x0, y + (8 - t0) * 20, 54 + 500 * x1, y + (8 - t1) * 20, 1.1, (0.1, 0.3, 0.6))
    y += 190
    for row in doc.extra["results"]:
        doc.plain(54, y, "      ".join(row), 9, doc.fonts.value)
        y += 13


def sale_paper(doc):
    """What surrounds a sale and proves none: a quotation, a purchase order, a confirmation, a list of prices."""
    doc.subkind = "sale_paper"
    y = _head(doc, doc.extra["title"], 15)
    W = doc.size[0]
    for label, text in doc.extra["rows"]:
        doc.plain(54, y, label + ":", 9.5, doc.fonts.bold)
        doc.plain(130, y, text, 9.5, doc.fonts.value)
        y += 15
    y += 16
    edges = [54, 250, 350, 400, 480]
    for x, text in zip(edges, ["Description", "NDC", "Qty", "Unit price", "Amount"]):
        doc.plain(x, y, text, 9, doc.fonts.bold)
    doc.sheet.line(54, y + 4, W - 54, y + 4, 0.7)
    for row in doc.extra["results"]:
        y += 16
        for x, text in zip(edges, row):
            doc.plain(x, y, text, 9, doc.fonts.value)
    y += 24
    doc.plain(400, y, "Total", 9.5, doc.fonts.bold)
    doc.plain(480, y, doc.extra["total"], 9.5, doc.fonts.value)
    doc.plain(54, y + 40, doc.extra["footer"], 9, doc.fonts.italic)


LAYOUTS = {"cover-sheet": cover_sheet, "lab-report": lab_report, "blank-page": blank_page, "blank-form": blank_form, "package-insert": package_insert,
           "approval-letter": approval_letter, "remittance": remittance, "temperature-log": temperature_log, "sale-paper": sale_paper}
