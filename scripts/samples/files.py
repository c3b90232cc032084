"""Writes pages to PDF, TIFF, JPEG and PNG so that the same pages give the same bytes."""

import io
import subprocess
import tempfile
from pathlib import Path

import cairo
import numpy as np
from PIL import Image, TiffImagePlugin

from .damage import image, jpeg

TiffImagePlugin.STRIP_SIZE = 1 << 30     # one strip a page: a PDF can then hold the bytes as they are

DATE = "2026-01-05T09:00:00Z"


class Digital:
    """A page that goes into a PDF as text and lines."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.points = (sheet.w, sheet.h)


class Scanned:
    """A page that goes into a PDF as a picture; points is its size on paper.

    hidden is an invisible text layer: (text, x, y of the base line, font size, stretch in percent) in points; quality is that
    of the JPEG, absent for a black and white picture; rotate is how a viewer is told to turn the page.
    """

    def __init__(self, pixels, points, quality=None, hidden=(), rotate=0):
        self.pixels, self.points, self.quality, self.hidden, self.rotate = pixels, points, quality, hidden, rotate


def _group4(pixels):
    """The raw CCITT group 4 bytes of a black and white picture."""
    buffer = io.BytesIO()
    bw = Image.fromarray((np.clip(pixels, 0, 255) > 127)).convert("1")
    bw.save(buffer, "TIFF", compression="group4", dpi=(300, 300))
    data = buffer.getvalue()
    tags = Image.open(io.BytesIO(data)).tag_v2
    assert len(tags[273]) == 1, "one strip"
    strip = data[tags[273][0]:tags[273][0] + tags[279][0]]
    return strip, tags[262] == 0


def _stream(dictionary, data):
    return f"<< {dictionary} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _scanned_pdf(pages, creator):
    """The bytes of a PDF whose pages are pictures, as a scanner writes it."""
    objects = [b"", b""]        # the catalog and the page tree, filled in at the end
    kids = []

    def add(body):
        objects.append(body)
        return len(objects)
    for page in pages:
        h, w = page.pixels.shape[:2]
        base = f"/Type /XObject /Subtype /Image /Width {w} /Height {h}"
        if page.quality is None:
            strip, white_is_zero = _group4(page.pixels)
            black = "false" if white_is_zero else "true"
            number = add(_stream(f"{base} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms "
                                 f"<< /K -1 /Columns {w} /Rows {h} /BlackIs1 {black} >>", strip))
        else:
            space = "/DeviceRGB" if page.pixels.ndim == 3 else "/DeviceGray"
            number = add(_stream(f"{base} /ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode", jpeg(page.pixels, page.quality)))
        width, height = page.points
        content = f"q {width:g} 0 0 {height:g} 0 0 cm /Im Do Q\n"
        resources = f"/XObject << /Im {number} 0 R >>"
        if page.hidden:
            font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
            resources += f" /Font << /F {font} 0 R >>"
            content += "BT 3 Tr\n"
            for text, x, y, size, stretch in page.hidden:
                safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
                content += f"/F {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {x:.2f} {height - y:.2f} Tm ({safe}) Tj\n"
            content += "ET\n"
        body = add(_stream("", content.encode("cp1252", "replace")))
        turn = f" /Rotate {page.rotate}" if page.rotate else ""
        kids.append(add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}]{turn} /Resources << {resources} >> "
                        f"/Contents {body} 0 R >>".encode()))
    info = add(f"<< /Producer ({creator}) /CreationDate (D:20260105090000Z) >>".encode())
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for i, body in enumerate(objects):
        places.append(len(out))
        out += f"{i + 1} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _digital_pdf(pages, creator):
    """The bytes of a PDF of text and lines."""
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, 612, 792)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, DATE)
    surface.set_metadata(cairo.PDF_METADATA_MOD_DATE, DATE)
    surface.set_metadata(cairo.PDF_METADATA_CREATOR, creator)
    for page in pages:
        surface.set_size(*page.points)
        ctx = cairo.Context(surface)
        page.sheet.render(ctx)
        ctx.show_page()
    surface.finish()
    return out.getvalue()


def pdf(path, pages, creator="office"):
    """A PDF of digital and scanned pages."""
    runs = []
    for page in pages:
        kind = _digital_pdf if isinstance(page, Digital) else _scanned_pdf
        if runs and runs[-1][0] is kind:
            runs[-1][1].append(page)
        else:
            runs.append((kind, [page]))
    parts = [kind(run, creator) for kind, run in runs]
    if len(parts) == 1:
        Path(path).write_bytes(parts[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, part in enumerate(parts):
            names.append(str(Path(folder) / f"{i}.pdf"))
            Path(names[-1]).write_bytes(part)
        subprocess.run(["qpdf", "--deterministic-id", "--empty", "--pages", *names, "--", str(path)], check=True)


def tiff(path, pages, dpi):
    """A multi-page TIFF: group 4 of bilevel pictures, dpi a pair."""
    pictures = [Image.fromarray((np.clip(p, 0, 255) > 127)).convert("1") for p in pages]
    pictures[0].save(str(path), "TIFF", compression="group4", save_all=True, append_images=pictures[1:], dpi=dpi)


def gray_tiff(path, pages, dpi):
    """A multi-page gray TIFF, LZW."""
    pictures = [image(p) for p in pages]
    pictures[0].save(str(path), "TIFF", compression="tiff_lzw", save_all=True, append_images=pictures[1:], dpi=dpi)


def jpg(path, pixels, quality=82, dpi=None):
    """A JPEG file."""
    with open(path, "wb") as out:
        if dpi:
            buffer = io.BytesIO()
            image(pixels).save(buffer, "JPEG", quality=quality, dpi=(dpi, dpi))
            out.write(buffer.getvalue())
        else:
            out.write(jpeg(pixels, quality))


def png(path, pixels, dpi=None):
    """A PNG file."""
    image(pixels).save(str(path), "PNG", **({"dpi": (dpi, dpi)} if dpi else {}))
