"""Normalised values and the ways in which offices print them.

A value is what the labels say (ISO dates, plain amounts, 11-digit codes); how it is printed is a matter of the style.
"""

import datetime
from decimal import Decimal

MONTHS = "January February March April May June July August September October November December".split()


class Said:
    """A value together with exactly what is printed for it."""

    def __init__(self, value, printed):
        self.value, self.printed = value, printed


def day(iso):
    """The date of an ISO day."""
    return datetime.date.fromisoformat(iso)


def add_days(iso, days):
    """The ISO day so many days later."""
    return (day(iso) + datetime.timedelta(days=days)).isoformat()


def print_date(iso, form):
    """An ISO day in one of the printed forms."""
    d = day(iso)
    month = MONTHS[d.month - 1]
    return {
        "mdY": f"{d.month:02}/{d.day:02}/{d.year}", "mdy": f"{d.month:02}/{d.day:02}/{d.year % 100:02}",
        "MdY": f"{d.month}/{d.day}/{d.year}", "Mdy": f"{d.month}/{d.day}/{d.year % 100:02}",
        "m-d-Y": f"{d.month:02}-{d.day:02}-{d.year}", "m-d-y": f"{d.month:02}-{d.day:02}-{d.year % 100:02}",
        "dMY": f"{d.day:02}-{month[:3].upper()}-{d.year}", "d M Y": f"{d.day:02} {month[:3].upper()} {d.year}",
        "d Mon Y": f"{d.day} {month[:3]} {d.year}",
        "Mon": f"{month[:3]} {d.day}, {d.year}", "Month": f"{month} {d.day}, {d.year}",
        "iso": iso, "dots": f"{d.day:02}.{d.month:02}.{d.year}", "compact": iso.replace("-", ""),
    }[form]


DATE_FORMS = ["mdY", "mdy", "MdY", "m-d-Y", "dMY", "d M Y", "Mon", "Month", "iso", "dots"]


def print_expiry(value, form):
    """An expiry (YYYY-MM or YYYY-MM-DD) in one of the printed forms."""
    year, month = value[:4], int(value[5:7])
    name = MONTHS[month - 1][:3].upper()
    if len(value) == 7:
        return {"m/Y": f"{month:02}/{year}", "m/y": f"{month:02}/{year[2:]}", "Mon Y": f"{name} {year}",
                "Mon-Y": f"{name}-{year}", "Y-m": f"{year}-{month:02}", "Y-Mon": f"{year}-{name}",
                "m-Y": f"{month:02}-{year}", "Mon y": f"{name.title()} {year}"}.get(form, f"{month:02}/{year}")
    return {"m/Y": print_date(value, "mdY"), "m/y": print_date(value, "mdy"), "Mon Y": print_date(value, "d M Y"),
            "Mon-Y": print_date(value, "dMY"), "Y-m": value, "Y-Mon": f"{year}-{name}-{value[8:]}",
            "m-Y": print_date(value, "m-d-Y"), "Mon y": print_date(value, "Mon")}.get(form, value)


EXPIRY_FORMS = ["m/Y", "m/y", "Mon Y", "Mon-Y", "Y-m", "Y-Mon", "m-Y", "Mon y"]


def print_money(value, form, negative="-$"):
    """A plain amount in one of the printed forms; form is $, plain, bare, USD or USD after."""
    number = Decimal(value)
    text = f"{abs(number):.2f}" if form == "bare" else f"{abs(number):,.2f}"
    sign = {"$": "$", "$ ": "$ ", "USD": "USD "}.get(form, "")
    after = " USD" if form == "after" else ""
    if number >= 0:
        return sign + text + after
    return {"(": f"({sign}{text}){after}", "-": f"-{sign}{text}{after}", "trail": f"{sign}{text}-{after}",
            "-$": f"-{sign}{text}{after}"}[negative]


def ten_digits(ndc, split):
    """The ten-digit hyphenated code that an 11-digit NDC comes from; split is 4-4-2, 5-3-2 or 5-4-1."""
    a, b, c = ndc[:5], ndc[5:9], ndc[9:]
    if not split:
        return f"{a}-{b}-{c}"
    return {"4-4-2": f"{a[1:]}-{b}-{c}", "5-3-2": f"{a}-{b[1:]}-{c}", "5-4-1": f"{a}-{b}-{c[1:]}"}[split]


def print_ndc(ndc, split, form):
    """An NDC printed as its maker prints it (10), as 5-4-2 (11) or as bare digits (plain)."""
    if form == "10":
        return ten_digits(ndc, split)
    return f"{ndc[:5]}-{ndc[5:9]}-{ndc[9:]}" if form == "11" else ndc


def print_name(name, form):
    """A person's name, First M. Last, in one of the printed forms."""
    first, *middle, last = name.split()
    initial = middle[0] if middle else ""
    bare = initial.rstrip(".")
    gap = " " if initial else ""
    return {
        "first": name, "LAST, FIRST M": f"{last}, {first}{gap}{bare}".upper(), "Last, First M.": f"{last}, {first}{gap}{initial}",
        "Last, First": f"{last}, {first}{gap}{bare}", "FIRST M LAST": f"{first}{gap}{bare} {last}".upper(),
        "first bare": f"{first}{gap}{bare} {last}",
    }[form]


NAME_FORMS = ["first", "LAST, FIRST M", "Last, First M.", "Last, First", "FIRST M LAST", "first bare"]

UOM = {
    "EA": ["EA", "EACH", "Each", "ea", "EA"], "VIAL": ["VL", "VIAL", "Vial", "VL", "VIA"], "BOX": ["BX", "BOX", "Box"],
    "KIT": ["KT", "KIT", "Kit"], "CARTON": ["CTN", "CARTON", "Carton", "CT"], "SYRINGE": ["SYR", "PFS", "SYRINGE", "Syringe"],
}

ROUTE = {
    "IV": ["IV", "Intravenous", "intravenous infusion", "IV infusion", "IVPB", "INTRAVENOUS", "intravenously", "IV Infusion", "IV drip", "Infuse IV"],
    "SC": ["SC", "SQ", "SUBQ", "subcutaneous", "Subcutaneous", "subcut", "subcutaneous injection", "SubQ", "subcut injection", "SUBCUTANEOUS", "subcutaneously"],
    "IM": ["IM", "intramuscular", "Intramuscular", "INTRAMUSCULAR", "IM injection"],
    "INTRAVITREAL": ["intravitreal", "Intravitreal", "intravitreal injection", "INTRAVITREAL", "Intravitreal injection", "IVT (intravitreal)"],
    "INTRAVESICAL": ["intravesical", "Intravesical instillation", "intravesical instillation"],
}

FREQUENCY = {
    "ONCE": ["once", "x 1 dose", "single dose", "one time only", "ONE DOSE", "x1"],
    "QD": ["daily", "once daily", "QD", "every day", "q24h"],
    "QW": ["weekly", "once weekly", "every week", "q week", "QW", "q1w"],
    "QWX4": ["weekly x 4", "once weekly x 4 doses", "weekly for 4 doses", "q week x4"],
    "QWX6": ["weekly x 6", "once weekly x 6 doses", "weekly for 6 doses", "q week x6"],
    "Q2W": ["every 2 weeks", "q 2 wks", "Every two (2) weeks", "q2w", "Q2W", "q 2 weeks", "every two weeks", "every other week", "q2 wks"],
    "Q3W": ["every 3 weeks", "Every three (3) weeks", "once every 3 weeks", "q3wk", "q3w", "Q3W", "q 3 wks", "every three weeks", "every 21 days"],
    "Q4W": ["every 4 weeks", "q 4 wks", "once every 4 weeks", "Every four (4) weeks", "q4w", "Q4W", "q 4 weeks", "every four weeks", "every 28 days"],
    "Q8W": ["every 8 weeks", "Every eight (8) weeks", "once every 8 weeks", "q8w", "Q8W", "q 8 wks", "every eight weeks", "every 56 days"],
    "Q1M": ["monthly", "once monthly", "every month", "q month", "once a month"],
    "Q6M": ["every 6 months", "Every six (6) months", "once every 6 months", "q6 months", "q 6 mo", "every six months", "twice a year", "q6mo"],
}

DATES = {"invoice_date", "due_date", "line_invoice_date", "patient_dob", "order_date", "signature_date", "service_date"}
AMOUNTS = {"subtotal", "discount", "rebate", "freight", "tax", "total", "unit_price", "extended_price", "list_price"}
DOSES = {"dose", "calculated_dose", "admin_dose", "wastage"}


class Style:
    """How one office or supplier prints its values."""

    def __init__(self, **choices):
        self.date = "mdY"           # dates
        self.dob = None             # birth dates, else as dates
        self.line_date = None       # dates in the lines of a statement
        self.expiry = "m/Y"
        self.money = "$"            # totals
        self.line_money = "plain"   # prices in lines
        self.negative = "-$"
        self.ndc = "11"             # NDC in lines and on orders
        self.admin_ndc = "11"
        self.name = "first"
        self.uom = 0                # which of the synonyms
        self.route = 0
        self.frequency = 0
        self.dose = "{n} {u}"
        self.thousands = False      # a comma in doses of 1,000 and more
        self.square = "/m2"
        self.mbi = "bare"           # bare or dashed
        self.credentials = ", "     # between a prescriber's name and the credentials, where printed together
        for name, value in choices.items():
            if not hasattr(self, name):
                raise TypeError(f"no style choice {name}")
            setattr(self, name, value)

    def pick(self, table, key, index):
        """One of the synonyms of a canonical value."""
        choices = table.get(key)
        return choices[index % len(choices)] if choices else key

    def show(self, name, value, split="5-3-2"):
        """The printed form of a field's normalised value."""
        if isinstance(value, Said):
            return value.printed
        if name in DATES:
            form = (self.dob if name == "patient_dob" else self.line_date if name == "line_invoice_date" else None) or self.date
            return print_date(value, form)
        if name in AMOUNTS:
            in_line = name in ("unit_price", "extended_price", "list_price")
            return print_money(value, self.line_money if in_line else self.money, self.negative)
        if name in ("ndc", "admin_ndc"):
            return print_ndc(value, split, self.ndc if name == "ndc" else self.admin_ndc)
        if name in ("expiry", "admin_expiry"):
            return print_expiry(value, self.expiry)
        if name == "patient_name":
            return print_name(value, self.name)
        if name == "uom":
            return self.pick(UOM, value, self.uom)
        if name == "route":
            return self.pick(ROUTE, value, self.route)
        if name == "frequency":
            return self.pick(FREQUENCY, value, self.frequency)
        if name in DOSES:
            number, unit = value.split(" ", 1)
            if self.thousands and len(number) > 3 and number.isdigit():
                number = f"{int(number):,}"
            return self.dose.format(n=number, u=unit.replace("/m2", self.square))
        if name == "mbi" and self.mbi == "dashed":
            return f"{value[:4]}-{value[4:7]}-{value[7:]}"
        return value


# --- numbers with check digits ------------------------------------------------

def luhn_digit(digits):
    """The check digit that makes digits + it pass the Luhn test."""
    total = 0
    for i, c in enumerate(reversed(digits)):
        n = int(c)
        if i % 2 == 0:
            n = n * 2 - 9 if n > 4 else n * 2
        total += n
    return str(-total % 10)


def npi(nine):
    """A National Provider Identifier from its first nine digits."""
    return nine + luhn_digit("80840" + nine)


def random_npi(rng):
    """An NPI with a right check digit."""
    return npi(rng.choice("12") + "".join(rng.choice("0123456789") for _ in range(8)))


def random_mbi(rng):
    """A Medicare number of the right shape."""
    letters, digits = "ACDEFGHJKMNPQRTUVWXY", "0123456789"
    kinds = {"C": "123456789", "A": letters, "N": digits, "X": letters + digits}
    return "".join(rng.choice(kinds[k]) for k in "CAXNAXNAANN")


def gtin(ndc, split="5-3-2", indicator="0"):
    """The GTIN-14 of a package, from the ten-digit form of its NDC."""
    digits = indicator + "03" + ten_digits(ndc, split).replace("-", "")
    total = sum(int(c) * (3 if i % 2 == 0 else 1) for i, c in enumerate(digits))
    return digits + str(-total % 10)
