"""What is printed on a line: codes, dates, amounts, doses and the short words around them."""

import string

DIGITS = string.digits
UPPER = string.ascii_uppercase
# Letters of a Medicare beneficiary identifier (no S, L, O, I, B, Z).
MBI = "ACDEFGHJKMNPQRTUVWXY"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LABELS = """NDC NDC# NDC: Lot Lot# Lot: LOT Exp Exp: EXP Expires Invoice Invoice# No. Date Date: Qty Qty: PO PO# P.O. Acct Acct# Total Subtotal
Amount Price Unit Ext. Tax Freight Due NPI NPI: MRN MRN: DOB DOB: MBI ID Ref Auth Auth# Dx Dx: ICD-10 Wt Ht Phone Fax Tel Page of Item SKU Order
Dose Dose: Date: Total: Each Case Terms Net USD Ship Serial SN GTIN""".split()
UNITS = "mg mcg mL kg lb cm in units IU g mg/mL mg/kg mcg/m2 mg/m2 EA VIAL BX KT SYR CTN PK".split()
WORDS = """every weeks days months injection infusion vial single-dose syringe prefilled solution subcut IV SC IM kit carton weight height
Street Ave Suite Blvd Rd Dr Inc. LLC Pharmacy Medical Health Clinic Center Order Invoice administered signed on at by the of for and with
patient physician date received shipped delivered""".split()


def digits(r, n):
    return "".join(r.choice(DIGITS) for _ in range(n))


def letters(r, n, of=UPPER):
    return "".join(r.choice(of) for _ in range(n))


def ndc(r):
    form = r.choice(["542", "542", "442", "532", "541", "11", "10"])
    if len(form) == 2:
        return digits(r, int(form))
    return "-".join(digits(r, int(n)) for n in form)


def lot(r):
    return r.choice([
        lambda: digits(r, r.randint(5, 8)),
        lambda: letters(r, r.randint(1, 2)) + digits(r, r.randint(4, 7)),
        lambda: digits(r, 2) + letters(r, 1) + digits(r, r.randint(3, 4)),
        lambda: letters(r, r.randint(2, 3)) + digits(r, r.randint(3, 5)) + letters(r, r.randint(0, 2)),
        lambda: digits(r, 2) + "-" + digits(r, r.randint(3, 6)),
        lambda: letters(r, 1) + digits(r, 2) + letters(r, 1) + digits(r, 2) + letters(r, 1),
        lambda: "".join(r.choice(DIGITS + UPPER) for _ in range(r.randint(5, 8))),
    ])()


def day(r):
    y, m, d = r.choice([r.randint(1930, 1999), r.randint(2020, 2029)]), r.randint(1, 12), r.randint(1, 28)
    return r.choice([
        f"{m:02}/{d:02}/{y}", f"{m:02}/{d:02}/{y}", f"{m}/{d}/{y}", f"{m:02}-{d:02}-{y}", f"{m:02}/{d:02}/{y % 100:02}", f"{y}-{m:02}-{d:02}",
        f"{d:02}-{MONTHS[m - 1].upper()}-{y}", f"{MONTHS[m - 1]} {d}, {y}", f"{d:02}.{m:02}.{y}", f"{m:02}/{y}", f"{m:02}/{y % 100:02}",
        f"{MONTHS[m - 1].upper()} {y}", f"{y}-{m:02}", f"{m}/{d}/{y % 100:02}"])


def amount(r):
    value = r.choice([r.random() * 10, r.random() * 100, r.random() * 2000, r.random() * 30000, r.random() * 300000, 0])
    text = f"{value:,.2f}" if r.random() < 0.85 else f"{value:.2f}"
    text = r.choice(["", "", "$", "$", "USD ", "-", "-$"]) + text
    return f"({text})" if r.random() < 0.04 else text


def invoice(r):
    return r.choice([
        lambda: letters(r, 2) + str(r.randint(2019, 2029)) + "-" + digits(r, 5), lambda: digits(r, r.randint(6, 10)),
        lambda: letters(r, 3) + "-" + digits(r, r.randint(4, 7)), lambda: letters(r, 1) + digits(r, r.randint(6, 8)),
        lambda: letters(r, 2) + digits(r, r.randint(4, 6)), lambda: digits(r, 2) + "-" + digits(r, r.randint(4, 6)),
        lambda: "INV-" + digits(r, 6), lambda: "SI" + digits(r, 4) + "-" + digits(r, 5), lambda: "PO" + digits(r, 5)])()


def mbi(r):
    alnum = DIGITS + MBI
    parts = [r.choice("123456789"), r.choice(MBI), r.choice(alnum), r.choice(DIGITS), r.choice(MBI), r.choice(alnum),
             r.choice(DIGITS), r.choice(MBI), r.choice(MBI), r.choice(DIGITS), r.choice(DIGITS)]
    text = "".join(parts)
    return f"{text[:4]}-{text[4:7]}-{text[7:]}" if r.random() < 0.3 else text


def icd10(r):
    text = r.choice("ABCDEFGHIJKLMNOPQRSTVWXYZ") + digits(r, 1) + r.choice(DIGITS + "AB")
    if r.random() < 0.85:
        text += "." + "".join(r.choice(DIGITS + DIGITS + "XA") for _ in range(r.randint(1, 4)))
    return text


def dose(r):
    number = r.choice([str(r.randint(1, 1200)), f"{r.random() * 100:.1f}", f"{r.random() * 10:.2f}", str(r.choice([100, 200, 400, 500, 1000]))])
    text = f"{number} {r.choice(UNITS)}"
    if r.random() < 0.35:
        text += f"/{r.choice(['', r.randint(1, 50), f'{r.random() * 10:.1f}'])} mL".replace("/ ", "/")
    if r.random() < 0.1:
        text = text.upper()
    return text if r.random() < 0.9 else text.replace(" ", "")


def phone(r):
    a, b, c = digits(r, 3), digits(r, 3), digits(r, 4)
    return r.choice([f"({a}) {b}-{c}", f"{a}-{b}-{c}", f"1{a}{b}{c}"])


def height(r):
    return r.choice([f"{r.randint(4, 6)}'{r.randint(0, 11)}\"", f"{r.randint(140, 200)} cm", f"{r.randint(55, 78)} in"])


def junk(r):
    return "".join(r.choice(string.ascii_letters + DIGITS * 3 + ".,-/#:()&'%$+*@=_\"") for _ in range(r.randint(2, 9)))


def words(r):
    text = " ".join(r.choice(WORDS) for _ in range(r.randint(1, 3)))
    return r.choice([text, text, text.upper(), text.title()])


KINDS = [(ndc, 12), (lot, 16), (day, 14), (amount, 14), (invoice, 9), (mbi, 6), (icd10, 6), (dose, 9), (phone, 3), (height, 2), (words, 6), (junk, 3),
         (lambda r: str(r.randint(0, 99)), 4), (lambda r: digits(r, r.randint(5, 11)), 4), (lambda r: f"{r.random() * 100:.1f}", 2)]


def line(r):
    """One line of print: mostly a single code, at times with a label before it or a second one after."""
    makers, weights = zip(*KINDS)
    text = r.choices(makers, weights)[0](r)
    if r.random() < 0.3:
        label = r.choice(LABELS)
        text = f"{label.upper() if r.random() < 0.3 else label} {text}"
    if r.random() < 0.15:
        text += r.choice([" ", ", ", "  "])[:2].replace("  ", " ") + r.choices(makers, weights)[0](r)
    return text[:48].strip()
