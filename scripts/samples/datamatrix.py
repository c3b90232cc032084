"""GS1 DataMatrix symbols (ECC 200, square, one region): what cartons carry beside the text.

Written from ISO/IEC 16022: ASCII encodation with digit pairs, Reed-Solomon over GF(256) with polynomial 0x12D, and the
placement of annex F.
"""

# modules on a side: (data code words, check code words)
SIZES = {10: (3, 5), 12: (5, 7), 14: (8, 10), 16: (12, 12), 18: (18, 14), 20: (22, 18), 22: (30, 20), 24: (36, 24), 26: (44, 28)}

FNC1 = "\x1d"


def encode(text):
    """The symbol of a GS1 text (a leading FNC1 is added; separators are GS) as rows of booleans, True for dark."""
    words = [232]
    i = 0
    while i < len(text):
        if text[i:i + 2].isdigit() and len(text[i:i + 2]) == 2:
            words.append(130 + int(text[i:i + 2]))
            i += 2
        else:
            words.append(232 if text[i] == FNC1 else ord(text[i]) + 1)
            i += 1
    size = next(s for s, (capacity, _) in SIZES.items() if capacity >= len(words))
    capacity, checks = SIZES[size]
    if len(words) < capacity:
        words.append(129)
    while len(words) < capacity:
        pad = 129 + (149 * (len(words) + 1)) % 253 + 1
        words.append(pad if pad <= 254 else pad - 254)
    words += _check_words(words, checks)
    inner = _place(words, size - 2)
    rows = []
    for r in range(size):
        row = []
        for c in range(size):
            if c == 0 or r == size - 1:
                row.append(True)
            elif r == 0:
                row.append(c % 2 == 0)
            elif c == size - 1:
                row.append(r % 2 == 1)
            else:
                row.append(inner[r - 1][c - 1])
        rows.append(row)
    return rows


def _tables():
    exp, log, x = [0] * 512, [0] * 256, 1
    for i in range(255):
        exp[i], log[x] = x, i
        x <<= 1
        if x & 256:
            x ^= 0x12D
    for i in range(255, 512):
        exp[i] = exp[i - 255]
    return exp, log


_EXP, _LOG = _tables()


def _times(a, b):
    return 0 if a == 0 or b == 0 else _EXP[_LOG[a] + _LOG[b]]


def _check_words(data, count):
    generator = [1]
    for i in range(1, count + 1):
        longer = [0] * (len(generator) + 1)
        for k, g in enumerate(generator):
            longer[k] ^= g
            longer[k + 1] ^= _times(g, _EXP[i])
        generator = longer
    rest = [0] * count
    for word in data:
        factor = word ^ rest[0]
        rest = rest[1:] + [0]
        for k in range(count):
            rest[k] ^= _times(factor, generator[k + 1])
    return rest


def _place(words, n):
    grid = [[None] * n for _ in range(n)]

    def module(r, c, word, bit):
        if r < 0:
            r, c = r + n, c + 4 - (n + 4) % 8
        if c < 0:
            r, c = r + 4 - (n + 4) % 8, c + n
        grid[r][c] = bool(words[word] >> (8 - bit) & 1)

    def utah(r, c, word):
        for bit, (dr, dc) in enumerate([(-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0)], 1):
            module(r + dr, c + dc, word, bit)

    def corner(cells, word):
        for bit, (r, c) in enumerate(cells, 1):
            module(r % n, c % n, word, bit)
    corners = {
        1: [(n - 1, 0), (n - 1, 1), (n - 1, 2), (0, n - 2), (0, n - 1), (1, n - 1), (2, n - 1), (3, n - 1)],
        2: [(n - 3, 0), (n - 2, 0), (n - 1, 0), (0, n - 4), (0, n - 3), (0, n - 2), (0, n - 1), (1, n - 1)],
        3: [(n - 3, 0), (n - 2, 0), (n - 1, 0), (0, n - 2), (0, n - 1), (1, n - 1), (2, n - 1), (3, n - 1)],
        4: [(n - 1, 0), (n - 1, n - 1), (0, n - 3), (0, n - 2), (0, n - 1), (1, n - 3), (1, n - 2), (1, n - 1)],
    }
    word, r, c = 0, 4, 0
    while True:
        if r == n and c == 0:
            corner(corners[1], word)
            word += 1
        if r == n - 2 and c == 0 and n % 4:
            corner(corners[2], word)
            word += 1
        if r == n - 2 and c == 0 and n % 8 == 4:
            corner(corners[3], word)
            word += 1
        if r == n + 4 and c == 2 and n % 8 == 0:
            corner(corners[4], word)
            word += 1
        while True:
            if r < n and c >= 0 and grid[r][c] is None:
                utah(r, c, word)
                word += 1
            r, c = r - 2, c + 2
            if r < 0 or c >= n:
                break
        r, c = r + 1, c + 3
        while True:
            if r >= 0 and c < n and grid[r][c] is None:
                utah(r, c, word)
                word += 1
            r, c = r + 2, c - 2
            if r >= n or c < 0:
                break
        r, c = r + 3, c + 1
        if r >= n and c >= n:
            break
    if grid[n - 1][n - 1] is None:
        grid[n - 1][n - 1] = grid[n - 2][n - 2] = True
        grid[n - 1][n - 2] = grid[n - 2][n - 1] = False
    return grid


def text_of(gtin, expiry, lot, serial=None):
    """The element string of a package; expiry is YYYY-MM or YYYY-MM-DD (day 00 means the end of the month)."""
    day = expiry[2:4] + expiry[5:7] + (expiry[8:] or "00")
    tail = f"10{lot}{FNC1}21{serial}" if serial else f"10{lot}"
    return f"01{gtin}17{day}{tail}"
