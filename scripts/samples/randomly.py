"""Random single documents with labels, in the form of the truth records that the scorer reads."""

import json
import random
from pathlib import Path

from . import ink, invoices, invoices_more, labels, orders, orders_choice, orders_more, others, paper, people, randomdata, values, wordings
from .labelled import Document, Fonts
from .paper import BLACK
from .states import render, weighted

SANS = ["Liberation Sans", "DejaVu Sans", "Carlito", "Open Sans", "Roboto", "Lato", "Nimbus Sans", "Nimbus Sans Narrow", "Cantarell", "Arimo", "Inter", "FreeSans", "DejaVu Sans Condensed", "URW Gothic", "Comic Neue"]
SERIF = ["Liberation Serif", "DejaVu Serif", "Caladea", "Tinos", "Nimbus Roman", "P052", "C059", "URW Bookman", "FreeSerif", "EB Garamond", "Gentium"]
MONO = ["Liberation Mono", "DejaVu Sans Mono", "Courier Prime", "Nimbus Mono PS", "Cousine", "FreeMono", "JetBrains Mono"]
HAND = ["Rufscript", "Breip", "DkgHandwriting", "Steve", "Because We Build", "Because We Connect", "Because We Create", "Because We Mentor", "Because We Organize", "Humor Sans", "Comic Neue", "Klee One",
        "Dancing Script"]
HAND_SCALE = {"Steve": 0.72, "DkgHandwriting": 0.9, "Because We Connect": 0.95, "Humor Sans": 0.85, "Comic Neue": 0.95, "Because We Build": 1.4, "Because We Create": 1.2, "Because We Mentor": 1.1, "Rufscript": 1.1, "Dancing Script": 1.1}

INVOICE_LAYOUTS = {"ruled": 12, "half-ruled": 11, "typewriter": 8, "band": 8, "manufacturer": 7, "cards": 6, "portal": 7, "receipt": 6, "preprinted": 9, "line-printer": 6, "stub": 6, "combined": 8}
ORDER_LAYOUTS = {"letter": 9, "box-form": 10, "blanks": 8, "printout": 9, "checkbox": 9, "prescription": 8, "pad": 8, "phone-order": 7, "grid": 9, "referral": 8, "stacked": 8, "flow-sheet": 8, "note": 6, "drug-table": 7, "option-columns": 7}
LABEL_LAYOUTS = {"carton": 3, "vial": 3, "panel": 2, "syringe": 2, "sticker": 2}
OTHER_LAYOUTS = {"cover-sheet": 4, "lab-report": 3, "blank-page": 2, "blank-form": 2, "package-insert": 3, "approval-letter": 2, "remittance": 2, "temperature-log": 1, "sale-paper": 3}


def make(count, seed, out, digital_share, jobs=1, kinds=None):
    """Writes so many documents and their labels."""
    (out / "files").mkdir(parents=True, exist_ok=True)
    (out / "truth").mkdir(parents=True, exist_ok=True)
    work = [(i, seed, str(out), digital_share, kinds) for i in range(1, count + 1)]
    if jobs == 1:
        for item in work:
            one(item)
        return
    import multiprocessing
    with multiprocessing.Pool(jobs) as pool:
        for _ in pool.imap_unordered(one, work, chunksize=4):
            pass


def one(item):
    """Writes one document: the same for the same seed and number, whatever the count."""
    index, seed, out, digital_share, kinds = item
    rng = random.Random(f"{seed}/{index}")
    table = {"invoice": 46, "order": 36, "label": 8, "other": 7, "mixed": 3}
    kind = weighted(rng, {k: v for k, v in table.items() if not kinds or k in kinds})
    documents = draw_mixed(rng) if kind == "mixed" else [draw(rng, kind)]
    record = render(rng, documents, Path(out), f"r{seed}-{index:05}", digital_share, back_page)
    record.update(schema="j3590-corpus/1", doc_id=f"r{seed}-{index:05}", kind=kind)
    (Path(out) / "truth" / f"{record['doc_id']}.json").write_text(json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


_more = None


def more_drugs():
    """The project's own table of biologics, read once."""
    global _more
    if _more is None:
        _more = people.more_drugs(Path(__file__).resolve().parents[2] / "models" / "reference" / "drugs.csv")
    return _more


def draw(rng, kind):
    """Draws one document of a kind."""
    return {"invoice": draw_invoice, "order": draw_order, "label": draw_label, "other": draw_other}[kind](rng)


def back_page(rng):
    """A page that is printed on the back of another."""
    return (draw_other(rng, "package-insert") if rng.random() < 0.5 else draw_invoice(rng, "invoice")).sheets[0]


def draw_mixed(rng):
    """A fax of several papers in one file."""
    parts = [draw_other(rng, "cover-sheet")] if rng.random() < 0.7 else []
    parts += [draw_invoice(rng, rng.choice(["invoice", "invoice", "credit_memo"])), draw_order(rng)]
    if rng.random() < 0.3:
        rng.shuffle(parts)
    return [p for p in parts if p.size == paper.LETTER]


def fonts(rng, mono=False, hand=False):
    """Faces that go together."""
    body = rng.choice(MONO) if mono else rng.choice(SANS if rng.random() < 0.7 else SERIF)
    head = body if mono or rng.random() < 0.75 else rng.choice(SANS + SERIF)
    chosen = rng.choice(HAND)
    value = chosen if hand else body if mono or rng.random() < 0.75 else rng.choice(MONO + SANS)
    return Fonts(body, head, value, chosen, rng.choice(MONO))


def tint(rng):
    """A light colour to fill boxes with, or none."""
    base = rng.choice([(0.88, 0.88, 0.88), (0.93, 0.93, 0.93), (0.85, 0.9, 0.95), (0.9, 0.95, 0.88), (0.96, 0.92, 0.85), (0.8, 0.8, 0.8), None])
    return base


def accent(rng):
    """A dark colour."""
    return rng.choice([(0.12, 0.30, 0.42), (0.35, 0.08, 0.10), (0.10, 0.32, 0.20), (0.25, 0.12, 0.36), (0.05, 0.05, 0.05), (0.10, 0.20, 0.45), (0.42, 0.25, 0.05), (0.2, 0.2, 0.2), (0.0, 0.38, 0.42)])


# --- invoices -----------------------------------------------------------------

def draw_invoice(rng, subtype=None):
    """A random invoice, statement, credit memo or packing slip."""
    subtype = subtype or weighted(rng, {"invoice": 79, "statement": 8, "credit_memo": 6, "packing_slip": 7})
    layout = {"statement": rng.choice(["statement", "statement", "grouped"]), "packing_slip": rng.choice(["packing", "packing", "combined", "ruled", "typewriter", "line-printer", "half-ruled"])}.get(subtype) or weighted(rng, INVOICE_LAYOUTS)
    data, lines, has = randomdata.invoice(rng, more_drugs(), subtype)
    if layout == "statement" or subtype == "statement":
        data.pop("ship_to_name", None)
    words = wordings.draw(wordings.INVOICE, rng)
    special = {"statement": wordings.STATEMENT_WORDS, "credit_memo": wordings.CREDIT_WORDS, "packing_slip": wordings.SLIP_WORDS}.get(subtype, {})
    words.update(wordings.draw(special, rng))
    words["title"] = rng.choice(wordings.TITLES[subtype])
    if rng.random() < 0.2 and words["title"].isupper():
        words = {k: v if k in ("page",) else v.upper() for k, v in words.items()}
    mono = layout in ("typewriter", "receipt") or (layout in ("statement", "grouped") and rng.random() < 0.1)
    style = values.Style(date=rng.choices(values.DATE_FORMS, [30, 12, 12, 5, 7, 5, 10, 6, 6, 3])[0], expiry=rng.choice(values.EXPIRY_FORMS[:3] + values.EXPIRY_FORMS), money=rng.choice(["$", "$", "$", "plain", "plain", "USD", "bare", "$ "]),
                         line_money=rng.choice(["plain", "plain", "plain", "$", "bare"]), negative=rng.choice(["(", "-", "trail", "-$"]), ndc=rng.choice(["11", "11", "10", "10", "plain"]), uom=rng.randrange(5))
    style.line_date = rng.choice([None, "mdy", "mdY", "Mdy"]) if style.date not in ("Month", "Mon") else rng.choice(["mdy", "mdY", "Mdy"])
    if mono or layout == "line-printer":
        for line in lines:
            line["description"] = line["description"].upper() if rng.random() < 0.8 or layout == "line-printer" else line["description"]
    columns, under = choose_columns(rng, layout, lines, has)
    extra = dict(supplier_address=randomdata.address(rng, True) + ([f"{rng.choice(['Tel', 'Phone', 'Ph', 'Customer service', 'T'])} {randomdata.phone(rng)}"] if rng.random() < 0.8 else []), bill_to_address=randomdata.address(rng),
                 columns=columns, under=under, accent=accent(rng), tint=tint(rng), head_fill=tint(rng), parties=rng.choice(["boxes", "headed", "plain", "plain", "beside", "colon"]),
                 row_size=rng.choice([7.6, 8, 8.3, 8.6, 9, 9.4]), rule=rng.choice(["zebra", "rows", "grid", "header", "none"]) if layout == "statement" else rng.choice(["header", "rows", "none", "zebra"]), title_spacing=rng.choice([0, 0, 2, 5]),
                 totals_style=rng.choice(["double", "lined", "plain", "boxed"]), rows=rng.choice([0, 0, 6, 10]), filler=rng.choice([".", ".", " ", ""]), party_height=rng.choice([66, 74]), printed_at=values.print_date(data["invoice_date"], "Mdy") + f", {rng.randint(7, 18)}:{rng.randint(0, 59):02}",
                 url=f"https://portal.example.com/billing/documents/view?id={randomdata.digits(rng, 9)}", footer=rng.choice(["Thank you for your business.", "Please remit promptly.", "All sales subject to our terms.", ""]), left=rng.choice([60, 90, 110, 150]),
                 pitch=rng.choice([7.4, 7.8, 8.2]), stub_words=rng.choice(["Please detach and return with your payment", "REMITTANCE COPY", "Tear here - return this part with payment"]))
    extra["ship_to_address"] = extra["bill_to_address"] if rng.random() < 0.7 else randomdata.address(rng)
    for key, chance, value in (("terms", 0.7, rng.choice(["Net 30", "NET 45", "2% 15 Net 30", "Due on receipt", "Net 60 days", "1% 10, net 30"])), ("ship_via", 0.4, rng.choice(["FedEx Priority", "UPS Next Day", "Courier", "Cold chain overnight", "Best way"])),
                               ("order_number", 0.45, randomdata.digits(rng, 8)), ("ship_date", 0.3, style.show("invoice_date", values.add_days(data["invoice_date"], -1))), ("rep", 0.2, rng.choice(people.LAST)), ("dea", 0.15, f"R{randomdata.letters(rng, 1)}{randomdata.digits(rng, 7)}"),
                               ("contract", 0.12, rng.choice(["GPO-A 4471", "CLASS 04", "WAC", "Tier 2"])), ("tracking", 0.1, f"1Z{randomdata.digits(rng, 9)}")):
        if rng.random() < chance:
            extra[key] = value
    meta = ["invoice_number", "invoice_date", "account_number", "po_number", "original_invoice_number", "order_number", "ship_date", "ship_via", "terms", "due_date", "rep", "dea", "contract", "tracking"]
    if rng.random() < 0.5:
        tail = meta[2:]
        rng.shuffle(tail)
        meta = meta[:2] + tail if rng.random() < 0.7 else [meta[1], meta[0]] + tail
    extra["meta"] = [m for m in meta if m in data or m in extra][:8]
    for name in ("account_number", "po_number", "due_date", "original_invoice_number"):
        if name in data and name not in extra["meta"]:
            extra["meta"][-1] = name
    if rng.random() < 0.7:
        extra["notes"] = rng.sample(["Refrigerated products may not be returned.", "Claims for shortage or damage must be made within 48 hours of receipt.", f"Remit to: PO Box {randomdata.digits(rng, 5)}, {rng.choice(people.TOWNS)} {rng.choice(people.STATES)}",
                                     "Prices reflect contract terms and may be subject to discounts that must be reported under 42 CFR 1001.952(h).", f"Questions? Call {randomdata.phone(rng)}.", "Store at 2-8 C. Do not freeze.", "This product was purchased directly from the manufacturer (DSCSA).",
                                     "A late charge of 1.5% per month applies to overdue balances.", f"Wire: First Fictional Bank, ABA 0{randomdata.digits(rng, 8)}, account {randomdata.digits(rng, 9)}."], k=rng.randint(1, 3))
    document = Document("invoice", layout, data, lines, style=style, fonts=fonts(rng, mono), words=words, extra=extra, seed=rng.randrange(10 ** 6))
    invoices.draw(document)
    garnish(rng, document, data["invoice_date"])
    return document


def choose_columns(rng, layout, lines, has):
    """The columns of a table, and what is printed under each item instead of in a column."""
    under = []
    lot_style = rng.choice(["column", "under", "under"]) if has["lot"] else "none"
    ndc_style = rng.choice(["column", "column", "column", "under"])
    if layout in ("statement", "combined", "packing"):
        lot_style = "column" if has["lot"] else "none"
        ndc_style = "column"
    if layout in ("manufacturer", "receipt"):
        ndc_style, lot_style = "under", "under" if has["lot"] else "none"
    if layout in ("line-printer", "cards"):
        ndc_style = "column"
        lot_style = "under" if layout == "line-printer" else "column"
    if lot_style == "under":
        if ndc_style == "under":
            under = rng.choice([u for u in wordings.UNDER if any("{ndc}" in t for t in u) and len(u) > 1] + [["NDC {ndc}", "Lot {lot:i} exp {expiry:i}"]])
        else:
            under = rng.choice([u for u in wordings.UNDER if not any("{ndc}" in t for t in u)])
        if not has["expiry"]:
            under = [t for t in under if "expiry" not in t] + [rng.choice(["Lot {lot:i}", "LOT: {lot:i}", "Batch {lot:i}"])]
    elif ndc_style == "under":
        under = [rng.choice(["NDC {ndc}", "NDC: {ndc}", "NDC# {ndc}"])]
    body = ["description"]
    if ndc_style == "column":
        body.insert(rng.choice([0, 1]), "ndc")
    if lot_style == "column":
        body += ["lot", "expiry"]
    amount = ["quantity", "uom"] if rng.random() < 0.7 else ["uom", "quantity"]
    if rng.random() < 0.15:
        amount.insert(0, "ordered")
    price = (["list_price", "discount_percent"] if has["list_price"] else []) + ["unit_price", "extended_price"]
    front = rng.choice([["#"], ["item_number"], ["#", "item_number"], [], []])
    columns = front + amount + body + price if rng.random() < 0.4 else front + body + amount + price
    if layout == "statement":
        columns = ["line_invoice_date", "line_invoice_number"] + (["po"] if rng.random() < 0.4 else []) + (["item_number"] if rng.random() < 0.4 else []) + body + amount + price
        if rng.random() < 0.3:
            columns[0], columns[1] = columns[1], columns[0]
    if layout == "packing":
        columns = [c for c in columns if c not in ("unit_price", "extended_price", "list_price", "discount_percent")]
    if layout in ("combined", "preprinted") and "ordered" not in columns and rng.random() < 0.4:
        columns.insert(columns.index("quantity"), "ordered")
    return columns, under


def garnish(rng, document, day):
    """Stamps, watermarks and barcodes that offices and suppliers add; none of them is a field."""
    W, H = document.size
    head = paper.face(rng.choice(["Liberation Sans", "Roboto", "Nimbus Sans Narrow"]), bold=True)
    if rng.random() < 0.1:
        when = values.print_date(values.add_days(day, rng.randint(0, 12)), rng.choice(["mdY", "mdy", "Mon"]))
        ink.stamp(document.sheets[0], rng.uniform(60, W - 220), rng.uniform(H * 0.62, H * 0.88), rng.choice(["PAID", "RECEIVED", "ENTERED", "SCANNED", "POSTED", "APPROVED"]), head, color=rng.choice([(0.6, 0.1, 0.1), (0.1, 0.2, 0.55), (0.2, 0.2, 0.2)]),
                  angle=rng.uniform(-0.25, 0.2), size=rng.uniform(12, 20), under=when)
    if rng.random() < 0.05:
        text = rng.choice(["COPY", "DUPLICATE", "ORIGINAL", "CONFIDENTIAL"])
        gray = rng.uniform(0.86, 0.93)
        sheet = document.sheets[0]
        kept, sheet.steps = sheet.steps, []
        sheet.text(W * 0.2, H * 0.72, text, 88 if len(text) < 6 else 62, head, color=(gray,) * 3, angle=-0.8)
        sheet.texts.pop()       # too pale to count as something to be read
        sheet.runs.pop()
        sheet.steps += kept


# --- orders -------------------------------------------------------------------

def draw_order(rng, layout=None):
    """A random order."""
    layout = layout or weighted(rng, ORDER_LAYOUTS)
    data, d, kind = randomdata.order(rng, more_drugs())
    words = wordings.draw(wordings.ORDER, rng)
    if layout == "phone-order":
        words["phone_title"] = rng.choice(["TELEPHONE ORDER", "VERBAL ORDER", "Verbal / Telephone Order", "TELEPHONE ORDER FORM"])
        data.pop("weight", None) if rng.random() < 0.3 else None
    hand = layout in ("box-form", "blanks", "referral") and rng.random() < 0.3
    mono = layout == "phone-order" or (layout in ("box-form", "blanks") and not hand and rng.random() < 0.3)
    faces = fonts(rng, mono=layout == "phone-order", hand=hand)
    if mono and layout != "phone-order":
        faces = Fonts(rng.choice(SANS), None, rng.choice(MONO), rng.choice(HAND))
    if layout == "pad" or hand:
        data["signed"] = rng.choices(["wet", "stamp", "none"], [0.75, 0.08, 0.17])[0]
        if data["signed"] == "none":
            data.pop("signature_date", None)
    style = values.Style(date=rng.choices(values.DATE_FORMS, [34, 12, 14, 5, 5, 4, 8, 5, 4, 2])[0], expiry=rng.choice(["m/Y", "m/Y"] + values.EXPIRY_FORMS), ndc=rng.choice(["11", "10", "plain"]), admin_ndc=rng.choice(["11", "10", "10", "plain"]),
                         name=rng.choice(values.NAME_FORMS), route=rng.randrange(40), frequency=rng.randrange(40), dose=rng.choices(["{n} {u}", "{n}{u}"], [0.88, 0.12])[0], mbi=rng.choice(["bare", "bare", "dashed"]), thousands=rng.random() < 0.3,
                         square=rng.choice(["/m2", "/m²"]), credentials=rng.choice([", ", ", ", " "]))
    style.dob = rng.choice([None, "mdY", "MdY"]) if style.date in ("Mon", "Month", "dots") else rng.choice([None, None, "mdY"])
    if layout in ("letter", "note") and style.date in ("compact",):
        style.date = "mdY"
    credentials = rng.choice(people.CREDENTIALS)
    color = rng.choice([ink.BLUE_INK, ink.BLACK_INK, (0.05, 0.05, 0.35), (0.15, 0.15, 0.18)])
    office = clinic_for(rng)
    scale = HAND_SCALE.get(faces.hand.family, 1.0)
    extra = dict(clinic=office, clinic_address=[", ".join(randomdata.address(rng)), f"{rng.choice(['Phone', 'Tel', 'Ph', 'T'])} {randomdata.phone(rng)}   {rng.choice(['Fax', 'F', 'FAX'])} {randomdata.phone(rng)}"], split=d["split"], credentials=credentials,
                 sex=rng.choice("FM"), allergies=rng.choice(["NKDA", "NKDA", "Penicillin", "Sulfa", "Latex", "None known"]), form_number=rng.choice(["", f"Form {randomdata.letters(rng, 2)}-{randomdata.digits(rng, 3)} (rev {rng.randint(1, 12):02}/{rng.randint(20, 26)})"]), mrn=randomdata.digits(rng, 7),
                 administered_by=f"{rng.choice('ABCDEFGHJKLMNPRST')}. {rng.choice(people.LAST)}, {rng.choice(people.NURSES)}", pen=color, fill_color=color if hand else BLACK, fill_size=(11.5 * scale if hand else rng.choice([9.5, 10, 10.5])), hand_size=12.5 * scale,
                 bar=rng.choice([(0.15, 0.15, 0.15), (0.85, 0.85, 0.85), (0.13, 0.25, 0.38), (0.82, 0.86, 0.9), (0.3, 0.1, 0.15)]), tint=tint(rng) or (0.93, 0.93, 0.93), accent=accent(rng), tick=rng.choice(["x", "tick", "slash", "scribble", "x"]),
                 administration_style=rng.choice(["box", "bar", "table", "list"]), refills=rng.choice(["0", "1", "5", "11", "12 months"]), upper=rng.random() < 0.3, hand_record=rng.random() < 0.5, empty_rows=rng.randint(0, 4), stripes=rng.random() < 0.6, e_italic=rng.random() < 0.3,
                 printed_at=f"Printed {values.print_date(values.add_days(data.get('order_date', '2025-01-01'), 30), 'mdY')} {rng.randint(7, 18)}:{rng.randint(0, 59):02}", signed_at=rng.choice(["", f"{rng.randint(1, 12)}:{rng.randint(0, 59):02} {rng.choice(['AM', 'PM'])}", f"{rng.randint(7, 18):02}:{rng.randint(0, 59):02}", f"{rng.randint(7, 18):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02} EST"]),
                 footer=rng.choice(["", "Confidential patient information", "Fax completed form to the infusion center", "Page 1 of 1"]), label_width=rng.choice([92, 100, 112]), step=rng.choice([20, 22, 24]), taken_by=f"{rng.choice('ABCDEFGHJKLMNPRST')}. {rng.choice(people.LAST)}, RN",
                 message_id=f"ID {randomdata.digits(rng, 10)}", stamp_says=rng.random() < 0.3)
    if rng.random() < 0.5:
        extra.update(start=f"{rng.randint(8, 11)}:{rng.randint(10, 59)} AM", stop=f"{rng.randint(12, 12)}:{rng.randint(10, 59)} PM")
    if data["signed"] == "none" and rng.random() < 0.5:
        extra["pending"] = rng.choice(["Signature pending", "Awaiting provider signature", "(not signed)", "Pended - unsigned", "Dictated but not signed"])
    if rng.random() < 0.4:
        order = list(orders.ADMINISTRATION)
        rng.shuffle(order)
        extra["administration_order"] = order
    if layout == "grid" and rng.random() < 0.6:
        data["prescriber_credentials"] = credentials
    special(rng, layout, data, d, kind, extra, style, words)
    document = Document("order", layout, data, style=style, fonts=faces, words=words, extra=extra, seed=rng.randrange(10 ** 6))
    orders.draw(document)
    garnish(rng, document, data.get("order_date", "2025-01-01"))
    return document


def clinic_for(rng):
    """A clinic name in one of the ways it is printed."""
    name = randomdata.clinic(rng)
    return name.upper() if rng.random() < 0.15 else name


def special(rng, layout, data, d, kind, extra, style, words):
    """What single layouts need: options to tick, paragraphs, a sig."""
    has = lambda *names: all(n in data for n in names)
    dosage = " ".join(f"{{{n}}}" for n in ("dose", "route", "frequency") if n in data)
    drug = "{drug_brand} ({drug_generic})" if has("drug_brand", "drug_generic") else "{drug_brand}" if has("drug_brand") else "{drug_generic}"
    if not has("drug_brand") and "{drug_brand}" in words["drug_form"]:
        words["drug_form"] = "{drug_generic}"
    texts, codes = data.get("diagnosis_text", []), data.get("icd10", [])
    both = "; ".join((f"{{diagnosis_text:{i}}} ({{icd10:{i}}})" if i < len(texts) and i < len(codes) else f"{{icd10:{i}}}" if i < len(codes) else f"{{diagnosis_text:{i}}}") for i in range(max(len(texts), len(codes))))
    if layout == "checkbox":
        count = rng.randint(2, 4)
        options = [dict(name=f"{o['brand']} ({o['generic']})") for o in rng.sample(randomdata.DRUGS, count)]
        choice = rng.randrange(count + 1)
        options.insert(choice, {})
        extra.update(options=options, choice=choice, other_diagnoses=[f"{c}   {t}"[:88] for c, t in rng.sample(people.DIAGNOSES[kind], 2) if c not in codes])
        ticked = [choice]
        if rng.random() < 0.1:
            ticked = []
        elif rng.random() < 0.12:
            ticked = sorted({choice, rng.randrange(count + 1)})
        data["ticked"] = ticked
        if rng.random() < 0.6:
            extra["premedication"] = [(t, rng.random() < 0.5) for t in rng.sample(["Acetaminophen 650 mg PO", "Diphenhydramine 25 mg IV", "Methylprednisolone 125 mg IV", "Cetirizine 10 mg PO", "Famotidine 20 mg IV", "None", "Observe 30 minutes"], rng.choice([2, 4]))]
    if layout in ("drug-table", "option-columns"):
        if layout == "drug-table":
            before = [dict(drug=a, dose=b, route=c, frequency=e) for a, b, c, e in [("acetaminophen", "650 mg", "PO", "once"), ("diphenhydramine", "25 mg", "IV", "once"), ("ondansetron (Zofran)", "8 mg", "PO", "once PRN"), ("methylprednisolone", "125 mg", "IV", "once"), ("sodium chloride 0.9% flush", "10 mL", "IV", "PRN")]]
            rows = rng.sample(before, rng.randint(1, 4))
        else:
            rest = [o for o in rng.sample(randomdata.DRUGS, 6) if o["brand"] != d["brand"]]
            rows = [f"{o['brand']} ({o['generic']}) {rng.choice([100, 200, 300, 400])} mg {rng.choice(['IV', 'SC'])} {rng.choice(values.FREQUENCY[rng.choice(list(values.FREQUENCY))])}" for o in rest[:rng.randint(2, 5)]]
        choice = rng.randrange(len(rows) + 1)
        extra.update(rows=rows[:choice] + [None] + rows[choice:], choice=choice, columns=rng.choice([1, 2, 2]), grid=rng.random() < 0.7)
    if layout == "letter":
        verb = rng.choice(["Please administer", "Please give", "I am ordering", "I would like to start", "Kindly arrange to give", "This is an order for"])
        paragraphs = [f"{verb} {drug} {dosage}" + rng.choice([".", " in the infusion center.", " at your facility.", " until further notice."])]
        if has("calculated_dose"):
            paragraphs[0] += rng.choice([" The calculated dose is {calculated_dose}.", " Total dose: {calculated_dose}."])
        if has("weight"):
            paragraphs[0] += rng.choice([" Current weight is {weight}", " Weight {weight}"]) + (", height {height}." if has("height") else ".")
        elif has("height"):
            data.pop("height")
        if both:
            paragraphs.append(rng.choice(["Diagnosis: {}.", "The patient carries a diagnosis of {}.", "Indication: {}.", "This is for treatment of {}."]).format(both))
        if has("medical_necessity"):
            paragraphs.append(rng.choice(["", "", "Medical necessity: ", "Rationale: "]) + "{medical_necessity}")
        if has("prior_auth_number"):
            paragraphs.append(rng.choice(["Prior authorization number {prior_auth_number}.", "Authorization {prior_auth_number} is on file.", "PA #: {prior_auth_number}"]))
        if has("ndc"):
            paragraphs.append("NDC {ndc}.")
        extra.update(paragraphs=paragraphs, greeting=rng.choice(["To the infusion suite:", "Dear colleagues,", "To whom it may concern:", "Dear infusion nurse:", ""]), closing=rng.choice(["Sincerely,", "Respectfully,", "Thank you,", "With kind regards,"]))
        data.pop("prescriber_credentials", None)
    if layout == "note":
        hpi = rng.choice(["Returns for follow-up. No new complaints since the last visit.", "Seen today for worsening symptoms.", "Here to discuss treatment options.", "Established patient, tolerating therapy."])
        plan = f"{rng.choice(['Start', 'Continue', 'Order', 'Begin'])} {drug} {dosage}."
        if has("calculated_dose"):
            plan += " Calculated dose {calculated_dose}."
        if has("ndc"):
            plan += " NDC {ndc}."
        if has("prior_auth_number"):
            plan += " Authorization {prior_auth_number}."
        vitals = "  ".join(t for t, n in (("Wt {weight}", "weight"), ("Ht {height}", "height")) if has(n))
        extra["note"] = [("HISTORY", hpi), ("VITALS", f"BP {rng.randint(105, 150)}/{rng.randint(60, 90)}  HR {rng.randint(58, 98)}  {vitals}"), ("ASSESSMENT", both or None), ("PLAN", plan), ("MEDICAL NECESSITY", "{medical_necessity}" if has("medical_necessity") else None)]
    if layout == "prescription":
        words["sig"] = rng.choice(["Sig", "SIG", "Directions", "Instructions"])
        if rng.random() < 0.6 and has("dose"):
            extra["sig"] = rng.choice(["Administer {}", "Give {}", "{}", "Inject {}"]).format(" ".join(f"{{{n}}}" for n in ("dose", "route", "frequency") if n in data))
        extra["more_rows"] = [(rng.choice(["Dispense", "Quantity", "Disp"]), rng.choice(["1 vial", "2 (two) EA", "1 syringe"])), ("Refills", str(rng.randint(0, 11)))]
        data.pop("height", None)
    if layout == "printout":
        extra["more_rows"] = rng.sample([("Order status", rng.choice(["Signed", "Active", "Completed"]) if data["signed"] != "none" else "Pended"), ("Order #", randomdata.digits(rng, 8)), ("Priority", "Routine"), ("Infuse over", "60 minutes"), ("Ordering dept", "Infusion")], 2)
    if layout == "referral":
        for key, table in (("route", values.ROUTE), ("frequency", values.FREQUENCY)):
            if key in data:
                shown = style.show(key, data[key])
                rest = [values.ROUTE[k][0] for k in ("IV", "SC", "IM")] if key == "route" else [values.FREQUENCY[k][0] for k in ("Q2W", "Q4W", "Q8W", "Q6M", "ONCE")]
                own = table[data[key]]
                others_ = [r for r in rest if r not in own]
                choices = rng.sample(others_, min(len(others_), 2 if key == "route" else 3)) + [shown]
                rng.shuffle(choices)
                extra[key + "_choices"] = choices
    if layout == "pad":
        extra["hand_notes"] = rng.sample(["vitals q 30 min", "call if temp > 101", "premed: Tylenol 650 mg PO", "observe 1 hr", "labs before each dose"], rng.randint(0, 2))
    if layout != "grid":
        data.pop("prescriber_credentials", None)


# --- labels and others --------------------------------------------------------

def draw_label(rng):
    """A random carton, vial, end flap, syringe carton or sticker."""
    layout = weighted(rng, LABEL_LAYOUTS)
    data, d = randomdata.label(rng, more_drugs())
    extra = dict(split=d["split"], accent=accent(rng), maker=rng.choice([f"Mfd. for {d['maker'] or 'the license holder'}", d["maker"] or "", f"Manufactured by: {d['maker'] or 'the license holder'}"]), mark=rng.choice(["", "", "®", "™"]), brand_upper=rng.random() < 0.3,
                 form=rng.choice(["Injection", "injection, for intravenous use", "Injection, solution", "For injection", "lyophilized powder"]), lines=rng.sample(["For intravenous infusion after dilution", "For subcutaneous use only", "Single-dose vial. Discard unused portion.", "Refrigerate at 2 to 8 C.",
                 "Do not freeze or shake.", "Protect from light.", "See package insert for dosage", "Keep in original carton"], 3), ndc_word=rng.choice(["NDC ", "NDC: ", "NDC  "]), lot_word=rng.choice(["LOT ", "LOT: ", "Lot ", "Lot: ", "(10) "]), expiry_word=rng.choice(["EXP ", "EXP: ", "Exp ", "Exp. ", "EXP. "]),
                 symbol=rng.random() < 0.75, wave=rng.random() < 0.5, background=rng.choice([(0.985, 0.985, 0.98), (1, 1, 1), (0.96, 0.97, 0.99), (0.99, 0.97, 0.93)]), open=rng.choice(["(", "", "("]))
    extra["close"] = ")" if extra["open"] else ""
    if rng.random() < 0.45:
        data["gtin"] = values.gtin(d["ndc"], d["split"], rng.choice("003"))
        data["serial_number"] = extra["symbol_serial"] = rng.choice([randomdata.digits(rng, 12), f"{randomdata.digits(rng, 6)}{randomdata.letters(rng, 3)}{randomdata.digits(rng, 4)}"])
    if extra["lot_word"] == "(10) ":
        extra["expiry_word"] = "EXP "
    if rng.random() < 0.3:
        extra["variable"] = ["lot", "expiry", "gtin", "serial_number"]
    style = values.Style(ndc="10" if rng.random() < 0.9 else "11", expiry=rng.choice(values.EXPIRY_FORMS))
    document = Document("label", layout, data, style=style, fonts=Fonts(rng.choice(SANS), rng.choice(SANS + SERIF), rng.choice(SANS + MONO), "Rufscript", rng.choice(MONO)), extra=extra, seed=rng.randrange(10 ** 6))
    labels.draw(document)
    return document


def draw_other(rng, layout=None):
    """A random misfit."""
    layout = layout or weighted(rng, OTHER_LAYOUTS)
    name, day = randomdata.person(rng), f"{rng.choice([2023, 2024, 2025])}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    when = lambda k=0: values.print_date(values.add_days(day, k), rng.choice(["mdY", "Month", "mdy"]))
    d = randomdata.drug(rng, more_drugs())
    extra = dict(clinic=clinic_for(rng), clinic_address=[", ".join(randomdata.address(rng)), f"Phone {randomdata.phone(rng)}"])
    if layout == "cover-sheet":
        extra.update(title=rng.choice(["FAX", "Fax", "Facsimile", "FAX COVER SHEET", "TRANSMITTAL"]), rows=[(rng.choice(["To:", "TO", "Attention:"]), rng.choice(["Medicare Part B Claims", "Claims Department", "Prior Authorization Unit", "Additional Documentation Request"])), ("Fax:", randomdata.phone(rng)), ("From:", name), ("Date:", when()),
                     ("Pages:", str(rng.randint(2, 9))), (rng.choice(["Re:", "Subject:"]), rng.choice([f"Claim {randomdata.digits(rng, 8)}", f"{d['brand']} invoice and order", "Records as requested", f"Patient {name}, {d['brand']}"]))],
                     ticks=rng.choice([[], ["Urgent", "For review", "Please reply"]]), ticked=[rng.randrange(3)], message=rng.sample(["Please find attached the documents you asked for.", "Invoice and signed order attached.", "Call with any question."], rng.randint(0, 2)), notice="This transmission is confidential and intended for the addressee. If you received it in error, notify the sender and destroy it.")
        extra["title_size"] = 44 if len(extra["title"]) < 5 else 24
    elif layout == "lab-report":
        tests = [("WBC", f"{rng.uniform(3, 12):.1f}", "K/uL", "4.0 - 11.0"), ("Hemoglobin", f"{rng.uniform(9, 16):.1f}", "g/dL", "12.0 - 16.0"), ("Platelets", str(rng.randint(90, 400)), "K/uL", "150 - 400"), ("Creatinine", f"{rng.uniform(0.6, 2.1):.2f}", "mg/dL", "0.60 - 1.20"), ("ALT", str(rng.randint(10, 90)), "U/L", "7 - 45"),
                 ("AST", str(rng.randint(10, 80)), "U/L", "10 - 40"), ("CRP", f"{rng.uniform(0.2, 60):.1f}", "mg/L", "< 5.0"), ("ESR", str(rng.randint(4, 80)), "mm/h", "0 - 30"), ("Calcium", f"{rng.uniform(8, 10.6):.1f}", "mg/dL", "8.5 - 10.2"), ("IgG", str(rng.randint(300, 1500)), "mg/dL", "700 - 1600"), ("Hepatitis B surface Ag", "Negative", "", "Negative"), ("QuantiFERON-TB", "Negative", "", "Negative")]
        extra.update(rows=[("Patient", name), ("DOB", values.print_date(f"{rng.randint(1935, 1962)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}", "mdY")), ("Collected", when()), ("Reported", when(1)), ("Ordering", f"{randomdata.person(rng)}, MD"), ("Accession", randomdata.digits(rng, 9))], results=[(t, v, rng.choice(["", "", "H", "L"]), u, r) for t, v, u, r in rng.sample(tests, rng.randint(5, 11))])
    elif layout == "blank-page":
        extra["note"] = rng.choice([None, None, "This page intentionally left blank.", "(back)"])
    elif layout == "blank-form":
        extra.update(title=rng.choice(["INFUSION ORDER FORM", "PHYSICIAN ORDER", "MEDICATION ORDER"]), blanks=[["Patient name", "DOB"], ["Medicare #", "Order date"], ["Drug", "Dose"], ["Route", "Frequency"], ["ICD-10", "Diagnosis"], ["Medical necessity"], [""], ["Prescriber", "NPI"]], options=[f"{o['brand']} ({o['generic']})" for o in rng.sample(randomdata.DRUGS, rng.randint(0, 5))])
    elif layout == "package-insert":
        b, g = d["brand"].upper(), d["generic"]
        filler = ["The safety and effectiveness have been established in adults.", "Most common adverse reactions (incidence of at least 10%) were headache, fatigue, nausea and upper respiratory tract infection.", "Administer only by a healthcare professional.", "Monitor patients during and after the infusion.", "Do not shake. Discard unused portion.",
                  "Interrupt or slow the rate of infusion for mild reactions.", "Animal reproduction studies have not shown harm at clinical exposures.", "Visually inspect for particulate matter prior to administration.", "Withdraw the required volume and dilute in 0.9% sodium chloride injection."]
        text = lambda k: " ".join(rng.choice(filler) for _ in range(k * rng.choice([1, 2, 3])))
        extra.update(title=rng.choice(["HIGHLIGHTS OF PRESCRIBING INFORMATION", f"{b} ({g}) PRODUCT INFORMATION", "FULL PRESCRIBING INFORMATION"]), columns=rng.choice([1, 2, 2, 3]), sections=[(f"{b} ({g}) injection", f"Initial U.S. approval {rng.randint(1998, 2025)}. " + text(2)), ("INDICATIONS AND USAGE", f"{b} is indicated for adults with moderate to severe disease. " + text(3)),
                     ("DOSAGE AND ADMINISTRATION", f"The recommended dosage is {d['strength'].split('/')[0]} every {rng.choice([2, 4, 8])} weeks. " + text(4)), ("DOSAGE FORMS AND STRENGTHS", f"Injection: {d['strength']} in a single-dose vial. " + text(1)), ("CONTRAINDICATIONS", text(2)), ("WARNINGS AND PRECAUTIONS", text(5)), ("ADVERSE REACTIONS", text(4)),
                     ("HOW SUPPLIED", f"NDC {values.ten_digits(d['ndc'], d['split'])}, carton of one. " + text(2)), ("USE IN SPECIFIC POPULATIONS", text(5))])
    elif layout == "approval-letter":
        extra.update(title="", paragraphs=[when(), f"RE: {name}", f"Reference number: {randomdata.digits(rng, 9)}", f"We have reviewed the request for {d['brand']} ({d['generic']}). " + rng.choice(["The request is approved", "Coverage has been authorized", "No authorization is required"]) + f" from {when(2)} to {when(180)}.",
                     "This letter is not a guarantee of payment. Payment depends on eligibility on the date of service and on the benefits of the plan.", f"If you have questions call {randomdata.phone(rng)}.", "Utilization Management"])
    elif layout == "remittance":
        amounts = [rng.uniform(40, 9000) for _ in range(rng.randint(4, 14))]
        extra.update(rows=[("Check / EFT", randomdata.digits(rng, 8)), ("Paid", f"${sum(amounts) * 0.78:,.2f}")], results=[(rng.choice(people.LAST)[:11].upper(), values.print_date(values.add_days(day, -k), "mdy"), rng.choice(["J3590", "96365", "96413", "96372", "99214", "J9999"]), "1", f"{a:.2f}", f"{a * 0.9:.2f}", "0.00", f"{a * 0.72:.2f}", rng.choice(["CO-45", "PR-2 CO-45", "CO-16 M119", "CO-253"])) for k, a in enumerate(amounts)])
    elif layout == "temperature-log":
        curve = [(k / 24, 4.5 + rng.uniform(-1.3, 1.3)) for k in range(25)]
        extra.update(rows=[("Shipment", randomdata.digits(rng, 10)), ("Product", d["brand"]), ("Packed", when()), ("Received", when(1)), ("Logger", f"TL-{randomdata.digits(rng, 5)}")], curve=curve, results=[(f"{h:02}:00", f"{t:.1f} C") for h, (_, t) in enumerate(curve[:8])])
    elif layout == "sale-paper":
        prices = [(o, rng.randint(1, 12), rng.randint(900, 900000) / 100) for o in rng.sample(randomdata.DRUGS, rng.randint(1, 4))]
        title = rng.choice(["QUOTATION", "Price Quote", "PURCHASE ORDER", "Purchase Order", "ORDER CONFIRMATION", "Order Acknowledgment", "PRICE LIST", "PRO FORMA"])
        extra.update(title=title, rows=[(rng.choice(["Number", "No.", "Reference"]), randomdata.digits(rng, 7)), ("Date", when()), (rng.choice(["To", "Vendor", "Prepared for"]), clinic_for(rng))], total=f"${sum(n * p for _, n, p in prices):,.2f}",
                     results=[(f"{o['brand']} {o['strength']}", values.ten_digits(o["ndc"], o["split"]), str(n), f"{p:,.2f}", f"{n * p:,.2f}") for o, n, p in prices],
                     footer=rng.choice(["This is not an invoice.", "Prices are subject to change without notice.", "Please send invoices to accounts payable.", "You will receive an invoice when your order ships."]))
    document = Document("other", layout, {}, fonts=fonts(rng), extra=extra, seed=rng.randrange(10 ** 6))
    others.draw(document)
    return document


assert invoices_more and orders_more and orders_choice     # they add their layouts when imported
