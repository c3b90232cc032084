"""What was read, counted against what was drawn: values found, wrong and missing, and those that were accepted."""

from collections import Counter

from scorer import labels

SOURCES = ("text layer", "no text layer")


def of_file(record, extraction):
    """The counts of each document, with its layout."""
    source = {p["page"]: SOURCES[p["source"] != "text_layer"] for p in extraction["pages"]}
    for drawn, document in labels.documents(record, extraction):
        counts = Counter()
        for truth, read in rows(drawn or labels.NONE, document or labels.NONE):
            for field in {**truth, **read}:
                counts.update(of_field(field, truth.get(field), read.get(field), source))
        yield layout(record, drawn), counts


def layout(record, drawn):
    """Where something was read that nobody drew: that of the first document in the file."""
    found = drawn or next((d for d in record["documents"] if d["kind"] != "other"), labels.NONE)
    return found["layout"]


def rows(drawn, document):
    """The fields of the document, and of each line item that a claim could be about, as they were drawn and read."""
    items, lines = document.get("line_items", []), drawn["line_items"]
    of = labels.matched(lines, items)
    pairs = [(drawn["fields"], document["fields"])]
    pairs += [(lines[of[j]]["fields"] if j in of else {}, item) for j, item in enumerate(items) if j not in of or lines[of[j]]["biologic"]]
    pairs += [(line["fields"], {}) for i, line in enumerate(lines) if line["biologic"] and i not in of.values()]
    for number, pair in enumerate(pairs):
        yield [{field: value for field, value in fields.items() if not labels.is_ignored(field, drawn, number > 0)} for fields in pair]


def of_field(field, drawn, read, source):
    """Each element of a list counts."""
    left, counts = elements(drawn), Counter()
    for value in elements(read):
        hit = next((d for d in left if labels.same(field, d, value)), None)
        if hit is not None:
            left.remove(hit)
        accepted, where = read["status"] == "accepted", source.get(read["page"], SOURCES[1])
        counts.update({"right": hit is not None, "wrong": hit is None, "accepted": accepted, "accepted wrong": accepted and hit is None,
                       f"{where}": 1, f"{where} accepted": accepted})
    counts["missing"] += len(left)
    return counts


def elements(value):
    if value is None:
        return []
    return list(value["value"]) if isinstance(value["value"], list) else [value["value"]]


def summary(counts):
    """F1, the share of accepted values that are wrong, and the share accepted, over a text layer and without."""
    c = Counter(counts)
    f1 = 2 * c["right"] / max(1, 2 * c["right"] + c["wrong"] + c["missing"])
    shares = [c[f"{s} accepted"] / max(1, c[s]) for s in SOURCES]
    return f"{f1:9.4f}{c['accepted wrong'] / max(1, c['accepted']):11.3%} ({c['accepted wrong']:3} of {c['accepted']:6})" + "".join(f"{s:15.2%}" for s in shares)


HEAD = f"{'F1':>9}{'accepted that are wrong':>27}" + "".join(f"{'acc. ' + s:>15}" for s in ("text", "no text"))
