"""Values that were read, each held against what was drawn."""

import json
import re
from collections import namedtuple
from difflib import SequenceMatcher
from pathlib import Path

# One value: what it is, the evidence it carries, where it was drawn, and whether it is right.
Value = namedtuple("Value", "field evidence is_right layout document rendering")

LONG = {"description": 0.9, "medical_necessity": 0.9, "diagnosis_text": 0.92}
NAMES = {"supplier_name", "bill_to_name", "ship_to_name", "patient_name", "prescriber_name", "drug_brand", "drug_generic"}
AMOUNTS = {"dose", "calculated_dose", "admin_dose", "wastage", "weight", "height", "strength"}
UNSIGNED = {"discount", "rebate"}
NEVER = {"currency", "biologic", "gtin", "serial_number"}
# What was drawn where a document was read and none was.
NONE = {"fields": {}, "line_items": [], "layout": "none"}


def normal(field, value):
    """One form for all that say the same."""
    text = str(value).strip()
    if field in NAMES:
        return " ".join(sorted(re.findall(r"[a-z0-9']+", text.lower())))
    if field in AMOUNTS:
        text = text.replace("/1 mL", "/mL")
        found = re.match(r"([\d.,]+)\s*(.*)$", text)
        if found:
            return f"{float(found[1].replace(',', '')):g} {found[2].lower().replace(' ', '')}"
    if re.fullmatch(r"-?\d+(\.\d+)?", text) and "." in text:
        number = float(text)
        return f"{abs(number) if field in UNSIGNED or not number else number:.4f}"
    return re.sub(r"\s+", " ", text).casefold()


def same(field, drawn, read):
    """True when both say the same; long texts by likeness."""
    a, b = normal(field, drawn), normal(field, read)
    if a == b:
        return True
    return field in LONG and SequenceMatcher(None, a, b, autojunk=False).ratio() >= LONG[field]


def is_right(field, drawn, read):
    """True when a value, each element of a list, was drawn."""
    if drawn is None:
        return False
    if isinstance(read, list):
        left = list(drawn) if isinstance(drawn, list) else [drawn]
        for element in read:
            hit = next((d for d in left if same(field, d, element)), None)
            if hit is None:
                return False
            left.remove(hit)
        return True
    return same(field, drawn[0] if isinstance(drawn, list) else drawn, read)


def evidence(value, page):
    """What the program sees of a value, in the form that models/scorer.json weighs."""
    return {
        "value": value["value"], "origin": value["from"], "checks": value["checks"], "reading": value.get("reading", 1), "quality": page.get("quality", 1),
        "alternatives": len(value.get("alternatives", [])), "status": value["status"],
        "elements": len(value["value"]) if isinstance(value["value"], list) else 1,
    }


def matched(drawn, read):
    """Line items that are the same, by the fields that agree: the place of the one read, and of the one drawn."""
    def likeness(a, b):
        return sum(weight for field, weight in (("ndc", 3), ("extended_price", 2), ("unit_price", 1.5), ("lot", 1), ("description", 1), ("quantity", 0.5))
                   if field in a and field in b and is_right(field, a[field]["value"], b[field]["value"]))
    pairs = sorted(((likeness(a["fields"], b), -abs(i - j), i, j) for i, a in enumerate(drawn) for j, b in enumerate(read)), reverse=True)
    taken, of = set(), {}
    for score, _, i, j in pairs:
        if score >= 1 and i not in taken and j not in of:
            taken.add(i)
            of[j] = i
    return of


def records(truth):
    """The truth records of a folder by the names of their files."""
    return {Path(r["file"]).name: r for r in (json.loads(p.read_text(encoding="utf-8")) for p in sorted(truth.glob("*.json")))}


def lines(path):
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def layouts(records):
    """All layouts that were drawn; "none" is that of papers which hold nothing to read."""
    return {d["layout"] for r in records for d in r["documents"] if d["kind"] != "other"} | {NONE["layout"]}


def documents(record, extraction):
    """Each document that was drawn with what was read of it: None where the other side has none."""
    left = [d for d in record["documents"] if d["kind"] != "other"]
    for document in extraction["documents"]:
        if document["kind"] == "other":
            continue
        drawn = max((d for d in left if d["kind"] == document["kind"]), key=lambda d: len(set(d["pages"]) & set(document["pages"])), default=None)
        if drawn:
            left.remove(drawn)
        yield drawn, document
    for drawn in left:
        yield drawn, None


def values(truth, read):
    """Every value of a JSON Lines file of extractions whose file has a truth record."""
    of = records(truth)
    for extraction in lines(read):
        if extraction["file"] in of:
            yield from of_file(of[extraction["file"]], extraction)


def of_file(record, extraction):
    pages = {p["page"]: p for p in extraction["pages"]}
    rendering = record["rendering"]["class"]
    for drawn, document in documents(record, extraction):
        if not document:
            continue
        drawn = drawn or NONE
        items = document.get("line_items", [])
        of = matched(drawn["line_items"], items)
        rows = [(drawn["fields"], document["fields"])] + [(drawn["line_items"][of[j]]["fields"] if j in of else {}, item) for j, item in enumerate(items)]
        for number, (truth, fields) in enumerate(rows):
            for field, value in fields.items():
                if is_ignored(field, drawn, number > 0):
                    continue
                right = field in truth and is_right(field, truth[field]["value"], value["value"])
                yield Value(field, evidence(value, pages.get(value["page"], {})), right, drawn["layout"], record["doc_id"], rendering)


def is_ignored(field, drawn, is_item):
    """What an item says of the drug follows from its description; nobody drew it apart."""
    return field in NEVER or field in drawn.get("ignore_fields", []) or is_item and field in ("drug_brand", "drug_generic", "strength")
