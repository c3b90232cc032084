"""Random records: what an invoice, order or label says, before anything is drawn."""

from . import people, wordings
from .values import Said, add_days, random_mbi, random_npi

DRUGS = people.load_drugs()


def person(rng):
    """First M. Last."""
    middle = f" {rng.choice('ABCDEFGHJKLMNPRSTW')}." if rng.random() < 0.85 else ""
    return f"{rng.choice(people.FIRST)}{middle} {rng.choice(people.LAST)}"


def phone(rng):
    """A telephone number that is nobody's."""
    area, last = rng.randint(201, 989), rng.randint(100, 199)
    return rng.choice(["({a}) 555-0{l}", "{a}-555-0{l}", "{a}.555.0{l}", "{a} 555 0{l}"]).format(a=area, l=last)


def address(rng, office=False):
    """Lines of an address."""
    street = f"{rng.randint(1, 9899)} {rng.choice(people.STREETS)} {rng.choice(people.WAYS)}"
    if rng.random() < 0.4:
        street += rng.choice([", Suite {}", ", Ste {}", ", Building {}", ", Floor {}", " #{}"]).format(rng.randint(1, 420))
    town = f"{rng.choice(people.TOWNS)}, {rng.choice(people.STATES)} {rng.randint(10000, 99899)}"
    lines = [f"PO Box {rng.randint(100, 99999)}" if office and rng.random() < 0.15 else street, town]
    return lines


def clinic(rng):
    """The name of a practice."""
    return f"{rng.choice(people.PLACES)} {rng.choice(people.FIELDS)}{rng.choice(people.TAILS)}"


def supplier(rng, drug=None):
    """The name of a seller; now and then the maker of the drug."""
    return f"{rng.choice(people.SUPPLIERS_A)} {rng.choice(people.SUPPLIERS_B)}"


def digits(rng, n):
    """A string of n digits without a leading zero."""
    return str(rng.randint(10 ** (n - 1), 10 ** n - 1))


def letters(rng, n):
    """A string of n capitals that are not mistaken for digits."""
    return "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(n))


def number(rng, day):
    """An invoice number."""
    year = day[:4]
    return rng.choice([
        lambda: digits(rng, rng.randint(6, 10)), lambda: f"INV-{digits(rng, rng.randint(5, 7))}", lambda: f"{letters(rng, 2)}{digits(rng, 7)}",
        lambda: f"{letters(rng, 1)}{digits(rng, rng.randint(6, 8))}", lambda: f"{year}-{digits(rng, 5)}", lambda: f"SI{year}-{digits(rng, 5)}", lambda: f"{digits(rng, 4)}-{digits(rng, 5)}-{digits(rng, 2)}",
        lambda: f"{letters(rng, 3)}-{digits(rng, 6)}", lambda: f"{digits(rng, 5)}{letters(rng, 1)}", lambda: f"{digits(rng, 3)}-{digits(rng, 7)}", lambda: f"000{digits(rng, 5)}", lambda: f"I{year[2:]}{digits(rng, 6)}",
        lambda: f"{letters(rng, 2)}-{year[2:]}-{digits(rng, 5)}", lambda: f"{digits(rng, 8)}-{rng.randint(0, 9)}", lambda: f"90{digits(rng, 8)}"])()


def po(rng):
    """A purchase order number."""
    return rng.choice([lambda: f"PO{digits(rng, 5)}", lambda: digits(rng, rng.randint(4, 8)), lambda: f"{letters(rng, 2)}-{digits(rng, 4)}", lambda: f"45{digits(rng, 8)}", lambda: f"PO-{digits(rng, 6)}",
                       lambda: f"{letters(rng, 2)}{digits(rng, 4)}", lambda: f"{digits(rng, 3)}-{digits(rng, 4)}"])()


def account(rng):
    """A customer number."""
    return rng.choice([lambda: digits(rng, rng.randint(5, 10)), lambda: f"C{digits(rng, 6)}", lambda: f"{digits(rng, 3)}-{digits(rng, 4)}", lambda: f"{letters(rng, 2)}{digits(rng, 5)}", lambda: f"{digits(rng, 6)}-{digits(rng, 2)}", lambda: f"00{digits(rng, 6)}"])()


def lot(rng):
    """A lot number as makers form them."""
    return rng.choice([
        lambda: f"{letters(rng, 1)}{digits(rng, 5)}", lambda: digits(rng, 7), lambda: f"{rng.randint(22, 26)}{letters(rng, 1)}{digits(rng, 3)}", lambda: f"{rng.randint(22, 26)}-{digits(rng, 4)}",
        lambda: f"{letters(rng, 2)}{digits(rng, 4)}", lambda: f"{letters(rng, 3)}{digits(rng, 4)}{letters(rng, 1)}{rng.randint(10, 19):02}", lambda: f"{letters(rng, 2)}{digits(rng, 4)}{letters(rng, 1)}", lambda: digits(rng, 6),
        lambda: f"{digits(rng, 1)}{letters(rng, 1)}{digits(rng, 4)}", lambda: f"{letters(rng, 3)}{digits(rng, 2)}{letters(rng, 1)}", lambda: f"{digits(rng, 7)}{letters(rng, 1)}", lambda: f"AB{digits(rng, 4)}-{rng.randint(1, 9)}"])()


def expiry(rng, day):
    """An expiry some months after a day: mostly a month."""
    months = rng.randint(5, 34)
    year, month = int(day[:4]) + (int(day[5:7]) + months - 1) // 12, (int(day[5:7]) + months - 1) % 12 + 1
    if rng.random() < 0.2:
        return f"{year}-{month:02}-{rng.randint(1, 28):02}"
    return f"{year}-{month:02}"


def drug(rng, extra=()):
    """A drug with an NDC and a strength, made up where no fact is at hand."""
    found = dict(rng.choice(DRUGS if not extra or rng.random() < 0.75 else extra))
    if len(found["generic"]) > 42:
        found = dict(DRUGS[rng.randrange(20)])
    if not found["ndc"]:
        split = rng.choice(["4-4-2", "5-3-2", "5-3-2", "5-4-1"])
        labeler = "0" + digits(rng, 4) if split == "4-4-2" else digits(rng, 5)
        product = digits(rng, 4) if split != "5-3-2" else "0" + digits(rng, 3)
        package = "0" + str(rng.randint(1, 9)) if split == "5-4-1" else f"{rng.randint(1, 40):02}"
        found.update(ndc=labeler + product + package, split=split)
    if not found["strength"]:
        mg = rng.choice([2, 10, 20, 30, 40, 50, 60, 100, 120, 150, 200, 300, 400, 500, 1000])
        found["strength"] = rng.choice([f"{mg} mg", f"{mg} mg/{rng.choice([0.5, 1, 1.7, 2, 4, 5, 7.5, 10, 15, 20, 30])} mL", f"{mg} mg/{rng.choice([1, 2, 5, 10, 20])} mL"])
    if found["container"] == "syringe" and found["route"] == "IV":
        found["route"] = "SC"
    return found


def describe(rng, d):
    """A biologic as an invoice line names it."""
    short = {"vial": ["SDV", "single-dose vial", "vial", "1 vial/ctn", "SINGLE DOSE VIAL", "1x1 vial", "VL"], "syringe": ["PFS", "prefilled syringe", "syringe", "1 PFS/ctn", "pre-filled syr"]}[d["container"]]
    strength = d["strength"]
    if rng.random() < 0.3:
        strength = strength.replace(" ", "")
    form = rng.choice(["{b} ({g}) {s} {c}", "{b} {s} {c}", "{b} {g} {s} {c}", "{g} {s} {c} ({b})", "{b} ({g}) injection, {s}, {c}", "{b} {s} ({g})", "{b} - {g} {s}", "{b} {s} {c}, {g}", "{b} inj {s} {c}", "{s} {b} ({g}) {c}",
                       "{b} ({g}) {s}"])
    text = form.format(b=d["brand"], g=d["generic"], s=strength, c=rng.choice(short))
    return text.upper() if rng.random() < 0.25 else text


def money(amount):
    """A plain amount."""
    return f"{amount:.2f}"




# --- invoices -----------------------------------------------------------------

def invoice_lines(rng, subtype, drugs, day, has):
    """Line items; has says which columns the paper has."""
    many = rng.randint(8, 34) if subtype == "statement" else rng.choice([1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8])
    biologics = 0 if rng.random() < 0.05 else 1 if many == 1 or rng.random() < 0.7 else min(many, rng.randint(2, 3))
    kinds = [True] * biologics + [False] * (many - biologics)
    rng.shuffle(kinds)
    lines, when, paper, order = [], add_days(day, -29), number(rng, day), po(rng)
    for biologic in kinds:
        if biologic:
            d = drug(rng, drugs)
            price = round(rng.choice([rng.uniform(180, 2000), rng.uniform(900, 9000), rng.uniform(4000, 38000)]), 2)
            quantity = rng.choice([1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 20])
            uom = rng.choice(["VIAL", "EA", "EA", "CARTON", "KIT", "BOX"] if d["container"] == "vial" else ["SYRINGE", "EA", "EA", "CARTON", "KIT"])
            line = dict(description=describe(rng, d), ndc=d["ndc"], split=d["split"], biologic=True, drug=d)
        else:
            name, ndc, split, low, high, units = rng.choice(people.OTHER_ITEMS)
            price, quantity, uom = round(rng.uniform(low, high), 2), rng.choice([1, 2, 3, 4, 5, 6, 10, 12, 20, 24, 25]), rng.choice(units)
            line = dict(description=name if rng.random() < 0.7 else name.upper(), ndc=ndc, split=split, biologic=False)
        line.update(quantity=str(quantity), uom=uom, unit_price=money(price), extended_price=money(price * quantity), item_number=rng.choice([digits(rng, 6), digits(rng, 7), f"{letters(rng, 2)}{digits(rng, 4)}"]))
        line["ordered"] = str(quantity + (rng.randint(1, 4) if rng.random() < 0.1 else 0))
        if has["list_price"]:
            percent = rng.choice([0, 0.5, 1, 1.5, 2, 3, 4, 8])
            gross = round(price / (1 - percent / 100), 2)
            line.update(list_price=money(gross), discount_percent=f"{percent:.2f}")
        if has["lot"] and (biologic or rng.random() < 0.25):
            count = 2 if biologic and quantity > 1 and rng.random() < 0.15 else 1
            line["lot"] = [lot(rng) for _ in range(count)]
            if has["expiry"]:
                line["expiry"] = [expiry(rng, day) for _ in range(count)]
        if not has["ndc"] or (line["ndc"] and rng.random() < 0.03):
            line["ndc"] = None
        if subtype == "statement":
            if rng.random() < 0.45:
                when, paper, order = min(day, add_days(when, rng.randint(1, 6))), number(rng, day), po(rng)
            line.update(line_invoice_date=when, line_invoice_number=paper, po=order)
        if subtype == "credit_memo":
            line.update(quantity="-" + line["quantity"], extended_price="-" + line["extended_price"])
        if subtype == "packing_slip":
            for key in ("unit_price", "extended_price", "list_price", "discount_percent"):
                line.pop(key, None)
        lines.append(line)
    found = [l for l in lines if l["biologic"]]
    for line in lines:
        line["target"] = (True if len(found) == 1 else None) if line["biologic"] else False
    return lines


def invoice(rng, drugs, subtype):
    """Data and lines of an invoice."""
    day = f"{rng.choice([2022, 2023, 2024, 2024, 2025, 2025, 2026])}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    has = dict(list_price=rng.random() < 0.12, lot=rng.random() < 0.5, expiry=rng.random() < 0.92, ndc=rng.random() < 0.88)
    lines = invoice_lines(rng, subtype, drugs, day, has)
    buyer = clinic(rng)
    data = dict(subtype=subtype, supplier_name=supplier(rng), bill_to_name=buyer, invoice_number=number(rng, day), invoice_date=day)
    if rng.random() < 0.78:
        data["ship_to_name"] = buyer if rng.random() < 0.75 else clinic(rng)
    for key, chance, value in (("po_number", 0.75, po(rng)), ("account_number", 0.8, account(rng)), ("due_date", 0.3, add_days(day, rng.choice([15, 30, 45, 60])))):
        if rng.random() < chance and not (key == "due_date" and subtype in ("credit_memo", "packing_slip")):
            data[key] = value
    sign = -1 if subtype == "credit_memo" else 1
    if subtype != "packing_slip":
        subtotal = sum(float(l["extended_price"]) for l in lines)
        total = subtotal
        charges = {}
        if rng.random() < 0.15 and subtype == "invoice":
            charges["discount"] = -round(subtotal * rng.choice([0.01, 0.015, 0.02, 0.005]), 2)
        if rng.random() < 0.06 and subtype == "invoice":
            charges["rebate"] = -round(subtotal * rng.choice([0.01, 0.03]), 2)
        if rng.random() < 0.6 and subtype != "statement":
            charges["freight"] = sign * rng.choice([0, 0, 15, 22.5, 25, 38.5, 45, 65, 85, 120])
        if rng.random() < 0.4 and subtype != "statement":
            charges["tax"] = sign * (0 if rng.random() < 0.5 else round(abs(subtotal) * rng.choice([0.0, 0.0125, 0.06]), 2))
        total += sum(charges.values())
        if rng.random() < 0.94:
            data["subtotal"] = money(subtotal)
        data.update({k: money(v) for k, v in charges.items()})
        data["total"] = money(total)
    if subtype == "credit_memo":
        data["original_invoice_number"] = number(rng, day)
    return data, lines, has


# --- orders -------------------------------------------------------------------

FREQUENCIES = {"IV": ["Q2W", "Q3W", "Q4W", "Q4W", "Q8W", "Q1M", "ONCE", "QW", "QWX4", "Q6M"], "SC": ["Q2W", "Q4W", "Q6M", "Q6M", "QW", "Q1M", "ONCE", "Q8W", "Q3W"], "IM": ["Q1M", "ONCE", "Q4W", "QW"],
               "INTRAVITREAL": ["Q8W", "Q4W", "Q1M", "ONCE"], "INTRAVESICAL": ["QWX6", "QW", "QWX6"]}


def practice(rng, d):
    """The kind of practice that gives a drug."""
    if d["route"] == "INTRAVITREAL":
        return "eye"
    for stem, kinds in people.PRACTICE_OF_STEM:
        if stem in d["generic"].lower():
            return rng.choice(kinds)
    return rng.choice(sorted(people.DIAGNOSES))


def necessity(rng, name):
    """A reason for a drug, two or three sentences."""
    fill = lambda t: t.format(drug=name, old=rng.choice(wordings.OLD), old2=rng.choice(wordings.OLD), why=rng.choice(wordings.WHY), bad=rng.choice(wordings.BAD), test=rng.choice(wordings.TEST), months=rng.randint(2, 24))
    text = fill(rng.choice(wordings.NECESSITY))
    if rng.random() < 0.25:
        text += " " + rng.choice(["Labs reviewed.", "Will reassess in 3 months.", "Risks and benefits were discussed.", "Monitoring per prescribing information.", "See attached chart notes."])
    return text[0].upper() + text[1:]


def plain(amount):
    """A number without needless zeros and without an exponent."""
    return f"{amount:.4f}".rstrip("0").rstrip(".")


def dosing(rng, d, kg):
    """Dose, calculated dose and what one container holds, in the unit of the strength."""
    amount, unit = d["strength"].split("/")[0].split(" ")[:2]
    content = float(amount)
    if d["route"] == "IV" and unit == "mg" and rng.random() < 0.45:
        rate = rng.choice([1, 2, 3, 4, 5, 6, 8, 10, 10, 15, 20, 0.3, 0.7, 1.9, 2.4, 7.5])
        total = round(rate * kg)
        return f"{rate:g} mg/kg", f"{total} mg", total, content, unit
    if d["route"] == "IV" and rng.random() < 0.06:
        rate = rng.choice([75, 100, 250, 375, 500, 6])
        total = round(rate * rng.uniform(1.5, 2.3))
        return f"{rate} {unit}/m2", f"{total} {unit}", total, content, unit
    total = content * rng.choice([1, 1, 1, 2, 3]) if d["route"] in ("IV",) else content
    return f"{plain(total)} {unit}", None, total, content, unit


def height(rng):
    """A height in cm, in inches, or in feet and inches."""
    inches = rng.randint(58, 76)
    feet = f"{inches // 12}'{inches % 12}\""
    return rng.choice([f"{rng.randint(147, 193)} cm", f"{inches} in", Said(f"{inches} in", feet), Said(f"{inches} in", feet)])


def order(rng, drugs):
    """Data of an order, and what else it prints."""
    d = drug(rng, drugs)
    kind = practice(rng, d)
    day = f"{rng.choice([2022, 2023, 2024, 2024, 2025, 2025, 2026])}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    kg = round(rng.uniform(44, 124), 1)
    dose, calculated, total, content, unit = dosing(rng, d, kg)
    codes = rng.sample(people.DIAGNOSES[kind], k=1 if rng.random() < 0.72 else 2)
    data = dict(patient_name=person(rng), prescriber_name=person(rng) if rng.random() < 0.4 else f"{rng.choice(people.FIRST)} {rng.choice(people.LAST)}")
    maybe = [("patient_dob", 0.98, f"{rng.randint(1930, 1962)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"), ("mbi", 0.92, random_mbi(rng)), ("order_date", 0.96, day), ("drug_brand", 0.95, d["brand"]),
             ("dose", 0.97, dose), ("route", 0.97, d["route"]), ("frequency", 0.97, rng.choice(FREQUENCIES[d["route"]])), ("icd10", 0.95, [c for c, _ in codes]), ("diagnosis_text", 0.84, [t for _, t in codes]),
             ("npi", 0.92, random_npi(rng)), ("prior_auth_number", 0.45, rng.choice([f"PA{digits(rng, 7)}", digits(rng, 10), f"A{day[:4]}-{digits(rng, 5)}", f"AUTH{digits(rng, 6)}"])),
             ("height", 0.4, height(rng)), ("ndc", 0.15, d["ndc"])]
    for key, chance, value in maybe:
        if rng.random() < chance:
            data[key] = value
    if "drug_brand" not in data or rng.random() < 0.92:
        data["drug_generic"] = d["generic"]
    if rng.random() < 0.9:      # by a name that the order gives anyway: a name in the reason alone is no field
        data["medical_necessity"] = necessity(rng, rng.choice([data[k] for k in ("drug_brand", "drug_brand", "drug_generic") if k in data]))
    if "icd10" not in data and "diagnosis_text" not in data:
        data["icd10"] = [c for c, _ in codes]
    if calculated or rng.random() < 0.55:
        data["weight"] = f"{kg} kg" if rng.random() < 0.78 else f"{kg * 2.20462:.1f} lb"
    if calculated and rng.random() < 0.75:
        data["calculated_dose"] = calculated
    data["signed"] = rng.choices(["wet", "electronic", "stamp", "none"], [0.45, 0.33, 0.06, 0.16])[0]
    if data["signed"] != "none" and rng.random() < 0.9:
        data["signature_date"] = add_days(day, rng.choice([0, 0, 0, 0, 1, 2]))
    if rng.random() < 0.66:
        used = -(-total // content) if content else 1
        service = add_days(day, rng.randint(0, 21))
        count = 2 if used > 1 and rng.random() < 0.15 else 1
        data.update(service_date=service, admin_dose=f"{plain(total)} {unit}", admin_lot=[lot(rng) for _ in range(count)], admin_expiry=[expiry(rng, service) for _ in range(count)])
        if rng.random() < 0.75:
            data["admin_ndc"] = d["ndc"]
        if rng.random() < 0.6:
            data["wastage"] = f"{plain(used * content - total)} {unit}"
    return data, d, kind


# --- labels -------------------------------------------------------------------

def label(rng, drugs):
    """Data of a label."""
    d = drug(rng, drugs)
    day = f"{rng.choice([2023, 2024, 2025, 2026])}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    data = dict(drug_brand=d["brand"], drug_generic=d["generic"], strength=d["strength"], ndc=d["ndc"], lot=lot(rng), expiry=expiry(rng, day))
    return data, d


