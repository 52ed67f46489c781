"""Expected values by definition in 50 digits: comparisons, decompositions, inequality.

Run in this folder: python3 make_golden_comparison.py [method ...] (needs mpmath; writes
*_expected_50.csv). Every formula is written out as its source gives it, with no care for
cancellation: 50 digits pay for that.
"""
from mpmath import asinh, exp, floor, log, mp, mpf, sqrt

from golden_base import (Table, Z, log_choose, newcombe, normal_p, quotient, root, run, sets,
                         wilson, z_of)


def minimum_likelihood(log_p, ratio, low, high, mode, x):
    """Sum of probabilities at most 1 + 1e-7 times that of x, over low..high."""
    border = log_p(x) + log(1 + mpf("1e-7"))
    if log_p(mode) <= border:
        return mpf(1)

    def last(outside, inside):
        while abs(inside - outside) > 1:
            middle = (inside + outside) // 2
            if log_p(middle) <= border:
                outside = middle
            else:
                inside = middle
        return outside

    total = mpf(0)
    for start, step in ((last(low - 1, mode), -1), (last(high + 1, mode), 1)):
        if not low <= start <= high:
            continue
        term = exp(log_p(start))
        k = start
        whole = mpf(0)
        mp.dps = 30
        while low <= k <= high:
            whole += term
            term = term * ratio(k) if step > 0 else term / ratio(k - 1) if k > low else mpf(0)
            k += step
            if term < whole * mpf("1e-25"):
                break
        mp.dps = 60
        total += whole
    return total


def two_proportions():
    table = Table("two_proportions")
    for key, (row,) in sets("two_proportions"):
        x1, n1, x2, n2 = (mpf(row[c]) for c in ("x1", "n1", "x2", "n2"))
        p1, p2 = x1 / n1, x2 / n2
        table.put(key, "difference", p1 - p2)
        for name, z in (("95", Z), ("998", z_of(mpf("0.998")))):
            lower, upper = newcombe(x1, n1, x2, n2, z)
            table.put(key, "lower_" + name, lower)
            table.put(key, "upper_" + name, upper)
        pooled = (x1 + x2) / (n1 + n2)
        if 0 < pooled < 1:
            z = (p1 - p2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
            table.put(key, "z", z)
            table.put(key, "p", normal_p(z))
        else:
            table.put(key, "z", None)
            table.put(key, "p", None)
        if all(v == floor(v) for v in (x1, n1, x2, n2)):
            a, m1, m2, k = int(x1), int(n1), int(n2), int(x1 + x2)
            low, high = max(0, k - m2), min(k, m1)
            base = log_choose(m1 + m2, k)
            mode = max(low, min(high, (k + 1) * (m1 + 1) // (m1 + m2 + 2)))
            table.put(key, "fisher_p", minimum_likelihood(
                lambda i: log_choose(m1, i) + log_choose(m2, k - i) - base,
                lambda i: mpf((m1 - i) * (k - i)) / ((i + 1) * (m2 - k + i + 1)),
                low, high, mode, a))
        else:
            table.put(key, "fisher_p", None)
        rr, odds = quotient(p1, p2), quotient(x1 * (n2 - x2), x2 * (n1 - x1))
        table.put(key, "rr", rr)
        table.put(key, "or", odds)
        cells = (x1, n1 - x1, x2, n2 - x2)
        whole = all(c > 0 for c in cells)
        katz = sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2) if whole else None
        woolf = sqrt(sum(1 / c for c in cells)) if whole else None
        for name, value, error in (("rr", rr, katz), ("or", odds, woolf)):
            table.put(key, name + "_lower", value * exp(-Z * error) if whole else None)
            table.put(key, name + "_upper", value * exp(Z * error) if whole else None)
    table.write()


def binomial_upper_tail(x, n, p):
    """P(X >= x) by the sum from x upwards, x above the mean; small relative error."""
    term = exp(log_choose(n, x) + x * log(p) + (n - x) * log(1 - p))
    odds = p / (1 - p)
    whole, k = mpf(0), x
    while k <= n:
        whole += term
        term = term * odds * (n - k) / (k + 1)
        k += 1
        if term < whole * mpf("1e-25"):
            break
    return whole


def clopper_pearson_lower(x, n, a):
    """L with P(X >= x; L) = a, by Newton from the normal approximation."""
    if x == 0:
        return mpf(0)
    if x == n:
        return a ** (mpf(1) / n)
    p = wilson(mpf(x), mpf(n), z_of(1 - 2 * a))[0]
    if n < 5000:
        f = lambda q: mp.betainc(x, n - x + 1, 0, q, regularized=True) - a
        return root(f, p / 100, x / mpf(n))
    mp.dps = 32
    for _ in range(6):
        tail = binomial_upper_tail(x, n, p)
        slope = exp(log_choose(n, x) + log(mpf(x)) + (x - 1) * log(p) + (n - x) * log(1 - p))
        step = (tail - a) / slope
        p -= step
        if abs(step) < p * mpf("1e-20"):
            break
    mp.dps = 60
    return p


def two_rates():
    table = Table("two_rates")
    a = (1 - mpf("0.95")) / 2
    for key, (row,) in sets("two_rates"):
        x1, t1, x2, t2 = (mpf(row[c]) for c in ("x1", "t1", "x2", "t2"))
        table.put(key, "ratio", quotient(x1 / t1, x2 / t2))
        if x1 + x2 == 0:
            for field, value in (("lower", 0), ("upper", mp.inf), ("p", 1)):
                table.put(key, field, value)
            continue
        if not (x1 == floor(x1) and x2 == floor(x2)):
            n = x1 + x2
            f = lambda q: mp.betainc(x1, n - x1 + 1, 0, q, regularized=True) - a
            g = lambda q: mp.betainc(x2, n - x2 + 1, 0, q, regularized=True) - a
            lower, other = root(f, mpf("0.001"), x1 / n), root(g, mpf("0.001"), x2 / n)
            table.put(key, "lower", lower / (1 - lower) * t2 / t1)
            table.put(key, "upper", (1 - other) / other * t2 / t1)
            table.put(key, "p", None)
            continue
        k, n = int(x1), int(x1 + x2)
        lower = clopper_pearson_lower(k, n, a)
        other = clopper_pearson_lower(n - k, n, a)
        table.put(key, "lower", lower / (1 - lower) * t2 / t1)
        table.put(key, "upper", mp.inf if other == 0 else (1 - other) / other * t2 / t1)
        share = t1 / (t1 + t2)
        odds = t1 / t2
        table.put(key, "p", minimum_likelihood(
            lambda i: log_choose(n, i) + i * log(share) + (n - i) * log(1 - share),
            lambda i: odds * (n - i) / (i + 1), 0, n, min(n, int(floor((n + 1) * share))), k))
    table.write()


def mantel_haenszel():
    table = Table("mantel_haenszel")
    for key, rows in sets("mantel_haenszel"):
        strata = []
        for row in rows:
            a, n1, c, n0 = (mpf(row[k]) for k in ("x1", "n1", "x0", "n0"))
            if n1 > 0 and n0 > 0:
                strata.append((a, n1 - a, c, n0 - c, n1, n0, n1 + n0))
        up = sum(a * n0 / n for a, b, c, d, n1, n0, n in strata)
        low = sum(c * n1 / n for a, b, c, d, n1, n0, n in strata)
        spread = sum((n1 * n0 * (a + c) - a * c * n) / n ** 2 for a, b, c, d, n1, n0, n in strata)
        table.put(key, "rr", quotient(up, low))
        whole = up > 0 and low > 0
        error = sqrt(spread / (up * low)) if whole else None
        table.put(key, "rr_lower", up / low * exp(-Z * error) if whole else None)
        table.put(key, "rr_upper", up / low * exp(Z * error) if whole else None)
        w = sum(n1 * n0 / n for a, b, c, d, n1, n0, n in strata)
        rd = sum(n1 * n0 / n * (a / n1 - c / n0) for a, b, c, d, n1, n0, n in strata) / w
        f = sum((n1 ** 2 * c - n0 ** 2 * a + n1 * n0 * (n0 - n1) / 2) / n ** 2
                for a, b, c, d, n1, n0, n in strata)
        h = sum((a * d + c * b) / (2 * n) for a, b, c, d, n1, n0, n in strata)
        table.put(key, "rd", rd)
        table.put(key, "rd_se", sqrt(rd * f + h) / w)
        table.put(key, "rd_lower", rd - Z * sqrt(rd * f + h) / w)
        table.put(key, "rd_upper", rd + Z * sqrt(rd * f + h) / w)
        parts = [((a + d) / n, (b + c) / n, a * d / n, b * c / n)
                 for a, b, c, d, n1, n0, n in strata]
        r, s = sum(x[2] for x in parts), sum(x[3] for x in parts)
        table.put(key, "or", quotient(r, s))
        whole = r > 0 and s > 0
        if whole:
            v = (sum(p * x for p, q, x, y in parts) / (2 * r * r)
                 + sum(p * y + q * x for p, q, x, y in parts) / (2 * r * s)
                 + sum(q * y for p, q, x, y in parts) / (2 * s * s))
        table.put(key, "or_lower", r / s * exp(-Z * sqrt(v)) if whole else None)
        table.put(key, "or_upper", r / s * exp(Z * sqrt(v)) if whole else None)
        gap = abs(sum(a - n1 * (a + c) / n for a, b, c, d, n1, n0, n in strata))
        v = sum(n1 * n0 * (a + c) * (b + d) / (n ** 2 * (n - 1))
                for a, b, c, d, n1, n0, n in strata if n > 1)
        table.put(key, "cmh_chi2", gap ** 2 / v)
        table.put(key, "cmh_p", normal_p(gap / sqrt(v)))
        cut = gap - mpf("0.5") if gap >= mpf("0.5") else gap
        table.put(key, "cmh_p_corrected", normal_p(cut / sqrt(v)))
    table.write()


def decompose():
    table = Table("decompose")
    for key, rows in sets("decompose"):
        cells = [(row["mix"], *(mpf(row[k]) for k in ("n_a", "x_a", "n_b", "x_b"))) for row in rows]
        na, nb = sum(c[1] for c in cells), sum(c[3] for c in cells)
        pa, pb = sum(c[2] for c in cells) / na, sum(c[4] for c in cells) / nb
        sums = {}
        for i, (_, n_a, x_a, n_b, x_b) in enumerate(cells):
            ra = x_a / n_a if n_a > 0 else (x_b / n_b if n_b > 0 else mpf(0))
            rb = x_b / n_b if n_b > 0 else ra
            ca, cb = n_a / na, n_b / nb
            values = {
                "rate_effect": (ca + cb) / 2 * (ra - rb),
                "composition_effect": (ra + rb) / 2 * (ca - cb),
                "composition_centred": ((ra + rb) / 2 - (pa + pb) / 2) * (ca - cb),
                "step_b": cb * (ra - rb),
                "step_a": ca * (ra - rb),
                "excess": None if n_b == 0 and n_a > 0 else x_a - n_a * rb,
                "excess_variance": n_a * ra * (1 - ra),
            }
            for field, value in values.items():
                table.put(key, "%s.%d" % (field, i), value)
                before = sums.get(field, mpf(0))
                sums[field] = None if value is None or before is None else before + value
        for field, value in sums.items():
            table.put(key, field, value)
        table.put(key, "value_a", pa)
        table.put(key, "value_b", pb)
        table.put(key, "difference", pa - pb)
        table.put(key, "log_ratio", log(pa / pb))
        shapley(table, key, cells)
    table.write()


def shapley(table, key, cells):
    """v(S) of all eight sets of factors, then Shorrocks' weights."""
    def part(index):
        whole = sum(c[index] for c in cells)
        mixes = sorted({c[0] for c in cells})
        people = {m: sum(c[index] for c in cells if c[0] == m) for m in mixes}
        share = {m: people[m] / whole for m in mixes}
        inside = [c[index] / people[c[0]] if people[c[0]] > 0 else None for c in cells]
        rate = [c[index + 1] / c[index] if c[index] > 0 else None for c in cells]
        return share, inside, rate

    def fill(mine, other):
        return [o if m is None else m for m, o in zip(mine, other)]

    a, b = part(1), part(3)
    sides = {1: (a[0], fill(a[1], b[1]), fill(a[2], b[2])),
             0: (b[0], fill(b[1], a[1]), fill(b[2], a[2]))}

    def v(i, c, r):
        total = mpf(0)
        for j, cell in enumerate(cells):
            inside, rate = sides[c][1][j], sides[r][2][j]
            if inside is not None and rate is not None:
                total += sides[i][0][cell[0]] * inside * rate
        return total

    for j, field in enumerate(("mix", "class", "rate")):
        def at(*others):
            rest = [k for k in range(3) if k != j]
            flags = [0, 0, 0]
            for k, value in zip(rest, others):
                flags[k] = value
            off = v(*flags)
            flags[j] = 1
            return v(*flags) - off
        effect = at(0, 0) / 3 + (at(1, 0) + at(0, 1)) / 6 + at(1, 1) / 3
        table.put(key, "shapley_" + field, effect)


def byar_or_exact(x):
    a = (1 - mpf("0.95")) / 2
    if x < 10:
        low = root(lambda m: mp.gammainc(x, 0, m, regularized=True) - a, x / 100, x)
        up = root(lambda m: mp.gammainc(x + 1, m, mp.inf, regularized=True) - a, x, 4 * x + 6)
        return low, up
    y = x + 1
    return (x * (1 - 1 / (9 * x) - Z / (3 * sqrt(x))) ** 3,
            y * (1 - 1 / (9 * y) + Z / (3 * sqrt(y))) ** 3)


def inequality():
    table = Table("inequality")
    for key, rows in sets("inequality"):
        n = [mpf(row["n"]) for row in rows]
        x = [mpf(row["x"]) for row in rows]
        whole = sum(n)
        a = [v / whole for v in n]
        b = [(sum(n[:i]) + n[i] / 2) / whole for i in range(len(n))]
        s = sum(p * (q - mpf("0.5")) ** 2 for p, q in zip(a, b))
        c = [p * (q - mpf("0.5")) / s for p, q in zip(a, b)]
        d = [p - q / 2 for p, q in zip(a, c)]
        y = [p / q for p, q in zip(x, n)]
        g_share = [2 / Z * asinh(Z / (2 * sqrt(m * p * (1 - p)))) for m, p in zip(n, y)]
        g_rate = [(log(byar_or_exact(v)[1]) - log(byar_or_exact(v)[0])) / (2 * Z) for v in x]
        for name, se in (("proportion", [p * (1 - p) * g for p, g in zip(y, g_share)]),
                         ("rate", [p * g for p, g in zip(y, g_rate)])):
            sii = sum(p * q for p, q in zip(c, y))
            intercept = sum(p * q for p, q in zip(d, y))
            half = Z * sqrt(sum(p * p * q * q for p, q in zip(c, se)))
            top = intercept + sii
            vn = sum((p + r) ** 2 * q * q for p, q, r in zip(c, se, d))
            vd = sum(r ** 2 * q * q for q, r in zip(se, d))
            k = sum((p + r) * r * q * q for p, q, r in zip(c, se, d))
            aa = intercept ** 2 - Z ** 2 * vd
            bb = top * intercept - Z ** 2 * k
            cc = top ** 2 - Z ** 2 * vn
            root = sqrt(bb * bb - aa * cc) if aa > 0 else None
            for field, value in (("sii", sii), ("sii_lower", sii - half), ("sii_upper", sii + half),
                                 ("intercept", intercept), ("rii", top / intercept),
                                 ("rii_lower", max(mpf(0), (bb - root) / aa) if aa > 0 else None),
                                 ("rii_upper", max(mpf(0), (bb + root) / aa) if aa > 0 else None)):
                table.put(key, "none_%s_%s" % (name, field), value)
        for name, values, g, back in (
                ("logit", [log(p / (1 - p)) for p in y], g_share, lambda u: 1 / (1 + exp(-u))),
                ("log", [log(p) for p in y], g_rate, exp)):
            beta = sum(p * q for p, q in zip(c, values))
            middle = sum(p * q for p, q in zip(d, values)) + beta / 2
            half = Z * sqrt(sum(p * p * q * q for p, q in zip(c, g)))
            for end, slope in (("", beta), ("_lower", beta - half), ("_upper", beta + half)):
                top, bottom = back(middle + slope / 2), back(middle - slope / 2)
                table.put(key, name + "_sii" + end, top - bottom)
                table.put(key, name + "_rii" + end, top / bottom)
            table.put(key, name + "_intercept", back(middle - beta / 2))
    table.write()


run((two_proportions, two_rates, mantel_haenszel, decompose, inequality))
