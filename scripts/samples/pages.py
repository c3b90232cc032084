"""Pictures of single pages with every word that is printed on them, for measuring what is read right."""

import json
import random
from pathlib import Path

import numpy as np

from . import dense, randomly, states

DOCUMENTS = ["scan300", "scan200", "fax_fine", "fax_std", "skew", "photo", "faded", "bleed"]
TABLES = [f"table_{rule}_{dpi}" for rule in dense.RULES for dpi in (300, 200)]
RENDERINGS = DOCUMENTS + TABLES


def make(count, seed, out, renderings, jobs=1):
    """Writes so many pages of each rendering: files/ holds the pictures, truth/ their words."""
    for folder in ("files", "truth"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    work = [(i, seed, str(out), rendering) for rendering in renderings for i in range(1, count + 1)]
    if jobs == 1:
        for item in work:
            one(item)
        return
    import multiprocessing
    with multiprocessing.Pool(jobs) as pool:
        for _ in pool.imap_unordered(one, work):
            pass


def one(item):
    """Writes one page: the same for the same seed, rendering and number, whatever else is made."""
    index, seed, out, rendering = item
    rng = random.Random(f"pages/{seed}/{rendering}/{index}")
    name = f"p{seed}-{rendering}-{index:03}"
    noise = np.random.default_rng(rng.randrange(2 ** 32))
    how, folder = {}, Path(out) / "files"
    if rendering in DOCUMENTS:
        kind, layout, sheet = page(rng, ["invoice", "order", "invoice"][index % 3 - 1])
        file = states.RENDER[rendering](rng, noise, [sheet], lambda rng: back(rng, sheet), folder, name, how, [0])
    else:
        _, rule, dpi = rendering.split("_")
        kind, layout, sheet = "table", rule, dense.draw(rng, rule)
        file = dense.picture(rng, noise, sheet, int(dpi), folder, name, how)
    record = dict(schema="j3590-page/1", file=file, page=1, kind=kind, layout=layout, rendering=rendering, damage=how, words=words(sheet))
    text = json.dumps(record, ensure_ascii=False, sort_keys=True).replace(' {"bbox"', '\n {"bbox"')
    (Path(out) / "truth" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def page(rng, kind):
    """One page of a random document of a kind, without a text layer."""
    document = randomly.draw(rng, kind)
    sheet = rng.choice(document.sheets)
    sheet.texts = []        # what a rendering would put behind the picture; only the picture is to be read
    return kind, document.layout, sheet


def back(rng, sheet):
    """A page of the same size, to shine through."""
    while True:
        other = randomly.back_page(rng)
        if (other.w, other.h) == (sheet.w, sheet.h):
            return other


def words(sheet):
    """The words of a page with their boxes as fractions of the page before any damage, in the order they were drawn."""
    found, before = [], None
    for run in sheet.runs:
        start = None
        for k, letter in enumerate(run.text + " "):
            if letter != " " and start is None:
                start = k
            elif letter == " " and start is not None:
                box, text = run.box(start, k), run.text[start:k]
                start = None
                if found and before and _touch(before, found[-1][1], run, box):     # a bracket drawn by itself, say
                    old_text, old = found[-1]
                    found[-1] = (old_text + text, (old[0], min(old[1], box[1]), box[2], max(old[3], box[3])))
                else:
                    found.append((text, box))
                before = run
    inside = lambda b: b[0] >= 0 and b[1] >= 0 and b[2] <= sheet.w and b[3] <= sheet.h
    return [dict(text=text, bbox=sheet.fraction(box)) for text, box in found if inside(box)]


def _touch(before, old, run, box):
    """Whether a word goes on where the one before it, of another run, ended."""
    same_line = before is not run and run.angle == before.angle == 0 and abs(run.y - before.y) < 0.1
    return same_line and abs(box[0] - old[2]) < 0.08 * min(run.size, before.size)
