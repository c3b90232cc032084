"""Weights of the ranking that orders the candidates of a field. The same terms as Sources/Extraction/Ranking.swift."""

import json
from collections import Counter, namedtuple

import numpy

from scorer import labels

UNTRAINED = {"labelWord": 1.0, "marked": 2.0, "beside": 0.5, "above": -0.4, "distance": -0.4, "vague": -4.0}
# What rules add is in units of "marked": that one stays.
LEARNED = ("labelWord", "beside", "above", "distance", "vague")
# How strongly weights are held near the untrained ones.
RIDGE = 1.0

# What one field of a document was chosen from: a row of signs for each option, and what its score has beside them.
Example = namedtuple("Example", "field layout document values signs rest is_right")


def signs(option):
    """What the weights learned are multiplied with: nothing where no label announces the option."""
    s = option.get("signs")
    return (s["labelWords"], s["relation"] == "right", s["relation"] == "above", s["distance"], s["isVague"]) if s else (0,) * len(LEARNED)


def vector(weights):
    return numpy.array([weights[name] for name in LEARNED])


def of_models(path):
    """The weights that stand in a scorer.json."""
    return json.loads(path.read_text(encoding="utf-8")).get("ranking", UNTRAINED) if path.exists() else UNTRAINED


def in_force(choices, known):
    """Those of the known weights that the program scored with: under them most labelled options have nothing that rules added."""
    options = [o for c in choices for o in c["options"] if "signs" in o]
    def plain(weights):
        return sum(abs(o["score"] - signs(o) @ vector(weights) - (2.5 if o["signs"]["isMarked"] else 0.5)) < 1e-6 for o in options)
    best = max(known, key=plain)
    if plain(best) * 2 < len(options):
        raise SystemExit("The candidates were scored with other weights than those of models/scorer.json: let the program write them anew.")
    return best


def examples(truth, candidates, known):
    """The choices of a JSON Lines file of candidates that could have gone either way: some options right, some wrong.

    The program scored them with one of the `known` weights.
    """
    records = labels.records(truth)
    files = [f for f in labels.lines(candidates) if f["file"] in records]
    weights = vector(in_force([c for f in files for c in f["choices"]], known))
    for file in files:
        record = records[file["file"]]
        for choice in file["choices"]:
            drawn = document(record, choice)
            if not drawn or labels.is_ignored(choice["field"], drawn, False):
                continue
            options = list({(o["value"], signs(o), o["score"]): o for o in choice["options"]}.values())
            right = [labels.is_right(choice["field"], drawn["fields"][choice["field"]]["value"], [o["value"]]) for o in options]
            if any(right) and not all(right):
                x = numpy.array([signs(o) for o in options], dtype=float)
                rest = numpy.array([o["score"] for o in options]) - x @ weights
                yield Example(choice["field"], drawn["layout"], record["doc_id"], [o["value"] for o in options], x, rest, numpy.array(right))


def document(record, choice):
    """The document of the choice's page that has the field."""
    return next((d for d in record["documents"] if d["kind"] != "other" and choice["page"] in d["pages"] and choice["field"] in d["fields"]), None)


def train(examples):
    """Weights by Newton's method on the softmax of each choice.

    One term of it is the untrained score times a factor, so that the units stay; what the signs add to it is held near zero.
    """
    start = vector(UNTRAINED)
    begin = numpy.append(numpy.zeros(len(LEARNED)), 1.0)
    penalty = numpy.append(numpy.full(len(LEARNED), RIDGE), 1e-3)
    w = begin.copy()
    choices = [(numpy.column_stack([e.signs, e.rest + e.signs @ start]), e.is_right) for e in examples if is_open(e)]
    for _ in range(200):
        gradient, hessian = penalty * (w - begin), numpy.diag(penalty)
        for x, right in choices:
            p = softmax(x @ w)
            gradient += x.T @ p - x[right].T @ softmax(x[right] @ w)
            hessian += (x * p[:, None]).T @ x - numpy.outer(p @ x, p @ x)
        step = numpy.clip(numpy.linalg.solve(hessian, gradient), -0.5, 0.5)
        w -= step
        if numpy.abs(step).max() < 1e-6:
            break
    learned = start + w[:-1] / w[-1]
    return UNTRAINED | {name: round(float(weight), 3) for name, weight in zip(LEARNED, learned)}


def softmax(scores):
    p = numpy.exp(scores - scores.max())
    return p / p.sum()


def is_open(example):
    """True when the weights can make a difference: the options stand differently to their labels."""
    return bool((example.signs != example.signs[0]).any())


def is_right(example, weights):
    """True when the best option is right."""
    return bool(example.is_right[numpy.argmax(example.rest + example.signs @ vector(weights))])


def cross_validated(examples, fold_of):
    """Each example with weights that were trained without its layout."""
    for fold in sorted({fold_of[e.layout] for e in examples}):
        weights = train([e for e in examples if fold_of[e.layout] != fold])
        yield from ((e, weights) for e in examples if fold_of[e.layout] == fold)


def report(held):
    """The share of choices whose best option is right, by field."""
    rows = {}
    for e, weights in held:
        for key in ["all", "all that the weights can decide"] + [f"field {e.field}"] if is_open(e) else ["all"]:
            rows.setdefault(key, Counter()).update(n=1, before=is_right(e, UNTRAINED), after=is_right(e, weights))
    print(f"{'the best option is right':34}{'choices':>8}{'untrained':>11}{'trained on other layouts':>26}")
    for key, row in sorted(rows.items()):
        print(f"{key:34}{row['n']:8}{row['before'] / row['n']:11.1%}{row['after'] / row['n']:26.1%}")
