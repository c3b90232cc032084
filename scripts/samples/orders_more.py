"""More layouts of orders, for random documents."""

from . import ink, paper
from .order_parts import (ADMINISTRATION, administration, clinic, diagnosis_template, drug_text, expand, field_template, prescriber, sign, word)
from .orders import LAYOUTS
from .paper import BLACK


def pad(doc):
    """An order sheet written by hand: numbered lines on ruled paper, a sticker with the patient in the corner."""
    doc.page()
    W, H = doc.size
    hand, color = doc.fonts.hand, doc.extra.get("pen", ink.BLUE_INK)
    size = doc.extra.get("hand_size", 13)
    clinic(doc, 50, 50, 14, limit=280)
    doc.plain(50, 96, word(doc, "title"), 12, doc.fonts.bold)
    sheet = doc.sheet
    sheet.rect(340, 40, 222, 62, 1)
    y = 54
    for name, before in (("patient_name", ""), ("patient_dob", word(doc, "patient_dob") + " "), ("mbi", word(doc, "mbi") + " ")):
        if doc.has(name):
            doc.put(348, y, name, 9, doc.fonts.value, before=before, limit=208)
            y += 13
    y, left = 122, 200
    if doc.has("order_date"):
        doc.plain(50, y, word(doc, "order_date") + ":", 9)
        end = doc.put(50 + paper.width(word(doc, "order_date") + ": ", 9, doc.fonts.body) + 4, y, "order_date", size, hand, color=color)
        left = max(left, end[2] + 20)
    for name in ("weight", "height"):
        if doc.has(name):
            end = doc.plain(left, y, word(doc, name) + ":", 9)
            box = doc.put(end[2] + 6, y, name, size, hand, color=color)
            left = box[2] + 24
    top = y + 12
    step = size * 1.75
    count = int((H - 270 - top) / step)
    for k in range(count):
        sheet.line(50, top + (k + 1) * step, W - 50, top + (k + 1) * step, 0.4, (0.6, 0.7, 0.8))
    base = top + step - 3
    rows = [drug_text(doc), "  ".join(f"{{{n}}}" for n in ("dose", "route", "frequency") if doc.has(n))]
    if doc.has("calculated_dose"):
        rows.append("= {calculated_dose}")
    if doc.has("icd10") or doc.has("diagnosis_text"):
        rows.append("Dx: " + diagnosis_template(doc))
    if doc.has("prior_auth_number"):
        rows.append("auth {prior_auth_number}")
    if doc.has("medical_necessity"):
        rows.append("{medical_necessity}")
    rows += doc.extra.get("hand_notes", [])
    number = 1
    for i, row in enumerate(rows):
        if not row:
            continue
        if i != 1 and not row.startswith("="):
            doc.plain(56, base, f"{number}.", size, hand, color=color)
            number += 1
        base = doc.flow(78, base, W - 150, row, size, hand, leading=step, value_face=hand, color=color, value_color=color) + step
    y = H - 222
    sign(doc, 50, y, 220, 34, date_at=(320, y), caption=word(doc, "signature"), pen=color)
    y += 26
    prescriber(doc, 50, y, 9.5, doc.fonts.body, before=word(doc, "prescriber_name") + ": ")
    if doc.has("npi"):
        doc.put(330, y, "npi", 9.5, doc.fonts.body, before=word(doc, "npi") + " ")
    administration(doc, 50, y + 14, W - 100, doc.extra.get("administration_style", "box"), max(9.0, size * 0.78) if doc.extra.get("hand_record") else 9, value_face=hand if doc.extra.get("hand_record") else None,
                   value_color=color if doc.extra.get("hand_record") else BLACK)


def phone_order(doc):
    """An order taken by telephone: fixed pitch, read back, signed by the nurse, signed later by the prescriber."""
    doc.page()
    W, face = doc.size[0], doc.fonts.value
    y = clinic(doc, W / 2, 50, 13, align="center", face=doc.fonts.value_bold)
    doc.plain(W / 2, y + 14, doc.words.get("phone_title", "TELEPHONE ORDER"), 12, doc.fonts.value_bold, align="center")
    y += 44
    rows = [("patient_name", None), ("patient_dob", None), ("mbi", None), ("order_date", None), ("prescriber_name", "P"), ("npi", None), (None, None), ("drug", drug_text(doc)), ("ndc", None),
            ("dose", None), ("calculated_dose", None), ("route", None), ("frequency", None), ("weight", None), ("height", None), (None, None),
            ("icd10", None), ("diagnosis_text", None), ("medical_necessity", None), ("prior_auth_number", None)]
    for key, template in rows:
        if key is None:
            y += 8
            continue
        if template == "P":
            doc.plain(54, y, word(doc, key).upper(), 9.5, doc.fonts.value_bold)
            prescriber(doc, 210, y, 9.8, face)
            y += 15
            continue
        template = template or field_template(doc, key)
        if not template:
            continue
        label, small = word(doc, key).upper(), 9.5
        while paper.width(label, small, doc.fonts.value_bold) > 150:
            small -= 0.25
        doc.plain(54, y, label, small, doc.fonts.value_bold)
        y = doc.flow(210, y, W - 264, template, 9.8, face, leading=13, value_face=face) + 15
    y += 6
    doc.plain(54, y, "Order read back and verified:  [X] yes   [ ] no", 9.5, face)
    y += 44
    nurse = doc.extra.get("taken_by", "nurse")
    strokes, _ = ink.signature(62, y - 4, 110, 18, f"nurse/{nurse}/{doc.seed}", 1.0)
    doc.sheet.strokes(strokes, ink.BLACK_INK)
    doc.sheet.line(54, y, 230, y, 0.7)
    doc.plain(54, y + 10, f"Nurse taking the order: {nurse}", 7.5, face)
    y += 52
    sign(doc, 54, y, 220, 28, date_at=(320, y), caption=word(doc, "signature") + " (co-signature)", pen=doc.extra.get("pen", ink.BLACK_INK))
    administration(doc, 54, y + 28, W - 108, doc.extra.get("administration_style", "list"), 9.2)


def grid(doc):
    """A plan of treatment in one ruled grid, two label/value pairs to a row."""
    doc.page()
    W, sheet = doc.size[0], doc.sheet
    x, right = 46, W - 46
    tint = doc.extra.get("tint", (0.92, 0.92, 0.92))
    clinic(doc, x, 50, 14, limit=320)
    doc.plain(right, 52, word(doc, "title"), 13, doc.fonts.head, align="right")
    y = 92
    middle = (x + right) / 2
    pairs = [("patient_name", "patient_dob"), ("mbi", "order_date"), ("weight", "height"), ("drug", "ndc"), ("dose", "calculated_dose"), ("route", "frequency"), ("icd10", "prior_auth_number")]
    label = doc.extra.get("label_width", 96)
    size = 9.4

    def cell(left, stop, key, height):
        sheet.rect(left, y, label, height, 0.6, fill=tint)
        sheet.rect(left + label, y, stop - left - label, height, 0.6)
        for n, part in enumerate(paper.wrap(word(doc, key), 8.2, doc.fonts.bold, label - 6)):
            doc.plain(left + 4, y + 12 + n * 9.5, part, 8.2, doc.fonts.bold)
        template = drug_text(doc) if key == "drug" else field_template(doc, key)
        if template:
            body = size
            while body > 6.5 and len(paper.wrap(expand(doc, template), body, doc.fonts.value, stop - left - label - 9)) * body * 1.2 > height - 5:
                body -= 0.4
            doc.flow(left + label + 4, y + 12.5, stop - left - label - 9, template, body, leading=body * 1.2, value_face=doc.fonts.value)
    for a, b in pairs:
        height = 32 if a == "drug" else 24
        cell(x, middle, a, height)
        cell(middle, right, b, height)
        y += height
    for key, height in (("diagnosis_text", 40), ("medical_necessity", 64)):
        cell(x, right, key, height)
        y += height
    y += 12
    doc.plain(x, y, word(doc, "prescriber_name") + ":", 9.4, doc.fonts.bold)
    prescriber(doc, max(x + 120, x + 10 + paper.width(word(doc, "prescriber_name") + ":", 9.4, doc.fonts.bold)), y, 9.6, apart=x + 300)
    if doc.has("npi"):
        doc.put(right - 150, y, "npi", 9.6, before=word(doc, "npi") + ": ")
    y += 46
    sign(doc, x, y, 230, 30, date_at=(x + 290, y), caption=word(doc, "signature"), pen=doc.extra.get("pen", ink.BLUE_INK))
    administration(doc, x, y + 26, right - x, doc.extra.get("administration_style", "table"), 9, fill=tint)


def referral(doc):
    """A referral form in two columns, route and frequency as boxes to tick."""
    doc.page()
    W, sheet = doc.size[0], doc.sheet
    x, right, middle = 40, W - 40, W / 2
    accent = doc.extra.get("accent", (0.2, 0.4, 0.35))
    doc.plain(x, 52, word(doc, "title"), 17, doc.fonts.head, color=accent)
    clinic(doc, right, 44, 11, align="right", small=7.8, limit=300)
    sheet.line(x, 78, right, 78, 1.4, accent)
    pen = doc.extra.get("pen", ink.BLACK_INK)
    face, color = doc.fonts.value, doc.extra.get("fill_color", BLACK)

    def section(left, y, text):
        sheet.rect(left, y, middle - x - 8, 14, 0, fill=accent)
        doc.plain(left + 5, y + 10.4, text, 8.6, doc.fonts.bold, color=(1, 1, 1))
        return y + 29

    def rows(left, y, keys):
        stop = left + middle - x - 8
        for key in keys:
            template = drug_text(doc) if key == "drug" else field_template(doc, key)
            end = doc.plain(left, y, word(doc, key) + ":", 8.6, doc.fonts.bold)
            if template:
                y = doc.flow(end[2] + 5, y, stop - end[2] - 5, template, 9.4, face, leading=12, value_face=face, value_color=color)
            sheet.line(end[2] + 3, y + 2.5, stop, y + 2.5, 0.4, (0.5, 0.5, 0.5))
            y += 18
        return y

    def options(left, y, key, choices):
        """Boxes to tick; the printed form of the value is one of them."""
        end = doc.plain(left, y, word(doc, key) + ":", 8.6, doc.fonts.bold)
        at, stop = end[2] + 7, left + middle - x - 8
        for text in choices:
            w = 13 + paper.width(text, 8.8, face) + 10
            if at + w > stop:
                at, y = left + 12, y + 15
            sheet.rect(at, y - 7.3, 8, 8, 0.8)
            if doc.has(key) and text == doc.show(key):
                sheet.strokes(ink.tick(at, y - 7.3, 8, f"{doc.seed}{key}", doc.extra.get("tick", "x")), pen)
                doc.put(at + 12, y, key, 8.8, face)
            else:
                doc.plain(at + 12, y, text, 8.8, face)
            at += w
        return y + 19
    left = section(x, 90, doc.words.get("part_patient", "PATIENT"))
    left = rows(x, left, [k for k in ("patient_name", "patient_dob", "mbi", "weight", "height") if doc.has(k)])
    left = section(x, left - 4, doc.words.get("part_reason", "DIAGNOSIS"))
    left = rows(x, left, [k for k in ("icd10", "diagnosis_text") if doc.has(k)])
    there = section(middle + 8, 90, doc.words.get("part_drug", "MEDICATION"))
    there = rows(middle + 8, there, [k for k in ("drug", "ndc", "dose", "calculated_dose") if k == "drug" or doc.has(k)])
    for key in ("route", "frequency"):
        if doc.has(key):
            there = options(middle + 8, there, key, doc.extra.get(key + "_choices", [doc.show(key)]))
    there = rows(middle + 8, there + 3, [k for k in ("order_date", "prior_auth_number") if doc.has(k)])
    y = max(left, there) + 4
    if doc.has("medical_necessity"):
        doc.plain(x, y, word(doc, "medical_necessity"), 9, doc.fonts.bold, color=accent)
        end = doc.block(x + 6, y + 16, right - x - 14, "medical_necessity", 9.4, face, leading=12.2, color=color)
        sheet.rect(x, y + 4, right - x, end - y + 4, 0.6)
        y = end + 26
    doc.plain(x, y, word(doc, "prescriber_name") + ":", 8.8, doc.fonts.bold)
    prescriber(doc, x + paper.width(word(doc, "prescriber_name") + ":  ", 8.8, doc.fonts.bold), y, 9.4, face)
    if doc.has("npi"):
        doc.put(middle + 60, y, "npi", 9.4, face, before=word(doc, "npi") + ": ")
    y += 46
    sign(doc, x, y, 230, 30, date_at=(x + 300, y), caption=word(doc, "signature"), pen=doc.extra.get("sign_pen", ink.BLUE_INK))
    administration(doc, x, y + 26, right - x, doc.extra.get("administration_style", "bar"), 9, fill=tuple(min(1, c + 0.5) for c in accent))


def stacked(doc):
    """Small grey labels over their values in three columns, no rules, as modern records print."""
    doc.page()
    W = doc.size[0]
    x, right = 48, W - 48
    gray = (0.42, 0.42, 0.42)
    doc.plain(x, 50, word(doc, "title"), 18, doc.fonts.head)
    doc.plain(x, 66, doc.extra["clinic"] + "   " + "   ".join(doc.extra.get("clinic_address", [])[:1]), 8.2, color=gray)
    doc.plain(right, 50, doc.extra.get("printed_at", ""), 7.5, align="right", color=gray)
    y = 98
    cells = ["patient_name", "patient_dob", "mbi", "drug", "order_date", "ndc", "dose", "calculated_dose", "route", "frequency", "weight", "height", "icd10", "prior_auth_number"]
    if not doc.has("ndc"):
        cells.remove("ndc")
    cells = [c for c in cells if c == "drug" or doc.has(c)]
    w = (right - x) / 3
    column, row_bottom = 0, y
    for key in cells:
        span = 2 if key == "drug" else 1
        if column + span > 3:
            column, y = 0, row_bottom + 13
            row_bottom = y
        left = x + column * w
        doc.plain(left, y, word(doc, key), 7.4, color=gray)
        template = drug_text(doc) if key == "drug" else field_template(doc, key)
        end = doc.flow(left, y + 13, w * span - 12, template, 10.4, doc.fonts.value, leading=13, value_face=doc.fonts.value)
        row_bottom = max(row_bottom, end + 8)
        column += span
    y = row_bottom + 14
    for key in ("diagnosis_text", "medical_necessity"):
        template = diagnosis_list(doc) if key == "diagnosis_text" else field_template(doc, key)
        if template:
            doc.plain(x, y, word(doc, key), 7.4, color=gray)
            y = doc.flow(x, y + 13, right - x, template, 10, doc.fonts.value, leading=13, value_face=doc.fonts.value) + 20
    doc.plain(x, y, word(doc, "prescriber_name"), 7.4, color=gray)
    prescriber(doc, x, y + 13, 10.4)
    if doc.has("npi"):
        doc.plain(x + 2 * w, y, word(doc, "npi"), 7.4, color=gray)
        doc.put(x + 2 * w, y + 13, "npi", 10.4)
    y += 58
    doc.extra.setdefault("no_line_when_electronic", True)
    sign(doc, x, y, 220, 28, date_at=(x + 280, y), caption=word(doc, "signature") if doc.data.get("signed") != "electronic" else None)
    administration(doc, x, y + 24, right - x, doc.extra.get("administration_style", "list"), 9.6)


def diagnosis_list(doc):
    """The diagnoses as text only."""
    return "; ".join(f"{{diagnosis_text:{i}}}" for i in range(len(doc.data.get("diagnosis_text") or [])))


def flow_sheet(doc):
    """A short order on top and what was given as a table with one row, as infusion rooms keep it."""
    doc.page()
    W, sheet = doc.size[0], doc.sheet
    x, right = 40, W - 40
    doc.plain(W / 2, 48, doc.extra["clinic"], 14, doc.fonts.head, align="center")
    doc.plain(W / 2, 62, "   ".join(doc.extra.get("clinic_address", [])), 8, align="center")
    doc.plain(W / 2, 86, word(doc, "title"), 12.5, doc.fonts.bold, align="center")
    y = 112

    def inline(keys, gap=18):
        nonlocal y
        left = x
        for key in keys:
            template = drug_text(doc) if key == "drug" else field_template(doc, key)
            if not template:
                continue
            label = word(doc, key) + ":"
            w = paper.width(label, 9.4, doc.fonts.bold) + 5 + paper.width(expand(doc, template), 9.6, doc.fonts.value)
            if left > x and left + w > right:
                left, y = x, y + 16
            end = doc.plain(left, y, label, 9.4, doc.fonts.bold)
            y = doc.flow(end[2] + 5, y, right - end[2] - 5, template, 9.6, doc.fonts.value, leading=13, value_face=doc.fonts.value)
            left += w + gap
        y += 18
    inline(["patient_name", "patient_dob", "mbi"])
    inline(["weight", "height", "order_date"])
    sheet.line(x, y - 10, right, y - 10, 0.7)
    y += 4
    inline(["drug"])
    inline(["dose", "calculated_dose", "route", "frequency", "ndc"])
    inline(["icd10", "diagnosis_text"])
    inline(["medical_necessity"])
    inline(["prior_auth_number"])
    prescriber(doc, x, y, 9.6, before=word(doc, "prescriber_name") + ": ")
    if doc.has("npi"):
        doc.put(x + 330, y, "npi", 9.6, before=word(doc, "npi") + ": ")
    y += 46
    sign(doc, x, y, 230, 30, date_at=(x + 300, y), caption=word(doc, "signature"), pen=doc.extra.get("pen", ink.BLUE_INK))
    y += 34
    keys = [k for k in ADMINISTRATION if doc.has(k)]
    if not keys:
        return
    doc.plain(x, y, word(doc, "administration"), 10.5, doc.fonts.bold)
    y += 6
    w = (right - x) / (len(keys) + 1)
    most = max([len(doc.data[k]) for k in keys if isinstance(doc.data[k], list)] or [1])
    for i, key in enumerate(keys + ["administered_by"]):
        left = x + i * w
        sheet.rect(left, y, w, 17, 0.7, fill=doc.extra.get("tint", (0.9, 0.9, 0.9)))
        sheet.rect(left, y + 17, w, 10 + 12 * most, 0.7)
        for extra in range(doc.extra.get("empty_rows", 2)):
            sheet.rect(left, y + 27 + 12 * most + extra * 20, w, 20, 0.7)
        size = 8
        while paper.width(word(doc, key), size, doc.fonts.bold) > w - 6:
            size -= 0.25
        doc.plain(left + 3, y + 11.5, word(doc, key), size, doc.fonts.bold)
        if key == "administered_by":
            text = doc.extra.get("administered_by", "")
            size = 8.6
            while paper.width(text, size, doc.fonts.value) > w - 6 and size > 5:
                size -= 0.25
            doc.plain(left + 3, y + 29, text, size)
            continue
        value = doc.data[key]
        for n in (range(len(value)) if isinstance(value, list) else [None]):
            size = 8.8
            while paper.width(doc.show(key, n), size, doc.fonts.value) > w - 6 and size > 5:
                size -= 0.25
            doc.put(left + 3, y + 29 + 12 * (n or 0), key, size, index=n)


def note(doc):
    """A visit note whose plan is the order, in running text, signed electronically or by pen."""
    doc.page()
    W = doc.size[0]
    x, right = 64, W - 64
    y = clinic(doc, x, 54, 14)
    doc.sheet.line(x, y, right, y, 0.8)
    y += 20
    parts = [f"{word(doc, n)}: {{{n}}}" for n in ("patient_name", "patient_dob", "mbi", "order_date") if doc.has(n)]
    y = doc.flow(x, y, right - x, "     ".join(parts), 9.8, doc.fonts.body, leading=14) + 26
    body = doc.extra["note"]
    for heading, template in body:
        if template is None:
            continue
        doc.plain(x, y, heading, 10, doc.fonts.bold)
        y = doc.flow(x, y + 15, right - x, template, 10, doc.fonts.body, leading=14) + 24
    y += 24
    doc.extra.setdefault("no_line_when_electronic", True)
    sign(doc, x, y, 220, 30, date_at=(x + 280, y), caption=None if doc.data.get("signed") == "electronic" else word(doc, "signature"), pen=doc.extra.get("pen", ink.BLUE_INK))
    prescriber(doc, x, y + 22, 10, doc.fonts.body)
    if doc.has("npi"):
        doc.put(x, y + 36, "npi", 10, doc.fonts.body, before=word(doc, "npi") + " ")
    administration(doc, x, y + 50, right - x, doc.extra.get("administration_style", "list"), 9.6)


LAYOUTS.update({"pad": pad, "phone-order": phone_order, "grid": grid, "referral": referral, "stacked": stacked, "flow-sheet": flow_sheet, "note": note})
