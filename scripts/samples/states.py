"""The states in which random documents arrive: with a text layer, scanned, faxed, photographed, spoiled."""

import subprocess

import numpy as np

from . import damage, files, ink, paper, randomdata

DAMAGE = {"scan300": 17, "scan200": 20, "fax_fine": 10, "fax_std": 14, "skew": 8, "rotated": 6, "photo": 11, "faded": 4, "bleed": 5, "overlay": 6, "badtext": 6, "png": 3}


def weighted(rng, table):
    """One of the keys, by weight."""
    return rng.choices(list(table), list(table.values()))[0]


def hidden_text(rng, sheet, spoil):
    """The text layer under a scan: what was written, spoiled by spoil(text)."""
    helvetica = paper.face("Liberation Sans")
    rows = []
    for text, x, y, size, advance in sheet.texts:
        wrong = spoil(text)
        natural = paper.width(wrong, size, helvetica)
        if wrong.strip() and natural > 0:
            rows.append((wrong, x, y, size, max(20.0, min(400.0, 100 * advance / natural))))
    return rows


def spoiler(rng, kind):
    """A function that spoils a text the way a bad text layer does."""
    if kind == "digits":
        return lambda t: "".join(rng.choice("0123456789") if c.isdigit() and rng.random() < 0.35 else c for c in t)
    if kind == "shuffled":
        return lambda t: "".join(rng.sample(t, len(t))) if rng.random() < 0.6 else t
    if kind == "garbled":
        return lambda t: "".join(rng.choice("!|li1§#*~rnmcé") if rng.random() < 0.45 else c for c in t)
    if kind == "cipher":
        return lambda t: "".join(chr((ord(c) - 33 + 29) % 94 + 33) if 33 <= ord(c) < 127 else c for c in t)
    return lambda t: t


def render(rng, documents, out, name, digital_share, back_page):
    """Writes the file of one or more documents in a random state; back_page draws what shines through from behind.

    Returns the truth record without its ids.
    """
    sheets = [s for d in documents for s in d.sheets]
    label = documents[0].kind == "label"
    table = dict(DAMAGE)
    if label:
        table = {"photo": 78, "png": 12, "scan200": 10}
    elif len(sheets) > 1:
        for key in ("photo", "png"):
            table.pop(key)
    digital = rng.random() < digital_share and not (label and rng.random() < 0.9)
    cls = "digital" if digital else weighted(rng, table)
    noise = np.random.default_rng(rng.randrange(2 ** 32))
    rendering = {"class": cls, "severity": 0 if digital else {"scan300": 1, "scan200": 2, "png": 1, "fax_fine": 3, "fax_std": 4, "photo": 4}.get(cls, 3)}
    turned = [0] * len(sheets)
    if cls == "digital":
        file = f"{name}.pdf"
        path = out / "files" / file
        files.pdf(path, [files.Digital(s) for s in sheets], creator=rng.choice(["office", "Billing 7.2", "report writer", "print service"]))
        if rng.random() < 0.03:
            rendering["variant"] = "owner-password encrypted"
            locked = path.with_suffix(".locked")
            subprocess.run(["qpdf", "--allow-weak-crypto", "--static-id", "--encrypt", "", "owner", "128", "--use-aes=n", "--", str(path), str(locked)], check=True)
            locked.replace(path)
    else:
        file = RENDER[cls](rng, noise, sheets, back_page, out / "files", name, rendering, turned)
    pages, described, first = [], [], 1
    for d in documents:
        truth = d.truth(first)
        for n in truth["pages"]:
            page = dict(page=n, kind=d.kind, subkind=d.subkind)
            if turned[n - 1]:
                page["rotated"] = turned[n - 1]
            pages.append(page)
        described.append(truth)
        first += len(d.sheets)
    return dict(file=f"files/{file}", page_count=len(sheets), pages=pages, rendering=rendering, documents=described)


def _scan300(rng, noise, sheets, back_page, folder, name, rendering, turned):
    angle, holes = rng.uniform(-0.4, 0.4), rng.random() < 0.12
    pixels = [damage.scan_bilevel(s, noise, 300, angle, rng.uniform(125, 175), rng.randint(0, 120), holes, rng.uniform(0.3, 1.0), rng.uniform(6, 24)) for s in sheets]
    rendering.update(dpi=300, depth=1)
    if rng.random() < 0.5:
        files.tiff(folder / f"{name}.tif", pixels, (300, 300))
        rendering["container"] = "TIFF G4"
        return f"{name}.tif"
    hidden = [()] * len(sheets)
    if rng.random() < 0.15:     # a scanner that reads: the text layer is right
        rendering["variant"] = "searchable"
        hidden = [hidden_text(rng, s, spoiler(rng, "good")) for s in sheets]
    files.pdf(folder / f"{name}.pdf", [files.Scanned(p, (s.w, s.h), hidden=h) for p, s, h in zip(pixels, sheets, hidden)], creator="scanner")
    rendering["container"] = "PDF G4"
    return f"{name}.pdf"


def _gray_pages(rng, noise, sheets, dpi, color=False, angle=None):
    angle = rng.uniform(-0.4, 0.4) if angle is None else angle
    return [damage.scan_gray(s, noise, dpi, angle, color, rng.uniform(0.3, 1.1), rng.uniform(225, 252), rng.uniform(1.5, 6), rng.randint(0, 60)) for s in sheets]


def _write_gray(rng, pixels, sheets, folder, name, rendering, hidden=None, quality=None):
    quality = quality or rng.randint(45, 85)
    rendering["container"] = "PDF JPEG"
    if len(pixels) == 1 and hidden is None and rng.random() < 0.25:
        rendering["container"] = "JPEG"
        files.jpg(folder / f"{name}.jpg", pixels[0], quality, rendering.get("dpi"))
        return f"{name}.jpg"
    hidden = hidden or [()] * len(pixels)
    points = lambda s, p: (s.w, s.h) if (p.shape[1] > p.shape[0]) == (s.w > s.h) else (s.h, s.w)
    files.pdf(folder / f"{name}.pdf", [files.Scanned(p, points(s, p), quality, h) for p, s, h in zip(pixels, sheets, hidden)], creator="scanner")
    return f"{name}.pdf"


def _scan200(rng, noise, sheets, back_page, folder, name, rendering, turned):
    rendering["dpi"] = dpi = rng.choice([150, 200, 200, 200, 240])
    return _write_gray(rng, _gray_pages(rng, noise, sheets, dpi, rng.random() < 0.25), sheets, folder, name, rendering)


def _skew(rng, noise, sheets, back_page, folder, name, rendering, turned):
    rendering.update(dpi=200, angle=round(rng.choice([-1, 1]) * rng.uniform(0.5, 4), 2))
    return _write_gray(rng, _gray_pages(rng, noise, sheets, 200, angle=rendering["angle"]), sheets, folder, name, rendering)


def _rotated(rng, noise, sheets, back_page, folder, name, rendering, turned):
    rendering["dpi"] = 200
    quarter = rng.choice([1, 2, 3])
    rendering["page_rotation"] = quarter * 90
    pixels = []
    for i, p in enumerate(_gray_pages(rng, noise, sheets, 200)):
        if i == 0 or rng.random() < 0.6:
            p = np.rot90(p, -quarter)
            turned[i] = quarter * 90
        pixels.append(p)
    return _write_gray(rng, pixels, sheets, folder, name, rendering)


def _faded(rng, noise, sheets, back_page, folder, name, rendering, turned):
    rendering["dpi"] = 200
    pixels = [damage.fade(p, noise, rng.uniform(0.45, 0.75)) for p in _gray_pages(rng, noise, sheets, 200)]
    return _write_gray(rng, pixels, sheets, folder, name, rendering)


def _bleed(rng, noise, sheets, back_page, folder, name, rendering, turned):
    rendering["dpi"] = 200
    ghost = damage.rasterise(back_page(rng), 200)
    pixels = []
    for p in _gray_pages(rng, noise, sheets, 200):
        if ghost.shape == p.shape:
            p = damage.bleed(p, ghost, rng.uniform(0.08, 0.24))
        pixels.append(p)
    return _write_gray(rng, pixels, sheets, folder, name, rendering)


def _overlay(rng, noise, sheets, back_page, folder, name, rendering, turned):
    rendering["dpi"] = 200
    head = paper.face("Roboto", bold=True)
    for s in sheets[:1]:
        for _ in range(rng.randint(1, 2)):
            ink.stamp(s, rng.uniform(40, s.w - 200), rng.uniform(60, s.h - 120), rng.choice(["RECEIVED", "PAID", "FAXED", "COPY", "BILLED"]), head, angle=rng.uniform(-0.4, 0.4), size=rng.uniform(14, 24), under=rng.choice([None, "ACCOUNTS PAYABLE"]),
                      color=rng.choice([(0.65, 0.1, 0.12), (0.1, 0.2, 0.6), (0.15, 0.4, 0.2)]))
        if rng.random() < 0.5:
            strokes, _ = ink.signature(rng.uniform(60, 300), rng.uniform(100, s.h - 60), rng.uniform(60, 140), 20, str(rng.random()))
            s.strokes(strokes, ink.BLUE_INK)
    pixels = []
    for p, s in zip(_gray_pages(rng, noise, sheets, 200, color=True), sheets):
        if rng.random() < 0.6:
            p = damage.stain(p, noise, rng.randint(1, 2))
        for _ in range(rng.randint(0, 4)):
            if s.texts:
                text, x, y, font, advance = rng.choice(s.texts)
                p = damage.highlight(p, ((x - 3) / s.w, (y - font) / s.h, (x + advance + 3) / s.w, (y + font * 0.35) / s.h), rng.choice([(255, 246, 110), (170, 250, 150), (255, 190, 210)]))
        if rng.random() < 0.5:
            p = damage.creases(p, noise, rng.randint(1, 2))
        pixels.append(p)
    return _write_gray(rng, pixels, sheets, folder, name, rendering)


def _badtext(rng, noise, sheets, back_page, folder, name, rendering, turned):
    kind = rng.choice(["digits", "shuffled", "garbled", "cipher"])
    rendering.update(dpi=200, text_layer=kind)
    hidden = [hidden_text(rng, s, spoiler(rng, kind)) for s in sheets]
    return _write_gray(rng, _gray_pages(rng, noise, sheets, 200), sheets, folder, name, rendering, hidden)


def _fax(fine):
    def fax(rng, noise, sheets, back_page, folder, name, rendering, turned):
        sender, number = rng.choice(["CLINIC", "BILLING", "INFUSION CTR", "PHARMACY", "DR OFFICE"]), randomdata.phone(rng)
        header = None if rng.random() < 0.25 else f"{rng.randint(1, 12):02}/{rng.randint(1, 28):02}/20{rng.randint(23, 26)} {rng.randint(7, 18):02}:{rng.randint(0, 59):02}  {sender} {number}   (FAX)"
        angle = rng.uniform(-0.5, 0.5)
        pixels = [damage.fax(s, noise, fine, angle, header and f"{header}   P.{i + 1:03}/{len(sheets):03}", rng.uniform(120, 165), rng.randint(20, 250), rng.randint(0, 6), rng.uniform(0.4, 1.0), rng.uniform(10, 30)) for i, s in enumerate(sheets)]
        if header:
            for i, s in enumerate(sheets):      # on every page, where damage.fax prints it
                s.runs.append(paper.Run(f"{header}   P.{i + 1:03}/{len(sheets):03}", 18, 7 + 6 * 72 / (196 if fine else 98), 7.6, paper.face("DejaVu Sans Mono")))
        rendering.update(dpi=[204, 196 if fine else 98], depth=1)
        if rng.random() < 0.45:
            files.tiff(folder / f"{name}.tif", pixels, (204, 196 if fine else 98))
            rendering["container"] = "TIFF G4, non-square pixels"
            return f"{name}.tif"
        files.pdf(folder / f"{name}.pdf", [files.Scanned(p, (s.w, s.h)) for p, s in zip(pixels, sheets)], creator="fax server")
        rendering["container"] = "PDF G4"
        return f"{name}.pdf"
    return fax


def _photo(rng, noise, sheets, back_page, folder, name, rendering, turned):
    s = sheets[0]
    long_side = rng.choice([1200, 1500, 1600]) if s.w < 560 else rng.choice([1900, 2200, 2600])
    shape = (long_side, round(long_side * 0.75)) if s.w > s.h else (round(long_side * 0.75), long_side)
    p = damage.photo(s, noise, shape, rng.uniform(0.78, 0.94), rng.uniform(0.01, 0.06), rng.uniform(-5, 5), rng.uniform(0.15, 0.55), rng.choice([(118, 92, 70), (60, 60, 64), (150, 146, 140), (90, 70, 60), (40, 52, 62)]), rng.uniform(-0.04, 0.1), rng.uniform(0.5, 1.2),
                     rng.uniform(2, 6), rng.choice([0, 0, 0.3, 0.6]), rng.uniform(215, 245), rng.random() < 0.6)
    rendering.update(px=shape[0], container="JPEG")
    files.jpg(folder / f"{name}.jpg", p, rng.randint(62, 88))
    return f"{name}.jpg"


def _png(rng, noise, sheets, back_page, folder, name, rendering, turned):
    dpi = rng.choice([150, 200]) if sheets[0].w > 560 else rng.choice([180, 240])
    p = damage.rasterise(sheets[0], dpi, color=True)
    files.png(folder / f"{name}.png", damage.blur(p, rng.uniform(0, 0.6)), dpi)
    rendering.update(dpi=dpi, container="PNG")
    return f"{name}.png"


RENDER = {"scan300": _scan300, "scan200": _scan200, "fax_fine": _fax(True), "fax_std": _fax(False), "skew": _skew, "rotated": _rotated, "photo": _photo, "faded": _faded, "bleed": _bleed, "overlay": _overlay, "badtext": _badtext, "png": _png}
