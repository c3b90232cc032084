"""Cartons and vial labels, drawn flat; a photo of one is made by the damage."""

from . import paper
from .paper import BLACK


def draw(doc):
    """Draws a label document in its layout."""
    LAYOUTS[doc.layout](doc)


def data_matrix(sheet, x, y, size, seed, cells=22):
    """Something that looks like a DataMatrix symbol (solid left and lower edge, alternating upper and right edge)."""
    import random
    rng = random.Random(seed)
    cell = size / cells
    sheet.rect(x - cell, y - cell, size + 2 * cell, size + 2 * cell, 0, fill=(1, 1, 1))
    for r in range(cells):
        for c in range(cells):
            edge = c == 0 or r == cells - 1
            dashed = (r == 0 and c % 2 == 0) or (c == cells - 1 and r % 2 == 1)
            inside = 0 < c < cells - 1 and 0 < r < cells - 1 and rng.random() < 0.5
            if edge or dashed or inside:
                sheet.rect(x + c * cell, y + r * cell, cell * 1.02, cell * 1.02, 0, fill=BLACK)


def carton(doc):
    """The large face of a carton, with lot and expiry printed by the packing line."""
    doc.size = doc.extra.get("size", (420.0, 250.0))
    doc.page()
    W, H = doc.size
    sheet, accent = doc.sheet, doc.extra.get("accent", (0.05, 0.38, 0.36))
    sheet.rect(0, 0, W, H, 0, fill=(0.985, 0.985, 0.98))
    sheet.polygon([(0, H), (0, H - 46), (W * 0.62, H - 26), (W, H - 58), (W, H)], accent)
    sheet.polygon([(0, H - 46), (0, H - 52), (W * 0.62, H - 32), (W, H - 66), (W, H - 58), (W * 0.62, H - 26)],
                  tuple(min(1, c + 0.35) for c in accent))
    doc.put(20, 28, "ndc", 11.5, doc.fonts.body, before="NDC ")
    doc.plain(W - 20, 28, "Rx only", 11.5, doc.fonts.bold, align="right")
    doc.put(20, 74, "drug_brand", 34, doc.fonts.head, color=accent, after=doc.extra.get("mark", ""))
    if doc.has("drug_generic"):
        doc.put(20, 95, "drug_generic", 15, doc.fonts.body, before=doc.extra.get("open", "("), after=doc.extra.get("close", ")"))
    doc.plain(20, 112, doc.extra.get("form", "Injection"), 12, doc.fonts.body)
    doc.put(20, 139, "strength", 17, doc.fonts.bold)
    if "concentration" in doc.extra:
        doc.plain(20, 154, doc.extra["concentration"], 10.5)
    y = 170
    for text in doc.extra.get("lines", []):
        doc.plain(20, y, text, 9.2)
        y += 11.8
    data_matrix(sheet, W - 84, 44, 58, doc.seed)
    sheet.rect(W - 152, 122, 132, 52, 0, fill=(1, 1, 1))
    y = 136
    for name, before in (("gtin", "GTIN "), ("serial_number", "SN "), ("lot", doc.extra.get("lot_word", "LOT ")), ("expiry", doc.extra.get("expiry_word", "EXP "))):
        if doc.has(name):
            doc.put(W - 148, y, name, 10.5, doc.fonts.mono, before=before)
            y += 13
    doc.plain(20, H - 14, doc.extra.get("maker", ""), 8.6, color=(1, 1, 1))


LAYOUTS = {"carton": carton}
