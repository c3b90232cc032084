"""Cartons, vial labels and stickers, drawn flat; a photo of one is made by the damage."""

from . import datamatrix, paper
from .paper import BLACK
from .values import gtin


def draw(doc):
    """Draws a label document in its layout."""
    LAYOUTS[doc.layout](doc)


def symbol(doc, x, y, size):
    """The DataMatrix of the package, with its upper left corner at (x, y)."""
    split = doc.extra.get("split", "5-3-2")
    text = datamatrix.text_of(gtin(doc.value("ndc"), split), doc.value("expiry"), doc.value("lot"), doc.extra.get("symbol_serial"))
    rows = datamatrix.encode(text)
    cell = size / len(rows)
    doc.sheet.rect(x - 2 * cell, y - 2 * cell, size + 4 * cell, size + 4 * cell, 0, fill=(1, 1, 1))
    for r, row in enumerate(rows):
        start = None
        for c, dark in enumerate(row + [False]):
            if dark and start is None:
                start = c
            elif not dark and start is not None:
                doc.sheet.rect(x + start * cell, y + r * cell, (c - start) * cell, cell * 1.03, 0, fill=BLACK)
                start = None


def _background(doc):
    W, H = doc.size
    doc.sheet.rect(0, 0, W, H, 0, fill=doc.extra.get("background", (0.985, 0.985, 0.98)))


def _brand(doc, x, y, size, color, limit):
    """The brand, as large as fits, with the generic name under it. Returns the next base line."""
    case = str.upper if doc.extra.get("brand_upper") else None
    shown = doc.show("drug_brand").upper() if case else doc.show("drug_brand")
    size = paper.fitting(shown + doc.extra.get("mark", ""), size, doc.fonts.head, limit)
    doc.put(x, y, "drug_brand", size, doc.fonts.head, color=color, case=case, after=doc.extra.get("mark", ""))
    y += size * 0.42
    if doc.has("drug_generic"):
        small = min(15.0, size * 0.5)
        y += small * 0.6
        small = paper.fitting("(" + doc.show("drug_generic") + ")", small, doc.fonts.body, limit)
        doc.put(x, y, "drug_generic", small, doc.fonts.body, before=doc.extra.get("open", "("), after=doc.extra.get("close", ")"))
    return y


def _variable(doc, x, y, size, face, gap=1.25, split=None):
    """Lot, expiry, GTIN and serial number, as a packing line prints them."""
    words = {"gtin": "GTIN ", "serial_number": "SN ", "lot": doc.extra.get("lot_word", "LOT "), "expiry": doc.extra.get("expiry_word", "EXP ")}
    for name in doc.extra.get("variable", ["gtin", "serial_number", "lot", "expiry"]):
        if doc.has(name):
            doc.put(x, y, name, size, face, before=words[name], limit=doc.size[0] - x - 6)
            y += size * gap
    return y


def carton(doc):
    """The large face of a carton, with lot and expiry printed by the packing line."""
    doc.size = doc.extra.get("size", (420.0, 250.0))
    doc.page()
    W, H = doc.size
    sheet, accent = doc.sheet, doc.extra.get("accent", (0.05, 0.38, 0.36))
    _background(doc)
    light = tuple(min(1, c + 0.35) for c in accent)
    if doc.extra.get("wave", True):
        sheet.polygon([(0, H), (0, H - 46), (W * 0.62, H - 26), (W, H - 58), (W, H)], accent)
        sheet.polygon([(0, H - 46), (0, H - 52), (W * 0.62, H - 32), (W, H - 66), (W, H - 58), (W * 0.62, H - 26)], light)
    else:
        sheet.rect(0, 0, 12, H, 0, fill=accent)
        sheet.rect(0, H - 24, W, 24, 0, fill=accent)
    doc.put(20, 28, "ndc", 11.5, doc.fonts.body, before=doc.extra.get("ndc_word", "NDC "))
    doc.plain(W - 20, 28, "Rx only", 11.5, doc.fonts.bold, align="right")
    y = _brand(doc, 20, 74, 34, accent, W - 120)
    doc.plain(20, y + 17, doc.extra.get("form", "Injection"), 12, doc.fonts.body)
    doc.put(20, y + 44, "strength", 17, doc.fonts.bold)
    y += 59
    if "concentration" in doc.extra:
        doc.plain(20, y, doc.extra["concentration"], 10.5)
    y += 16
    for text in doc.extra.get("lines", []):
        doc.plain(20, y, text, 9.2)
        y += 11.8
    if doc.extra.get("symbol", True):
        symbol(doc, W - 84, 44, 58)
    sheet.rect(W - 160, 118, 144, 60, 0, fill=(1, 1, 1))
    _variable(doc, W - 156, 133, 10.5, doc.fonts.mono)
    doc.plain(20, H - 10, doc.extra.get("maker", ""), 8.6, color=(1, 1, 1))


def vial(doc):
    """The narrow label around a vial."""
    doc.size = doc.extra.get("size", (330.0, 120.0))
    doc.page()
    W, H = doc.size
    sheet, accent = doc.sheet, doc.extra.get("accent", (0.5, 0.1, 0.2))
    _background(doc)
    sheet.rect(0, 0, W, 13, 0, fill=accent)
    sheet.rect(0.5, 0.5, W - 1, H - 1, 0.8, (0.6, 0.6, 0.6))
    doc.put(12, 25, "ndc", 8, doc.fonts.body, before=doc.extra.get("ndc_word", "NDC "))
    doc.plain(W * 0.66, 25, "Rx only", 8, doc.fonts.bold, align="right")
    y = _brand(doc, 12, 47, 22, accent, W * 0.6)
    doc.put(12, y + 17, "strength", 12, doc.fonts.bold)
    y += 28
    for text in doc.extra.get("lines", [])[:2]:
        doc.plain(12, y, text, 7)
        y += 8.6
    doc.plain(12, H - 5, doc.extra.get("maker", ""), 6, color=(0.3, 0.3, 0.3))
    x = W * 0.71
    sheet.line(x - 6, 13, x - 6, H, 0.5, (0.6, 0.6, 0.6))
    if doc.extra.get("symbol", True):
        symbol(doc, x + 4, 22, 34)
    _variable(doc, x, 72, 8, doc.fonts.mono)


def panel(doc):
    """The end flap of a carton: GTIN, serial number, lot, expiry and the symbol, with the name beside."""
    doc.size = doc.extra.get("size", (300.0, 170.0))
    doc.page()
    W, H = doc.size
    sheet, accent = doc.sheet, doc.extra.get("accent", (0.1, 0.2, 0.5))
    _background(doc)
    sheet.rect(0, 0, W, 6, 0, fill=accent)
    sheet.rect(0, H - 6, W, 6, 0, fill=accent)
    y = _brand(doc, 14, 34, 22, accent, W - 110)
    doc.put(14, y + 15, "strength", 11, doc.fonts.bold)
    doc.put(14, y + 28, "ndc", 9, doc.fonts.body, before=doc.extra.get("ndc_word", "NDC "))
    _variable(doc, 14, y + 46, 10, doc.fonts.mono, 1.3)
    if doc.extra.get("symbol", True):
        symbol(doc, W - 82, 22, 66)
    doc.plain(W - 14, H - 14, doc.extra.get("maker", ""), 6.5, align="right", color=(0.35, 0.35, 0.35))


def syringe(doc):
    """A long flat carton of a prefilled syringe, everything on two or three lines."""
    doc.size = doc.extra.get("size", (520.0, 130.0))
    doc.page()
    W, H = doc.size
    sheet, accent = doc.sheet, doc.extra.get("accent", (0.35, 0.15, 0.45))
    _background(doc)
    sheet.rect(0, 0, 70, H, 0, fill=accent)
    doc.plain(35, H / 2 + 4, "1", 26, doc.fonts.head, align="center", color=(1, 1, 1))
    doc.plain(35, H / 2 + 18, "syringe", 8, doc.fonts.body, align="center", color=(1, 1, 1))
    doc.put(84, 20, "ndc", 9, doc.fonts.body, before=doc.extra.get("ndc_word", "NDC "))
    doc.plain(W - 14, 20, "Rx ONLY", 9, doc.fonts.bold, align="right")
    y = _brand(doc, 84, 52, 28, accent, W - 368)
    doc.put(W - 270, 52, "strength", 14, doc.fonts.bold)
    doc.plain(W - 270, 64, doc.extra.get("form", "prefilled syringe"), 8.5)
    for text in doc.extra.get("lines", [])[:3]:
        y += 11
        doc.plain(84, y + 6, text, 8)
    if doc.extra.get("symbol", True):
        symbol(doc, W - 66, 66, 46)
    _variable(doc, W - 200, 88, 9.5, doc.fonts.mono)


def sticker(doc):
    """A sticker from a distributor or pharmacy: plain lines in one font."""
    doc.size = doc.extra.get("size", (288.0, 180.0))
    doc.page()
    W, H = doc.size
    _background(doc)
    doc.sheet.rect(3, 3, W - 6, H - 6, 1.2)
    face = doc.fonts.value
    doc.plain(14, 22, doc.extra.get("maker", ""), 8, face)
    doc.put(14, 44, "drug_brand", 16, doc.fonts.value_bold, case=str.upper if doc.extra.get("brand_upper") else None)
    y = 60
    if doc.has("drug_generic"):
        doc.put(14, y, "drug_generic", 10.5, face)
        y += 17
    rows = [("strength", doc.extra.get("strength_word", "Strength: ")), ("ndc", doc.extra.get("ndc_word", "NDC: ")), ("lot", doc.extra.get("lot_word", "Lot: ")),
            ("expiry", doc.extra.get("expiry_word", "Exp: ")), ("serial_number", "S/N: ")]
    for name, before in rows:
        if doc.has(name):
            doc.put(14, y, name, 11, face, before=before)
            y += 16
    for text in doc.extra.get("lines", [])[:1]:
        doc.plain(14, H - 14, text, 8, face)
    if doc.extra.get("symbol", False):
        symbol(doc, W - 76, 70, 56)


LAYOUTS = {"carton": carton, "vial": vial, "panel": panel, "syringe": syringe, "sticker": sticker}
