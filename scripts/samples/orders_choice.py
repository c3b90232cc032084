"""Orders that print several drugs, each with dose, route and schedule of its own: only one is ordered."""

from . import ink, paper
from .order_parts import administration, clinic, diagnosis_template, drug_text, expand, field_template, prescriber, sign, word
from .orders import LAYOUTS
from .paper import BLACK


def _head(doc, x, right):
    """Clinic, title and the patient's strip. Returns where it ends."""
    clinic(doc, x, 46, 13, limit=300)
    doc.plain(right, 48, word(doc, "title"), 12.5, doc.fonts.head, align="right")
    y = 84
    for keys in (("patient_name", "patient_dob", "mbi"), ("weight", "height", "order_date")):
        at = x
        for key in keys:
            template = field_template(doc, key)
            if not template:
                continue
            end = doc.plain(at, y, word(doc, key) + ":", 9, doc.fonts.bold)
            doc.flow(end[2] + 4, y, 260, template, 9.3, doc.fonts.value)
            at = max(at + 170, end[2] + 22 + paper.width(expand(doc, template), 9.3, doc.fonts.value))
        y += 15
    doc.sheet.line(x, y - 6, right, y - 6, 0.8)
    return y + 8


def _foot(doc, x, right, y):
    """Diagnosis, reason, prescriber, signature and record."""
    template = diagnosis_template(doc)
    if template:
        end = doc.plain(x, y, word(doc, "diagnosis_text") + ":", 9.2, doc.fonts.bold)
        y = doc.flow(end[2] + 5, y, right - end[2] - 5, template, 9.3, doc.fonts.value, leading=12) + 18
    if doc.has("medical_necessity"):
        doc.plain(x, y, word(doc, "medical_necessity") + ":", 9.2, doc.fonts.bold)
        y = doc.block(x, y + 13, right - x, "medical_necessity", 9.3, doc.fonts.value, leading=12) + 18
    doc.plain(x, y, word(doc, "prescriber_name") + ":", 9.2, doc.fonts.bold)
    prescriber(doc, x + paper.width(word(doc, "prescriber_name") + ":  ", 9.2, doc.fonts.bold), y, 9.5)
    if doc.has("npi"):
        doc.put(right - 150, y, "npi", 9.5, before=word(doc, "npi") + ": ")
    y += 44
    sign(doc, x, y, 220, 28, date_at=(x + 280, y), caption=word(doc, "signature"), pen=doc.extra.get("pen", ink.BLUE_INK))
    administration(doc, x, y + 26, right - x, doc.extra.get("administration_style", "table"), 9)


def drug_table(doc):
    """What a hospital's system prints: a table of everything that is given that day, and among it the one biologic."""
    doc.page()
    W, sheet = doc.size[0], doc.sheet
    x, right = 46, W - 46
    y = _head(doc, x, right)
    heads = [k for k in ("drug", "dose", "route", "frequency") if k == "drug" or doc.has(k)]
    share = {"drug": 0.42, "dose": 0.19, "route": 0.15, "frequency": 0.24}
    edges, at = [], x
    for key in heads:
        edges.append(at)
        at += (right - x) * share[key]
    rows = [None if k == doc.extra["choice"] else row for k, row in enumerate(doc.extra["rows"])]
    tint = doc.extra.get("tint", (0.9, 0.9, 0.9))
    sheet.rect(x, y - 11, right - x, 16, 0.6, fill=tint)
    for edge, key in zip(edges, heads):
        doc.plain(edge + 4, y, word(doc, key), 8.8, doc.fonts.bold)
    y += 17
    for row in rows:
        if row is None:
            low = doc.flow(edges[0] + 4, y, edges[1] - edges[0] - 8 if len(edges) > 1 else 250, drug_text(doc), 9, doc.fonts.value, leading=11)
            for edge, key in list(zip(edges, heads))[1:]:
                doc.put(edge + 4, y, key, 9, doc.fonts.value)
        else:
            low = y
            for edge, key in zip(edges, heads):
                doc.plain(edge + 4, y, row[key], 9, doc.fonts.value)
        if doc.extra.get("grid", True):
            sheet.line(x, low + 5, right, low + 5, 0.4)
        y = low + 17
    if doc.has("calculated_dose"):
        end = doc.plain(x, y + 4, word(doc, "calculated_dose") + ":", 9.2, doc.fonts.bold)
        doc.put(end[2] + 5, y + 4, "calculated_dose", 9.3, doc.fonts.value)
        y += 16
    _foot(doc, x, right, y + 14)


def option_columns(doc):
    """Drugs to tick in one or two columns, each with its own dose, route and schedule behind it."""
    doc.page()
    W, sheet = doc.size[0], doc.sheet
    x, right = 46, W - 46
    y = _head(doc, x, right)
    doc.plain(x, y, doc.words.get("part_drug", "Medication - tick ONE"), 10, doc.fonts.bold)
    y += 18
    columns = doc.extra.get("columns", 2)
    wide = (right - x) / columns
    own = " ".join([drug_text(doc)] + [f"{{{k}}}" for k in ("dose", "route", "frequency") if doc.has(k)])
    size = 9.2
    while columns > 1 and size > 6.5 and paper.width(expand(doc, own), size, doc.fonts.value) > wide - 24:
        size -= 0.2
    for k, text in enumerate(doc.extra["rows"]):
        left = x + wide * (k % columns)
        sheet.rect(left, y - 7.5, 8.5, 8.5, 0.9)
        if k == doc.extra["choice"]:
            sheet.strokes(ink.tick(left, y - 7.5, 8.5, f"{doc.seed}drug", doc.extra.get("tick", "x")), doc.extra.get("pen", ink.BLACK_INK))
            doc.flow(left + 14, y, wide if columns == 1 else 600, own, size, doc.fonts.value)
            doc.mark("drug_selection", (left, y - 8, left + 9, y + 1), value="one")
        else:
            doc.plain(left + 14, y, text, size, doc.fonts.value, limit=wide - 22)
        if k % columns == columns - 1 or k == len(doc.extra["rows"]) - 1:
            y += 16
    if doc.has("calculated_dose"):
        end = doc.plain(x, y + 4, word(doc, "calculated_dose") + ":", 9.2, doc.fonts.bold)
        doc.put(end[2] + 5, y + 4, "calculated_dose", 9.3, doc.fonts.value)
        y += 16
    _foot(doc, x, right, y + 14)


LAYOUTS.update({"drug-table": drug_table, "option-columns": option_columns})
