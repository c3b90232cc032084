"""A logistic model over the evidence of a value. The same features as Sources/Extraction/Scorer.swift."""

import math
from collections import defaultdict

import numpy

# How strongly weights are held near zero: what few values speak for stays small.
RIDGE = 1.0
# Share of accepted values that may be wrong: a tenth below the two in a thousand that are allowed.
MOST_WRONG = 0.0018


def features(field, evidence):
    """Names and sizes of what speaks for and against a value."""
    found = {"bias": 1.0, f"field:{field}": 1.0}
    kind = "text" if evidence["origin"] == "text_layer" else "ocr" if evidence["origin"] == "ocr" else evidence["origin"]
    found[kind] = 1.0
    found[f"{kind}:field:{field}"] = 1.0
    for check in evidence["checks"]:
        found[f"{kind}:{check}"] = 1.0
        found[f"{kind}:{field}:{check}"] = 1.0
    if evidence["alternatives"]:
        found[f"{kind}:alternatives"] = 1.0
        found[f"{kind}:{field}:alternatives"] = 1.0
    if evidence["elements"] > 1:
        found[f"{kind}:elements"] = float(evidence["elements"] - 1)
    if kind == "ocr":
        found[f"ocr:reading:{level(evidence['reading'])}"] = 1.0
        found[f"ocr:page:{level(evidence['quality'])}"] = 1.0
        if evidence["reading"] <= 0.85:
            found[f"ocr:{field}:unsure"] = 1.0
        twice = "second_reading" in evidence["checks"]
        found[f"ocr:{'twice' if twice else 'once'}:{level(evidence['reading'])}"] = 1.0
        if field in FREE:
            texts = evidence["value"] if isinstance(evidence["value"], list) else [evidence["value"]]
            if any(t[:1].upper() in LOOKALIKE for t in texts):
                found["ocr:lookalike"] = 1.0
            if any(any(c.isalpha() for c in t) and any(c.isdigit() for c in t) for t in texts):
                found["ocr:mixed"] = 1.0
    return found


# Fields whose values may be letters or digits at any place, and the signs that OCR takes for one another.
FREE = {"invoice_number", "po_number", "account_number", "original_invoice_number", "line_invoice_number", "lot", "admin_lot", "prior_auth_number", "serial_number"}
LOOKALIKE = set("1I0O5S8B")
LEVELS = (0.3, 0.5, 0.65, 0.75, 0.85, 0.9, 0.93, 0.96)


def level(share):
    """Where a share stands among the levels: the number of those that it passes."""
    return sum(share > limit for limit in LEVELS)


def sigmoid(x):
    return 1 / (1 + numpy.exp(-numpy.clip(x, -30, 30)))


def matrix(values, names):
    at = {name: i for i, name in enumerate(names)}
    x = numpy.zeros((len(values), len(names)))
    for row, value in enumerate(values):
        for name, size in features(value.field, value.evidence).items():
            if name in at:
                x[row, at[name]] = size
    return x


def train(values):
    """Weights by Newton's method: convex, a few steps, the same result each time."""
    names = sorted({name for v in values for name in features(v.field, v.evidence)})
    # Many values carry the same evidence: each kind is one row with its count.
    kinds = defaultdict(list)
    for v in values:
        kinds[tuple(sorted(features(v.field, v.evidence).items()))].append(v)
    x = matrix([same[0] for same in kinds.values()], names)
    count = numpy.array([len(same) for same in kinds.values()], dtype=float)
    y = numpy.array([sum(v.is_right for v in same) for same in kinds.values()], dtype=float)
    penalty = numpy.full(len(names), RIDGE)
    penalty[names.index("bias")] = 1e-3
    w = numpy.zeros(len(names))
    for _ in range(30):
        p = sigmoid(x @ w)
        gradient = x.T @ (count * p - y) + penalty * w
        hessian = (x * (count * p * (1 - p))[:, None]).T @ x + numpy.diag(penalty)
        step = numpy.linalg.solve(hessian, gradient)
        w -= step
        if numpy.abs(step).max() < 1e-6:
            break
    return dict(zip(names, w))


def probability(weights, value):
    total = sum(weights.get(name, 0) * size for name, size in features(value.field, value.evidence).items())
    return 1 / (1 + math.exp(-max(-30, min(30, total))))


def examples(values, weights, count):
    """Some values, evenly taken, with the probability that the weights give them."""
    shown = []
    for value in values[:: max(1, len(values) // count)][:count]:
        e = value.evidence
        texts = e["value"] if isinstance(e["value"], list) else [e["value"]]
        shown.append({"field": value.field, "origin": e["origin"], "checks": e["checks"], "reading": e["reading"], "quality": e["quality"],
                      "alternatives": e["alternatives"], "texts": [str(t) if value.field in FREE else "" for t in texts], "probability": round(probability(weights, value), 4)})
    return shown


def folds(layouts, count):
    """The part of each layout."""
    return {layout: i % count for i, layout in enumerate(sorted(layouts))}


def cross_validated(values, fold_of):
    """Each value with the probability that a model gives it which saw none of its layout."""
    held = []
    for fold in sorted({fold_of[v.layout] for v in values}):
        weights = train([v for v in values if fold_of[v.layout] != fold])
        held += [(probability(weights, v), v) for v in values if fold_of[v.layout] == fold]
    return held


def may_be_accepted(field, evidence):
    """False where nothing beside the letters agrees, and for an amount on a scan without arithmetic: such a value is for review, however sure."""
    is_proven = evidence["origin"] == "text_layer" or field not in MONEY or "arithmetic" in evidence["checks"]
    return evidence["origin"] in ("text_layer", "ocr") and is_proven and bool(INDEPENDENT.intersection(evidence["checks"]))


MONEY = {"unit_price", "extended_price", "list_price", "subtotal", "discount", "rebate", "freight", "tax", "total"}
INDEPENDENT = {"label", "arithmetic", "directory", "second_reading", "second_document", "picture"}


def threshold(held, most_wrong):
    """The lowest probability above which no more than the allowed share is wrong."""
    ranked = sorted((h for h in held if may_be_accepted(h[1].field, h[1].evidence)), key=lambda h: -h[0])
    wrong, best = 0, 1.0
    for count, (p, value) in enumerate(ranked, 1):
        wrong += not value.is_right
        if wrong <= most_wrong * count:
            best = p
    return best


def document(values, held, most_wrong):
    """What models/scorer.json says of acceptance; `held` are the values as others see them that were trained without their layout."""
    weights = train(values)
    return {
        "schema": "j3590.scorer/1",
        "trained_on": {"values": len(values), "layouts": len({v.layout for v in values}), "documents": len({v.document for v in values})},
        "acceptance": round(threshold(held, most_wrong), 4),
        # So that a test can hold the program to the same arithmetic.
        "examples": examples(values, weights, 16),
        "weights": {name: round(float(weight), 3) for name, weight in sorted(weights.items()) if abs(weight) >= 0.0005},
    }


def report(held, limit):
    """What would be accepted, and what of it is wrong, by source and by field; beside it what the program accepted."""
    rows = defaultdict(lambda: [0] * 5)
    for p, v in held:
        for key in (f"all {v.evidence['origin']}", f"rendering {v.rendering}", f"field {v.field}"):
            row = rows[key]
            row[0] += 1
            accepted = p >= limit and may_be_accepted(v.field, v.evidence)
            row[1] += accepted
            row[2] += accepted and not v.is_right
            row[3] += v.evidence["status"] == "accepted"
            row[4] += v.evidence["status"] == "accepted" and not v.is_right
    print(f"accepted from {limit:.4f} on (layouts left out of the training)")
    print(f"{'':34}{'values':>8}{'accepted':>10}{'wrong':>7}   before:{'accepted':>9}{'wrong':>7}")
    for key in sorted(rows):
        n, a, w, a0, w0 = rows[key]
        print(f"{key:34}{n:8}{a / n:10.1%}{w:7}          {a0 / n:9.1%}{w0:7}")
