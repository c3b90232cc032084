"""Physician orders and administration records in many layouts.

What an order prints is what its data holds.
"""

from . import ink, paper
from .order_parts import (ADMINISTRATION, administration, box_cell, clinic, diagnosis_template, drug_text, expand, field_template, prescriber, sign, word)
from .paper import BLACK


def draw(doc):
    """Draws an order document in its layout."""
    LAYOUTS[doc.layout](doc)


# --- layouts ------------------------------------------------------------------

def letter(doc):
    """A typed letter; the administration record is a second page."""
    doc.page()
    W = doc.size[0]
    y = clinic(doc, W / 2, 58, 17, align="center")
    doc.sheet.line(72, y, W - 72, y, 0.9)
    y += 26
    if doc.has("order_date"):
        doc.put(72, y, "order_date", 10.5, doc.fonts.body)
        y += 28
    doc.plain(72, y, "RE:", 10.5, doc.fonts.bold)
    for template in ("{patient_name}", "Date of birth: {patient_dob}", "Medicare no. {mbi}"):
        name = template.split("{")[1].split("}")[0]
        if doc.has(name):
            doc.flow(100, y, 400, template, 10.5, doc.fonts.body)
            y += 14.5
    y += 12
    doc.plain(72, y, doc.extra.get("greeting", "To the infusion suite:"), 10.5)
    for template in doc.extra["paragraphs"]:
        y = doc.flow(72, y + 24, W - 144, template, 10.5, doc.fonts.body, leading=14.6)
    y += 32
    doc.plain(72, y, doc.extra.get("closing", "Respectfully,"), 10.5)
    y += 50
    sign(doc, 72, y, 200, 30, date_at=(320, y), line=doc.data.get("signed") != "electronic", hand_date=True)
    prescriber(doc, 72, y + 16, 10.5, doc.fonts.body)
    if doc.has("npi"):
        doc.put(72, y + 31, "npi", 10.5, doc.fonts.body, before=word(doc, "npi") + " ")
    if any(doc.has(f) for f in ADMINISTRATION):
        doc.page()
        y = clinic(doc, 72, 58, 13)
        y += 14
        doc.plain(72, y, word(doc, "patient_name") + ": " + doc.show("patient_name") + "     " + word(doc, "patient_dob") + ": "
                  + (doc.show("patient_dob") if doc.has("patient_dob") else ""), 10)
        administration(doc, 72, y + 20, W - 144, doc.extra.get("administration_style", "list"), 10)


def box_form(doc):
    """A form of boxes with small labels, filled in by typewriter or by hand, signed at the foot."""
    doc.page()
    W = doc.size[0]
    x, w = 42, W - 84
    face, color = doc.fonts.value, doc.extra.get("fill_color", BLACK)
    size = doc.extra.get("fill_size", 10)
    clinic(doc, x, 50, 13, limit=300)
    doc.plain(W - 42, 52, word(doc, "title"), 15, doc.fonts.head, align="right")
    if "form_number" in doc.extra:
        doc.plain(W - 42, 66, doc.extra["form_number"], 7.5, align="right")
    y = 92

    def row(cells, height):
        nonlocal y
        total, left = sum(c[0] for c in cells), x
        for share, label, template in cells:
            cell = w * share / total
            box_cell(doc, left, y, cell, height, label, template, size, face=face, color=color)
            left += cell
        y += height

    def bar(text):
        nonlocal y
        doc.sheet.rect(x, y, w, 14, 0.7, fill=doc.extra.get("bar", (0.15, 0.15, 0.15)))
        light = sum(doc.extra.get("bar", (0.15, 0.15, 0.15))) < 1.5
        doc.plain(x + 5, y + 10.3, text, 8.5, doc.fonts.bold, color=(1, 1, 1) if light else BLACK)
        y += 14
    t = lambda name: field_template(doc, name)
    bar(doc.words.get("part_patient", "1. PATIENT"))
    row([(5, word(doc, "patient_name"), t("patient_name")), (2.4, word(doc, "patient_dob"), t("patient_dob")),
         (3.2, word(doc, "mbi"), t("mbi"))], 31)
    row([(2, word(doc, "weight"), t("weight")), (2, word(doc, "height"), t("height")), (2, word(doc, "sex"), None if "sex" not in doc.extra else doc.extra["sex"]),
         (3, word(doc, "allergies"), doc.extra.get("allergies", "NKDA")), (2.6, word(doc, "order_date"), t("order_date"))], 31)
    bar(doc.words.get("part_drug", "2. MEDICATION ORDERED"))
    row([(6, word(doc, "drug"), drug_text(doc)), (3, word(doc, "ndc"), t("ndc"))], 31)
    row([(2.4, word(doc, "dose"), t("dose")), (2.4, word(doc, "calculated_dose"), t("calculated_dose")), (3, word(doc, "route"), t("route")),
         (3, word(doc, "frequency"), t("frequency")), (1.6, word(doc, "refills"), doc.extra.get("refills", "0"))], 31)
    bar(doc.words.get("part_reason", "3. REASON"))
    row([(3, word(doc, "icd10"), t("icd10")), (7, word(doc, "diagnosis_text"), t("diagnosis_text"))], 44)
    row([(1, word(doc, "medical_necessity"), t("medical_necessity"))], 74)
    row([(1, word(doc, "prior_auth_number"), t("prior_auth_number")), (1, doc.words.get("payer", "Payer"), "Medicare Part B")], 31)
    bar(doc.words.get("part_prescriber", "4. PRESCRIBER"))
    doc.sheet.rect(x, y, w, 84, 0.7)
    doc.plain(x + 4, y + 9, word(doc, "prescriber_name"), 6.8)
    prescriber(doc, x + 6, y + 22, size, face)
    doc.sheet.line(x + w * 0.55, y, x + w * 0.55, y + 30, 0.7)
    doc.plain(x + w * 0.55 + 4, y + 9, word(doc, "npi"), 6.8)
    if doc.has("npi"):
        doc.put(x + w * 0.55 + 6, y + 22, "npi", size, face, color=color)
    doc.sheet.line(x, y + 30, x + w, y + 30, 0.7)
    sign(doc, x + 12, y + 68, 230, 30, date_at=(x + 320, y + 68), caption=word(doc, "signature"), pen=doc.extra.get("pen", ink.BLUE_INK))
    y += 84
    if any(doc.has(f) for f in ADMINISTRATION):
        y += 12
        administration(doc, x, y, w, doc.extra.get("administration_style", "table"), 9, value_face=face, value_color=color)
    doc.plain(W / 2, doc.size[1] - 28, doc.extra.get("footer", "Fax the signed form to the infusion suite"), 7.5, align="center")


def blanks(doc):
    """Labels followed by underlined blanks, one or two on a line, typed or written in."""
    doc.page()
    W = doc.size[0]
    x, right = 54, W - 54
    face, color = doc.fonts.value, doc.extra.get("fill_color", BLACK)
    size = doc.extra.get("fill_size", 10.5)
    doc.plain(W / 2, 54, doc.extra["clinic"], 14, doc.fonts.head, align="center")
    y = 68
    for text in doc.extra.get("clinic_address", []):
        doc.plain(W / 2, y, text, 8.5, align="center")
        y += 11.5
    y += 14
    doc.plain(W / 2, y, word(doc, "title"), 13, doc.fonts.bold, align="center")
    y += 26

    def blank(left, stop, label, template):
        lw = paper.width(label + ":", 9.5, doc.fonts.body) + 6
        doc.plain(left, y, label + ":", 9.5)
        doc.sheet.line(left + lw, y + 2.5, stop, y + 2.5, 0.6)
        if template:
            fit = paper.fitting(expand(doc, template), size, face, stop - left - lw - 4)
            doc.flow(left + lw + 3, y, 600, template, fit, face, value_face=face, value_color=color, color=color)
    t = lambda name: field_template(doc, name)
    step = doc.extra.get("step", 22)
    blank(x, 350, word(doc, "patient_name"), t("patient_name"))
    blank(360, right, word(doc, "patient_dob"), t("patient_dob"))
    y += step
    blank(x, 290, word(doc, "mbi"), t("mbi"))
    blank(300, right, word(doc, "order_date"), t("order_date"))
    y += step
    if doc.has("weight") or doc.has("height"):
        blank(x, 290, word(doc, "weight"), t("weight"))
        blank(300, right, word(doc, "height"), t("height"))
        y += step
    blank(x, right, word(doc, "drug"), drug_text(doc))
    y += step
    blank(x, 220, word(doc, "dose"), t("dose"))
    blank(228, 385, word(doc, "route"), t("route"))
    blank(393, right, word(doc, "frequency"), t("frequency"))
    y += step
    if doc.has("calculated_dose"):
        blank(x, 290, word(doc, "calculated_dose"), t("calculated_dose"))
        y += step
    if doc.has("ndc"):
        blank(x, 290, word(doc, "ndc"), t("ndc"))
        y += step
    for i in range(max(len(doc.data.get("icd10") or []), len(doc.data.get("diagnosis_text") or []))):
        code, text = doc.data.get("icd10") or [], doc.data.get("diagnosis_text") or []
        blank(x, 180, word(doc, "icd10"), f"{{icd10:{i}}}" if i < len(code) else None)
        blank(188, right, word(doc, "diagnosis_text"), f"{{diagnosis_text:{i}}}" if i < len(text) else None)
        y += step
    if doc.has("prior_auth_number"):
        blank(x, 330, word(doc, "prior_auth_number"), t("prior_auth_number"))
        y += step
    doc.plain(x, y, word(doc, "medical_necessity") + ":", 9.5)
    start = y + step * 0.85
    for k in range(4):
        doc.sheet.line(x, start + k * step * 0.85 + 2.5, right, start + k * step * 0.85 + 2.5, 0.6)
    if doc.has("medical_necessity"):
        doc.block(x + 3, start, right - x - 8, "medical_necessity", size, face, leading=step * 0.85, color=color)
    y = start + 4 * step * 0.85 + 22
    sign(doc, x, y, 240, 32, date_at=(x + 290, y), caption=word(doc, "signature"), pen=doc.extra.get("pen", ink.BLUE_INK))
    y += 32
    lw = paper.width(word(doc, "prescriber_name") + ": ", 9.5, doc.fonts.body)
    doc.plain(x, y, word(doc, "prescriber_name") + ":", 9.5)
    prescriber(doc, x + lw + 2, y, 10, face)
    if doc.has("npi"):
        doc.plain(360, y, word(doc, "npi") + ":", 9.5)
        doc.put(360 + paper.width(word(doc, "npi") + ": ", 9.5, doc.fonts.body) + 2, y, "npi", 10, face)
    administration(doc, x, y + 18, right - x, doc.extra.get("administration_style", "box"), 9.2, value_face=face, value_color=color)


def printout(doc):
    """What an electronic record prints: a patient banner, then two columns of label and value, and a signature line of text."""
    doc.page()
    W = doc.size[0]
    x, right = 40, W - 40
    fill = doc.extra.get("tint", (0.90, 0.93, 0.97))
    doc.plain(x, 34, doc.extra["clinic"], 9, doc.fonts.bold)
    doc.plain(right, 34, doc.extra.get("printed_at", ""), 7.5, align="right")
    doc.sheet.rect(x, 42, right - x, 40, 0, fill=fill)
    doc.put(x + 8, 58, "patient_name", 12.5, doc.fonts.value_bold)
    parts = [(word(doc, n) + ": ", f"{{{n}}}") for n in ("patient_dob", "mbi") if doc.has(n)]
    if "mrn" in doc.extra:
        parts.append((word(doc, "mrn") + ": ", doc.extra["mrn"]))
    doc.flow(x + 8, 73, right - x - 16, "   |   ".join(a + b for a, b in parts), 8.8, doc.fonts.value)
    y = 104
    doc.plain(x, y, word(doc, "title"), 13, doc.fonts.head)
    y += 10
    doc.sheet.line(x, y, right, y, 1.2)
    y += 16
    rows = [("order_date", field_template(doc, "order_date")), ("drug", drug_text(doc)), ("dose", field_template(doc, "dose")),
            ("calculated_dose", field_template(doc, "calculated_dose")), ("route", field_template(doc, "route")),
            ("frequency", field_template(doc, "frequency")), ("weight", field_template(doc, "weight")),
            ("height", field_template(doc, "height")), ("ndc", field_template(doc, "ndc")),
            ("diagnosis_text", diagnosis_template(doc)), ("medical_necessity", field_template(doc, "medical_necessity")),
            ("prior_auth_number", field_template(doc, "prior_auth_number"))]
    more = doc.extra.get("more_rows", [])
    keys = [key for key, template in rows if template] + ["prescriber_name"]
    label_width = max(132, 14 + max(paper.width(word(doc, key), 9.3, doc.fonts.bold) for key in keys))
    n = 0
    for key, template in rows + [(None, m) for m in more]:
        if not template:
            continue
        label = word(doc, key) if key else template[0]
        text = template if key else template[1]
        top = y
        y = doc.flow(x + label_width, y, right - x - label_width - 6, text, 9.3, doc.fonts.value, leading=12.2)
        if n % 2 == 0 and doc.extra.get("stripes", True):
            doc.sheet.steps.insert(0, _stripe(x, top - 10.5, right - x, y - top + 15, fill))
        doc.plain(x + 4, top, label, 9.3, doc.fonts.bold)
        y += 15.5
        n += 1
    y += 6
    doc.plain(x + 4, y, word(doc, "prescriber_name"), 9.3, doc.fonts.bold)
    prescriber(doc, x + label_width, y, 9.3)
    if doc.has("npi"):
        doc.put(x + 360, y, "npi", 9.3, before=word(doc, "npi") + ": ")
    y += 44
    doc.extra.setdefault("no_line_when_electronic", True)
    sign(doc, x + 4, y, 230, 28, date_at=(x + 300, y), caption=word(doc, "signature") if doc.data.get("signed") != "electronic" else None)
    y += 22
    if any(doc.has(f) for f in ADMINISTRATION):
        administration(doc, x, y, right - x, doc.extra.get("administration_style", "bar"), 9.2, fill=fill)
    doc.plain(x, doc.size[1] - 26, doc.extra.get("footer", "Confidential patient information"), 7)
    doc.plain(right, doc.size[1] - 26, "Page 1 of 1", 7, align="right")


def _stripe(x, y, w, h, fill):
    def step(ctx):
        ctx.set_source_rgb(*[min(1, c + 0.045) for c in fill])
        ctx.rectangle(x, y, w, h)
        ctx.fill()
    return step


def checkbox(doc):
    """An order set: several drugs of which one is to be ticked, each with its dose line."""
    doc.page()
    W, sheet = doc.size[0], doc.sheet
    x, right = 44, W - 44
    clinic(doc, W / 2, 46, 14, align="center", small=8)
    y = 84
    sheet.rect(x, y, right - x, 18, 0, fill=doc.extra.get("bar", (0.13, 0.25, 0.38)))
    light = sum(doc.extra.get("bar", (0.13, 0.25, 0.38))) < 1.5
    doc.plain(W / 2, y + 13, word(doc, "title"), 11.5, doc.fonts.bold, align="center", color=(1, 1, 1) if light else BLACK)
    y += 34
    t = lambda name: field_template(doc, name)

    def pair(left, key, template, size=9.5):
        """A label with its value. Returns where it ends."""
        if not template:
            return left - 12
        end = doc.plain(left, y, word(doc, key) + ":", size, doc.fonts.bold)
        doc.flow(end[2] + 4, y, 600, template, size, doc.fonts.value)
        return end[2] + 4 + paper.width(expand(doc, template), size, doc.fonts.value)

    def together(pairs):
        """Labels and values on one line, at their places or behind each other, smaller where the line is full."""
        size = 9.5
        while size > 6:
            at = x
            for place, key, template in pairs:
                if template:
                    at = max(at, place) + 16 + paper.width(f"{word(doc, key)}: {expand(doc, template)}", size, doc.fonts.bold)
            if at - 16 <= right:
                break
            size -= 0.25
        end = x - 12
        for place, key, template in pairs:
            end = pair(max(place, end + 12), key, template, size)
    together([(x, "patient_name", t("patient_name")), (x + 250, "patient_dob", t("patient_dob")), (x + 370, "mbi", t("mbi"))])
    y += 16
    together([(x, "weight", t("weight")), (x + 150, "height", t("height")), (x + 250, "order_date", t("order_date")),
              (x + 400, "allergies", doc.extra.get("allergies"))])
    y += 12
    sheet.line(x, y, right, y, 0.8)

    def heading(text):
        nonlocal y
        y += 17
        doc.plain(x, y, text, 10, doc.fonts.bold)
        y += 4
        sheet.line(x, y, right, y, 0.5)
        y += 13

    def box(left, on, seed):
        sheet.rect(left, y - 7.5, 8.5, 8.5, 0.9)
        if on:
            sheet.strokes(ink.tick(left, y - 7.5, 8.5, seed, doc.extra.get("tick", "x")), doc.extra.get("pen", ink.BLACK_INK))
    heading(doc.words.get("part_reason", "Diagnosis (ICD-10-CM)"))
    for i in range(len(doc.data.get("icd10") or [])):
        box(x + 4, True, f"{doc.seed}dx{i}")
        template = f"{{icd10:{i}}}" + (f"   {{diagnosis_text:{i}}}" if i < len(doc.data.get("diagnosis_text") or []) else "")
        y = doc.flow(x + 20, y, right - x - 30, template, 9.3, doc.fonts.value)
        y += 14
    for text in doc.extra.get("other_diagnoses", []):
        box(x + 4, False, 0)
        doc.plain(x + 20, y, text, 9.3)
        y += 14
    y -= 4
    heading(doc.words.get("part_drug", "Medication - tick ONE"))
    ticked = doc.data.get("ticked", [doc.extra.get("choice", 0)])
    for i, option in enumerate(doc.extra["options"]):
        own = i == doc.extra.get("choice", 0)
        box(x + 4, i in ticked, f"{doc.seed}drug{i}")
        if own:
            doc.flow(x + 20, y, right - x - 30, drug_text(doc), 9.8, doc.fonts.bold, value_face=doc.fonts.bold)
        else:
            doc.plain(x + 20, y, option["name"], 9.8, doc.fonts.bold)
        y += 13.5
        if own:
            template = "    ".join(f"{word(doc, n)}: {{{n}}}" for n in ("dose", "calculated_dose", "route", "frequency") if doc.has(n))
            doc.flow(x + 32, y, right - x - 40, template, 9, doc.fonts.value)
        else:
            left = x + 32
            for label in ("dose", "route", "frequency"):
                end = doc.plain(left, y, word(doc, label) + ":", 9)
                sheet.line(end[2] + 3, y + 1.5, end[2] + 78, y + 1.5, 0.5)
                left = end[2] + 92
        y += 17
    selection = "one" if len(ticked) == 1 else "none" if not ticked else "multiple"
    doc.mark("drug_selection", (x + 4, y - 100, x + 16, y), value=selection)
    if selection != "one":
        doc.ignore += ["drug_brand", "drug_generic", "dose", "calculated_dose", "route", "frequency"]
    y -= 8
    if doc.extra.get("premedication"):
        heading(doc.words.get("part_premedication", "Premedication"))
        for i, (text, on) in enumerate(doc.extra["premedication"]):
            left = x + 4 + (i % 2) * 250
            box(left, on, f"{doc.seed}pre{i}")
            doc.plain(left + 16, y, text, 9)
            if i % 2 == 1 or i == len(doc.extra["premedication"]) - 1:
                y += 14
        y -= 6
    if doc.has("medical_necessity"):
        heading(word(doc, "medical_necessity"))
        y = doc.block(x + 4, y, right - x - 10, "medical_necessity", 9.3, doc.fonts.value, leading=12) + 6
    if doc.has("prior_auth_number"):
        y += 12
        pair(x, "prior_auth_number", t("prior_auth_number"))
    y += 40
    sign(doc, x, y, 210, 28, date_at=(x + 240, y), caption=word(doc, "signature"), pen=doc.extra.get("pen", ink.BLUE_INK))
    doc.plain(x + 360, y - 12, word(doc, "prescriber_name") + ":", 8.5, doc.fonts.bold)
    prescriber(doc, x + 360, y, 9.3)
    if doc.has("npi"):
        doc.put(x + 360, y + 13, "npi", 9.3, before=word(doc, "npi") + " ")
    y += 28
    administration(doc, x, y, right - x, doc.extra.get("administration_style", "box"), 9.2)
    doc.plain(x, doc.size[1] - 24, doc.extra.get("form_number", ""), 7)


def prescription(doc):
    """An electronic prescription as a pharmacy or practice system prints it: half a page, fields on label: value lines."""
    doc.page()
    W, sheet = doc.size[0], doc.sheet
    x, right = 60, W - 60
    top = 44
    doc.plain(x + 12, top + 22, "Rx", 20, doc.fonts.head)
    doc.plain(x + 48, top + 14, word(doc, "title"), 10.5, doc.fonts.bold)
    doc.plain(x + 48, top + 27, doc.extra.get("message_id", ""), 7.5, doc.fonts.mono)
    doc.plain(right - 12, top + 14, doc.extra["clinic"], 10.5, doc.fonts.bold, align="right")
    y = top + 26
    for text in doc.extra.get("clinic_address", []):
        doc.plain(right - 12, y, text, 8, align="right")
        y += 10.5
    y += 8
    sheet.line(x + 12, y, right - 12, y, 0.6, dash=[1.5, 2])
    y += 16
    t = lambda name: field_template(doc, name)

    def item(key, template, left=x + 12, gap=106, size=9.6, limit=None):
        nonlocal y
        if not template:
            return
        doc.plain(left, y, word(doc, key), size, color=(0.3, 0.3, 0.3), limit=gap - 6)
        y = doc.flow(left + gap, y, limit or (right - left - gap - 16), template, size, doc.fonts.value, leading=size * 1.3)
        y += size * 1.65
    item("patient_name", t("patient_name"))
    item("patient_dob", t("patient_dob"))
    item("mbi", t("mbi"))
    item("order_date", t("order_date"))
    sheet.line(x + 12, y - 8, right - 12, y - 8, 0.6, dash=[1.5, 2])
    y += 6
    item("drug", drug_text(doc))
    item("ndc", t("ndc"))
    sig = doc.extra.get("sig")
    item("sig", sig) if sig else None
    if not sig:
        item("dose", t("dose"))
        item("route", t("route"))
        item("frequency", t("frequency"))
    item("weight", t("weight"))
    item("calculated_dose", t("calculated_dose"))
    for label, text in doc.extra.get("more_rows", []):
        doc.plain(x + 12, y, label, 9.6, color=(0.3, 0.3, 0.3))
        doc.plain(x + 118, y, text, 9.6, doc.fonts.value)
        y += 15.8
    item("diagnosis_text", diagnosis_template(doc))
    item("medical_necessity", t("medical_necessity"))
    item("prior_auth_number", t("prior_auth_number"))
    sheet.line(x + 12, y - 8, right - 12, y - 8, 0.6, dash=[1.5, 2])
    y += 6
    doc.plain(x + 12, y, word(doc, "prescriber_name"), 9.6, color=(0.3, 0.3, 0.3), limit=100)
    prescriber(doc, x + 118, y, 9.6)
    y += 15
    if doc.has("npi"):
        item("npi", t("npi"))
    y += 22
    doc.extra.setdefault("no_line_when_electronic", True)
    sign(doc, x + 12, y, 220, 26, date_at=(x + 280, y), caption=word(doc, "signature") if doc.data.get("signed") != "electronic" else None)
    y += 16
    sheet.rect(x, top, right - x, y - top, 0.9, color=(0.35, 0.35, 0.35), radius=6)
    administration(doc, x, y + 22, right - x, doc.extra.get("administration_style", "box"), 9.2)


LAYOUTS = {"letter": letter, "box-form": box_form, "blanks": blanks, "printout": printout, "checkbox": checkbox,
           "prescription": prescription}
