"""Papers that are neither invoice, order nor label."""

from . import paper


def draw(doc):
    """Draws such a paper in its layout."""
    LAYOUTS[doc.layout](doc)


def cover_sheet(doc):
    """A fax cover sheet."""
    doc.subkind = "cover_sheet"
    doc.page()
    W, sheet, extra = doc.size[0], doc.sheet, doc.extra
    doc.plain(60, 84, extra.get("clinic", ""), 15, doc.fonts.head)
    y = 100
    for text in extra.get("clinic_address", []):
        doc.plain(60, y, text, 9)
        y += 12
    doc.plain(W - 60, 96, extra.get("title", "FAX"), 44, doc.fonts.head, align="right")
    y = max(y, 130)
    sheet.line(60, y, W - 60, y, 2)
    y += 34
    for label, text in extra["rows"]:
        doc.plain(60, y, label, 11, doc.fonts.bold)
        doc.plain(150, y, text, 11, doc.fonts.value)
        sheet.line(150, y + 5, W - 60, y + 5, 0.5, color=(0.5, 0.5, 0.5))
        y += 27
    y += 14
    for text in extra.get("ticks", []):
        sheet.rect(60, y - 8, 9, 9, 0.8)
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


LAYOUTS = {"cover-sheet": cover_sheet}
