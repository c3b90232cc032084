"""Dense tables, 40 rows of nine columns of codes, lots, dates, amounts and descriptions: what page layouts lose most of."""

from . import damage, files, paper, people, randomdata, randomly, values

RULES = ["ruled", "half", "unruled"]
ROWS = 40
RIGHT = {"quantity", "price", "amount", "balance"}
HEADINGS = {
    "item": ["Item", "Item No.", "SKU", "Mat. #"], "ndc": ["NDC", "NDC Number", "NDC #"], "description": ["Description", "Product", "Item Description"],
    "lot": ["Lot", "Lot No.", "LOT #", "Batch"], "expiry": ["Exp", "Expiry", "Exp. Date"], "date": ["Date", "Inv Date", "Ship Date", "DOS"],
    "invoice": ["Invoice", "Invoice #", "Ref. No."], "po": ["PO", "PO No.", "P.O. #"], "quantity": ["Qty", "QTY", "Ship"], "uom": ["UOM", "U/M", "Unit"],
    "price": ["Price", "Unit Price", "Each"], "amount": ["Amount", "Ext. Price", "Extended"], "balance": ["Balance", "Open"], "hcpcs": ["HCPCS", "Code", "CPT"],
    "icd10": ["ICD-10", "Dx"], "npi": ["NPI", "Prov. NPI"], "mbi": ["MBI", "Medicare ID"],
}
ALWAYS = ["ndc", "description", "lot", "amount"]
OFTEN = ["item", "expiry", "date", "invoice", "po", "quantity", "uom", "price", "balance", "hcpcs", "icd10", "npi", "mbi"]
ORDER = ["date", "invoice", "po", "mbi", "npi", "item", "ndc", "hcpcs", "icd10", "description", "lot", "expiry", "quantity", "uom", "price", "amount", "balance"]


def _columns(rng):
    """Nine columns, in an order that papers have; at least one date."""
    rest = rng.sample(OFTEN, len(OFTEN))
    date = rng.choice(["date", "expiry"])
    chosen = ALWAYS + [date] + [key for key in rest if key != date][:9 - len(ALWAYS) - 1]
    columns = sorted(chosen, key=ORDER.index)
    if rng.random() < 0.3:
        columns.insert(rng.randrange(3), columns.pop(columns.index("description")))
    return columns


def _cells(rng, columns):
    """Forty rows of printed values, each kind in the form of one supplier."""
    date, expiry = rng.choice(["mdY", "mdy", "MdY", "m-d-y", "iso", "dMY"]), rng.choice(values.EXPIRY_FORMS)
    ndc, money = rng.choice(["11", "10", "plain"]), rng.choice(["plain", "plain", "$", "bare"])
    upper, strength = rng.random() < 0.5, rng.random() < 0.8
    units = rng.sample(["EA", "VL", "BX", "KT", "CT", "SYR"], 3)
    rows = []
    for _ in range(ROWS):
        day = f"{rng.randint(2022, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        drug, other = randomdata.drug(rng), rng.choice(people.OTHER_ITEMS)
        is_other = rng.random() < 0.3 and other[1]
        code, split = (other[1], other[2]) if is_other else (drug["ndc"], drug["split"])
        text = other[0] if is_other else f"{drug['brand']} {drug['strength']}" if strength else f"{drug['brand']} {drug['generic']}"
        quantity = rng.choice([1, 1, 2, 2, 3, 4, 5, 6, 10, 12, 20, 24, 100])
        price = round(rng.choice([rng.uniform(0.4, 90), rng.uniform(90, 9000), rng.uniform(4000, 38000)]), 2)
        show = lambda amount: values.print_money(randomdata.money(amount), money)
        every = dict(
            item=f"{randomdata.letters(rng, 2)}{randomdata.digits(rng, 4)}" if rng.random() < 0.3 else randomdata.digits(rng, 6), ndc=values.print_ndc(code, split, ndc),
            description=text.upper() if upper else text, lot=randomdata.lot(rng), expiry=values.print_expiry(randomdata.expiry(rng, day), expiry),
            date=values.print_date(day, date), invoice=randomdata.number(rng, day), po=randomdata.po(rng), quantity=str(quantity), uom=rng.choice(units),
            price=show(price), amount=show(price * quantity), balance=show(price * quantity if rng.random() < 0.3 else 0),
            hcpcs=rng.choice(["J3590", "J3490", "C9399", "96365", "96372", "96413", f"J{randomdata.digits(rng, 4)}", f"Q5{rng.randint(100, 160)}"]),
            icd10=rng.choice(people.DIAGNOSES[rng.choice(sorted(people.DIAGNOSES))])[0], npi=values.random_npi(rng), mbi=values.random_mbi(rng))
        rows.append([every[key] for key in columns])
    return rows


def _cut(text, size, face, room):
    """As many words of a text as fit, as report writers cut it."""
    kept = text.split()
    while len(kept) > 1 and paper.width(" ".join(kept), size, face) > room:
        kept.pop()
    return " ".join(kept)


def _fit(columns, head, rows, face, bold, size, gap, room):
    """The size at which the columns fit side by side, and their widths; the description gets what the others leave."""
    middle = columns.index("description")
    while True:
        wide = [max([paper.width(head[k], size * 0.95, bold)] + [paper.width(row[k], size, face) for row in rows]) + 2 * gap for k in range(len(columns))]
        left = room - sum(wide) + wide[middle]
        longest_word = max(paper.width(row[middle].split()[0], size, face) for row in rows) + 2 * gap
        if left > max(longest_word, 8 * size) or size < 4.5:
            break
        size -= 0.1
    wide[middle] = min(wide[middle], left)
    spare = (room - sum(wide)) / len(columns)
    return size, [w + spare for w in wide]


def draw(rng, rule):
    """A page with one table: all rulings (ruled), only some (half), or none (unruled)."""
    landscape = rng.random() < 0.45
    sheet = paper.Sheet(paper.LANDSCAPE if landscape else paper.LETTER)
    family = rng.choice(rng.choice([randomly.SANS, randomly.SANS, randomly.SERIF, randomly.MONO]))
    face, bold = paper.face(family), paper.face(family, bold=True)
    columns = _columns(rng)
    head, rows = [rng.choice(HEADINGS[key]) for key in columns], _cells(rng, columns)
    margin, top = rng.uniform(26, 44), rng.uniform(34, 46)
    height = (sheet.h - 2 * top - 30) / (ROWS + 1)
    height = min(height, rng.uniform(11.5, 16.5))
    size, wide = _fit(columns, head, rows, face, bold, min(rng.uniform(7.2, 9.5), height * 0.78), rng.uniform(1.8, 3.2), sheet.w - 2 * margin)
    edges = [margin]
    for w in wide:
        edges.append(edges[-1] + w)
    sheet.text(margin, top, rng.choice(["Open items", "Account detail", "Purchase history", "Product listing", "Shipment detail", "Statement of account"]), 11, bold)
    sheet.text(edges[-1], top, f"{randomdata.supplier(rng)}   {values.print_date(f'2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}', 'mdY')}", 8.5, face, align="right")
    y, thick = top + 10, rng.choice([0.4, 0.5, 0.7, 1.0])
    bottom = y + height * (ROWS + 1)
    _rules(rng, sheet, rule, edges, y, height, thick)
    for k, key in enumerate(columns):
        room = wide[k] - 2.4
        right = key in RIGHT
        x = edges[k + 1] - 1.6 if right else edges[k] + 1.6
        base = y + height * 0.5 + size * 0.34
        sheet.text(x, base, head[k], size * 0.95, bold, align="right" if right else "left")
        for n, row in enumerate(rows):
            text = _cut(row[k], size, face, room) if key == "description" else row[k]
            sheet.text(x, base + height * (n + 1), text, size, face, align="right" if right else "left")
    sheet.text(edges[-1], min(bottom + 14, sheet.h - 14), "Page 1 of 1", 7.5, face, align="right")
    return sheet


def _rules(rng, sheet, rule, edges, y, height, thick):
    """The rulings and grounds of a table whose heading starts at y."""
    left, right, bottom = edges[0], edges[-1], y + height * (ROWS + 1)
    ground = rng.choice([None, None, (0.85, 0.85, 0.85), (0.92, 0.92, 0.92)])
    if ground and rule != "unruled":
        sheet.rect(left, y, right - left, height, thick=0, fill=ground)
    all_rows, frame, fives = list(range(ROWS + 2)), [0, 1, ROWS + 1], [1] + list(range(6, ROWS + 2, 5))
    across, is_down, some = [], False, rng.choice([all_rows, frame, fives])
    if rule == "ruled":
        across, is_down = all_rows, True
    elif rule == "half":
        across = some
        is_down = across is frame or rng.random() < 0.2
        if is_down and across is all_rows:
            across = frame
    if rule == "unruled" and rng.random() < 0.3:        # every other row on gray
        for n in range(2, ROWS + 1, 2):
            sheet.rect(left, y + height * n, right - left, height, thick=0, fill=(0.95, 0.95, 0.95))
    for n in across:
        sheet.line(left, y + height * n, right, y + height * n, thick)
    for x in edges if is_down else []:
        sheet.line(x, y, x, bottom, thick)


def picture(rng, noise, sheet, dpi, folder, name, how):
    """Writes a table as an office scans it: black and white or gray. Returns the name of the file."""
    angle = rng.uniform(-0.4, 0.4)
    is_bilevel = rng.random() < (0.5 if dpi == 300 else 0.25)
    if is_bilevel:
        pixels = damage.scan_bilevel(sheet, noise, dpi, angle, rng.uniform(130, 175), rng.randint(0, 120), False, rng.uniform(0.3, 0.9), rng.uniform(6, 20))
    else:
        pixels = damage.scan_gray(sheet, noise, dpi, angle, False, rng.uniform(0.3, 1.0), rng.uniform(228, 252), rng.uniform(1.5, 5), rng.randint(0, 60))
    how.update(dpi=dpi, depth=1 if is_bilevel else 8, container="PDF G4" if is_bilevel else "PDF JPEG")
    files.pdf(folder / f"{name}.pdf", [files.Scanned(pixels, (sheet.w, sheet.h), None if is_bilevel else rng.randint(55, 85))], creator="scanner")
    return f"{name}.pdf"
