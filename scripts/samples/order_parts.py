"""The parts that orders are made of: letterhead, signature, boxes, record of what was given.

What an order prints is what its data holds. The signature is drawn by `sign`, which notes whether and how the order is signed:
data["signed"] is wet, electronic, stamp or none; data["signature_date"] is absent on an undated one.
"""

import re

from . import ink, paper
from .paper import BLACK

WORDS = {
    "patient_name": "Patient", "patient_dob": "DOB", "mbi": "Medicare ID", "order_date": "Order date", "drug": "Medication",
    "dose": "Dose", "calculated_dose": "Calculated dose", "route": "Route", "frequency": "Frequency", "weight": "Weight",
    "height": "Height", "icd10": "ICD-10", "diagnosis_text": "Diagnosis", "medical_necessity": "Medical necessity",
    "prescriber_name": "Prescriber", "npi": "NPI", "signature": "Prescriber signature", "signature_date": "Date",
    "prior_auth_number": "Prior authorization", "ndc": "NDC", "service_date": "Date given", "admin_dose": "Dose given",
    "admin_lot": "Lot", "admin_expiry": "Expires", "admin_ndc": "NDC", "wastage": "Wasted", "administration": "Administration record",
    "title": "Infusion Order", "administered_by": "Given by", "allergies": "Allergies", "mrn": "MRN", "sex": "Sex", "phone": "Phone",
    "refills": "Refills", "start": "Start", "stop": "Stop", "site": "Site", "vitals": "Vitals",
}


def word(doc, key):
    """The word this document uses for a field."""
    return doc.words.get(key, WORDS.get(key, key))


# --- parts --------------------------------------------------------------------

def clinic(doc, x, y, size=15, align="left", small=8.3, face=None, color=BLACK, limit=None):
    """The letterhead, no wider than limit. Returns the base line after it."""
    doc.plain(x, y, doc.extra["clinic"], size, face or doc.fonts.head, align=align, color=color, limit=limit)
    y += small * 1.55
    for text in doc.extra.get("clinic_address", []):
        doc.plain(x, y, text, small, align=align, limit=limit)
        y += small * 1.35
    return y


def prescriber(doc, x, y, size, face=None, before="", align="left", apart=None):
    """The prescriber's name and credentials: together, or the credentials at apart, where they are a field of their own."""
    face = face or doc.fonts.value
    if apart and doc.has("prescriber_credentials"):
        doc.put(apart, y, "prescriber_credentials", size, face)
        return doc.put(x, y, "prescriber_name", size, face, before=before, align=align)
    return doc.put(x, y, "prescriber_name", size, face, before=before, align=align, after=doc.style.credentials + credentials(doc) if credentials(doc) else "")


def credentials(doc):
    """The prescriber's credentials, or an empty text."""
    return doc.value("prescriber_credentials") if doc.has("prescriber_credentials") else doc.extra.get("credentials", "")


def sign(doc, x, y, length=170, height=24, date_at=None, date_size=9.5, line=True, caption=None, caption_size=7.0, date_caption=True,
         pen=ink.BLUE_INK, date_length=90, hand_date=True):
    """The signature on a line that starts at (x, y), and its date. Notes presence, kind and date."""
    sheet, how = doc.sheet, doc.data.get("signed", "wet")
    full = doc.extra.get("signer") or doc.value("prescriber_name")
    letters = credentials(doc)
    where = (x, y - height, x + length, y + 2)
    if line and not (how == "electronic" and doc.extra.get("no_line_when_electronic")):
        sheet.line(x, y, x + length, y, 0.7)
    if caption is not None:
        doc.plain(x, y + caption_size * 1.35, caption, caption_size)
    dated = doc.has("signature_date")
    if how == "wet":
        strokes, box = ink.signature(x + 8, y - 4, length * 0.72, height * 0.82, f"{full}/{doc.seed}", 1.15)
        sheet.strokes(strokes, pen)
        where = box
    elif how == "stamp":
        where = ink.stamp(sheet, x + 6, y - 27, f"{full} {letters}".strip(), doc.fonts.head, color=(0.15, 0.15, 0.45), angle=-0.03,
                          size=11, under="SIGNATURE STAMP" if doc.extra.get("stamp_says") else None)
    elif how == "electronic":
        clock = doc.extra.get("signed_at", "")
        verb = doc.words.get("electronically", "Electronically signed by")
        text = f"{verb} {full}{', ' + letters if letters else ''}"
        size = 8.2
        box = doc.plain(x + 2, y - 12, text, size, doc.fonts.italic if doc.extra.get("e_italic") else doc.fonts.body)
        where = box
        if dated:
            lead = doc.words.get("signed_on", "on") + " "
            end = doc.put(x + 2, y - 3, "signature_date", size, doc.fonts.body, before=lead, after=(" " + clock) if clock else "")
            where = paper.union([box, end])
    if how == "none":
        if doc.extra.get("pending"):
            doc.plain(x + 4, y - 4, doc.extra["pending"], 8, doc.fonts.italic)
        doc.mark("signature_present", where, value="no")
    else:
        doc.mark("signature_present", where, value="yes")
        doc.mark("signature_type", where, value=how)
    if date_at is not None and how != "electronic":
        dx, dy = date_at
        if line:
            sheet.line(dx, dy, dx + date_length, dy, 0.7)
        if date_caption and caption is not None:
            doc.plain(dx, dy + caption_size * 1.35, word(doc, "signature_date"), caption_size)
        if dated:
            face = doc.fonts.hand if hand_date and how in ("wet", "stamp") else doc.fonts.value
            doc.put(dx + 6, dy - 3, "signature_date", date_size * (1.25 if face is doc.fonts.hand else 1), face,
                    color=pen if face is doc.fonts.hand else BLACK)


def drug_text(doc):
    """A template that names the drug as the data has it: brand and generic, or one of them."""
    if doc.has("drug_brand") and doc.has("drug_generic"):
        return doc.words.get("drug_form", "{drug_brand} ({drug_generic})")
    return "{drug_brand}" if doc.has("drug_brand") else "{drug_generic}"


def diagnosis_template(doc, separator="; "):
    """A template of the diagnoses: text with code, or codes alone."""
    texts = doc.data.get("diagnosis_text") or []
    codes = doc.data.get("icd10") or []
    form = doc.words.get("diagnosis_form", "{diagnosis_text:i} ({icd10:i})")
    result = []
    for i in range(max(len(texts), len(codes))):
        if i < len(texts) and i < len(codes):
            result.append(form.replace(":i}", f":{i}}}"))
        elif i < len(codes):
            result.append(f"{{icd10:{i}}}")
        else:
            result.append(f"{{diagnosis_text:{i}}}")
    return separator.join(result)


ADMINISTRATION = ["service_date", "admin_dose", "admin_lot", "admin_expiry", "admin_ndc", "wastage"]


def administration_rows(doc):
    """The rows of the administration record: (label, field, index)."""
    rows = []
    for field in doc.extra.get("administration_order", ADMINISTRATION):
        if not doc.has(field):
            continue
        value = doc.data[field]
        for i in (range(len(value)) if isinstance(value, list) else [None]):
            rows.append((word(doc, field), field, i))
    for key in ("start", "stop", "site", "administered_by"):
        if key in doc.extra:
            rows.append((word(doc, key), None, doc.extra[key]))
    return rows


def _row_value(doc, x, y, row, size, face=None, color=BLACK):
    _, field, index = row
    if field:
        doc.put(x, y, field, size, face or doc.fonts.value, index=index, color=color)
    else:
        doc.plain(x, y, index, size, face or doc.fonts.value, color=color)


def administration(doc, x, y, width, style="box", size=9.0, title=True, fill=(0.9, 0.9, 0.9), value_face=None, value_color=BLACK):
    """The record of what was given. Returns its lower edge."""
    rows = administration_rows(doc)
    if not any(r[1] for r in rows):
        return y
    sheet, half = doc.sheet, (len(rows) + 1) // 2
    heading = word(doc, "administration")
    step = size * 1.7
    if style == "table":
        n = len(rows)
        sheet.rect(x, y, width, 15, 0.7, fill=fill)
        doc.plain(x + 5, y + 11, heading, size, doc.fonts.bold)
        y += 15
        per = 4 if n > 4 else n
        for start in range(0, n, per):
            part = rows[start:start + per]
            w = width / per
            for i, row in enumerate(part):
                sheet.rect(x + i * w, y, w, size * 3.1, 0.6)
                doc.plain(x + i * w + 4, y + size * 1.05, row[0], size * 0.78, doc.fonts.body)
                _row_value(doc, x + i * w + 5, y + size * 2.5, row, size, value_face, value_color)
            y += size * 3.1
        return y
    if style == "list":
        doc.plain(x, y + 10, heading, size * 1.1, doc.fonts.bold)
        y += 14 + step * 0.6
        label = max(paper.width(r[0] + ":", size, doc.fonts.body) for r in rows) + 10
        for row in rows:
            doc.plain(x, y, row[0] + ":", size)
            _row_value(doc, x + label, y, row, size, value_face, value_color)
            y += step
        return y
    h = 20 + half * step + 4
    if style == "box":
        sheet.rect(x, y, width, h, 0.9)
        doc.plain(x + 6, y + 12, heading.upper() if doc.extra.get("upper") else heading, size, doc.fonts.bold)
    else:   # bar
        sheet.rect(x, y, width, 15, 0, fill=fill)
        doc.plain(x + 6, y + 11, heading, size, doc.fonts.bold)
    for i, row in enumerate(rows):
        column, k = divmod(i, half)
        left, base = x + 8 + column * width / 2, y + 20 + size * 0.7 + k * step
        doc.plain(left, base, row[0] + ":", size, doc.fonts.body)
        gap = max(paper.width(r[0] + ":", size, doc.fonts.body) for r in rows[column * half:(column + 1) * half]) + 8
        _row_value(doc, left + gap, base, row, size, value_face, value_color)
    return y + h


def box_cell(doc, x, y, w, h, label, template=None, size=9.5, label_size=6.8, face=None, color=BLACK, fill=None):
    """A cell of a form: a small label in its corner and a value under it."""
    doc.sheet.rect(x, y, w, h, 0.7, fill=fill)
    doc.plain(x + 3, y + label_size * 1.15, label, label_size)
    if template:
        face = face or doc.fonts.value
        while size > 6 and len(paper.wrap(expand(doc, template), size, face, w - 10)) * size * 1.25 > h - label_size * 1.15 - 2:
            size -= 0.5
        doc.flow(x + 5, y + label_size * 1.15 + size * 1.2, w - 10, template, size, face, leading=size * 1.25, value_face=face,
                 value_color=color, color=color)


def expand(doc, template):
    """A template with the printed values in it."""
    def printed(match):
        name, index = match.group(1), match.group(2)
        return doc.show(name, int(index) if index else None) if name in doc.data else str(doc.extra.get(name, ""))
    return re.sub(r"\{(\w+)(?::(\d+))?\}", printed, template)


def field_template(doc, name):
    """{name}, or nothing when the order does not say it."""
    if not doc.has(name):
        return None
    value = doc.data[name]
    return ", ".join(f"{{{name}:{i}}}" for i in range(len(value))) if isinstance(value, list) else f"{{{name}}}"
