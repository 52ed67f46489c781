"""Expected values by definition in 50 digits: evaluation, life expectancy, space.

Run in this folder: python3 make_golden_evaluation.py [method ...] (needs mpmath; writes
*_expected_50.csv). Every formula is written out as its source gives it, with no care for
cancellation: 50 digits pay for that.
"""
import csv

from mpmath import erfc, erfinv, exp, floor, log, mp, mpf, sqrt

from golden_base import Table, Z, log_choose, normal_p, number, run, sets, wilson


def paired():
    table = Table("paired")
    for key, (row,) in sets("paired"):
        e, f, g, h = (mpf(row[k]) for k in ("both", "before_only", "after_only", "neither"))
        n = e + f + g + h
        p0, p1 = (e + f) / n, (e + g) / n
        (l0, u0), (l1, u1) = wilson(e + f, n, Z), wilson(e + g, n, Z)
        margins = (e + f) * (g + h) * (e + g) * (f + h)
        j = e * h - f * g
        if j > 0:
            j = max(mpf(0), j - n / 2)
        phi = j / sqrt(margins) if margins > 0 else mpf(0)
        table.put(key, "effect", (g - f) / n)
        u, v = p1 - l1, u0 - p0
        table.put(key, "lower", (g - f) / n - sqrt(u * u - 2 * phi * u * v + v * v))
        u, v = u1 - p1, p0 - l0
        table.put(key, "upper", (g - f) / n + sqrt(u * u - 2 * phi * u * v + v * v))
        if key == "fraction":
            few, m = min(f, g), f + g
            tail = mp.betainc(m - few, few + 1, 0, mpf("0.5"), regularized=True)
            table.put(key, "p", min(1, 2 * tail))
        elif key == "huge":
            few, m = int(min(f, g)), int(f + g)
            term = exp(log_choose(m, few) - m * log(mpf(2)))
            total, k = mpf(0), few
            mp.dps = 30
            while k >= 0 and term > total * mpf("1e-25"):
                total += term
                term = term * k / (m - k + 1)
                k -= 1
            mp.dps = 60
            table.put(key, "p", min(1, 2 * total))
    table.write()


def did():
    table = Table("did")
    for key, (row,) in sets("did"):
        x = [mpf(row["x" + k]) for k in ("t0", "t1", "c0", "c1")]
        n = [mpf(row["n" + k]) for k in ("t0", "t1", "c0", "c1")]
        p = [a / b for a, b in zip(x, n)]
        effect = (p[1] - p[0]) - (p[3] - p[2])
        se = sqrt(sum(q * (1 - q) / m for q, m in zip(p, n)))
        table.put(key, "effect", effect)
        table.put(key, "se", se)
        table.put(key, "p", normal_p(effect / se) if se > 0 else None)
        table.put(key, "lower", effect - Z * se)
        table.put(key, "upper", effect + Z * se)
        whole = all(0 < a < b for a, b in zip(x, n))
        logit = [log(q / (1 - q)) for q in p] if whole else None
        table.put(key, "log_or", logit[1] - logit[0] - logit[3] + logit[2] if whole else None)
        table.put(key, "log_or_se",
                  sqrt(sum(1 / a + 1 / (b - a) for a, b in zip(x, n))) if whole else None)
    table.write()


def its():
    """Normal equations, which 60 digits can afford."""
    table = Table("its")
    for key, rows in sets("its"):
        x = mp.matrix([[1, mpf(r["t"]), mpf(r["post"]), mpf(r["tsince"])] for r in rows])
        y = mp.matrix([100 * mpf(r["x"]) / mpf(r["n"]) for r in rows])
        n = len(rows)
        inverse = (x.T * x) ** -1
        b = inverse * (x.T * y)
        e = y - x * b
        s2 = sum(v * v for v in e) / (n - 4)
        names = ("level", "slope", "level_change", "slope_change")
        for i, name in enumerate(names):
            table.put(key, name, b[i])
            table.put(key, "se_" + name, sqrt(s2 * inverse[i, i]))
        auto = int(floor(4 * (mpf(n) / 100) ** (mpf(2) / 9)))
        for lag_name, lag in (("3", 3), ("auto", auto), ("0", 0)):
            meat = mp.zeros(4)
            score = [x[t, :].T * e[t] for t in range(n)]
            for t in range(n):
                meat += score[t] * score[t].T
                for l in range(1, lag + 1):
                    if t >= l:
                        part = score[t] * score[t - l].T
                        meat += (1 - mpf(l) / (lag + 1)) * (part + part.T)
            v = inverse * meat * inverse * n / (n - 4)
            for i, name in enumerate(names):
                table.put(key, "nw%s_%s" % (lag_name, name), sqrt(v[i, i]))
            if lag == 3 and lag_name == "3":
                t = b[2] / sqrt(v[2, 2])
                f = mpf(n - 4)
                tails = mp.betainc(f / 2, mpf("0.5"), 0, f / (f + t * t), regularized=True)
                table.put(key, "p", tails)
        table.put(key, "durbin_watson",
                  sum((e[i] - e[i - 1]) ** 2 for i in range(1, n)) / sum(v * v for v in e))
    table.write()


def evaluation_design():
    table = Table("evaluation_design")

    def quantile_of(p):
        return sqrt(2) * erfinv(2 * mpf(p) - 1)

    for mean, sd, cut, rho in (("130", "15", "140", "0.7"), ("0", "1", "-2", "0"),
                               ("1", "0.2", "9", "0.9"), ("5", "2", "5", "0.5"),
                               ("0", "1", "11", "0.4")):
        k = (mpf(cut) - mpf(mean)) / mpf(sd)
        hazard = exp(-k * k / 2) / sqrt(2 * mp.pi) / (erfc(k / sqrt(2)) / 2)
        table.put("_".join((mean, sd, cut, rho)), "fall", (1 - mpf(rho)) * mpf(sd) * hazard)
    for p1, p2, alpha, power in (("0.3", "0.25", "0.05", "0.8"), ("0.02", "0.04", "0.01", "0.9"),
                                 ("0.5", "0.9", "0.1", "0.95")):
        a, b = mpf(p1), mpf(p2)
        m = (a + b) / 2
        top = (quantile_of(1 - mpf(alpha) / 2) * sqrt(2 * m * (1 - m))
               + quantile_of(power) * sqrt(a * (1 - a) + b * (1 - b)))
        key = "_".join((p1, p2, alpha, power))
        table.put(key, "n", (top / (a - b)) ** 2)
        table.put(key, "detectable",
                  (quantile_of(1 - mpf(alpha) / 2) + quantile_of(power)) * mpf("0.0125"))
    table.write()


def life_expectancy():
    table = Table("life_expectancy")
    for key, rows in sets("life_expectancy"):
        age, pop, deaths = ([mpf(row[k]) for row in rows] for k in ("age", "population", "deaths"))
        w = len(age) - 1
        if deaths[w] == 0 or sum(pop) <= 5000 or min(pop) == 0 or any(
                d > p for d, p in zip(deaths, pop)):
            for i in range(len(age)):
                for field in ("value", "lower", "upper"):
                    table.put(key, "%s.%d" % (field, i), None)
            continue
        width = [age[i + 1] - age[i] for i in range(w)]
        part = [mpf("0.1") if age[i] == 0 and width[i] == 1 else mpf("0.5") for i in range(w)]
        m = [d / p for d, p in zip(deaths, pop)]
        q = [mpf(1) if m[i] * width[i] * part[i] > 1
             else m[i] * width[i] / (1 + (1 - part[i]) * m[i] * width[i])
             for i in range(w)] + [mpf(1)]
        alive = [mpf(100000)]
        for i in range(w):
            alive.append(alive[i] * (1 - q[i]))
        years = [width[i] * (alive[i + 1] + part[i] * (alive[i] - alive[i + 1])) for i in range(w)]
        years.append(alive[w] / m[w])
        e = [sum(years[i:]) / alive[i] if alive[i] > 0 else None for i in range(w + 1)]
        v = [q[i] ** 2 * (1 - q[i]) / deaths[i] if deaths[i] > 0 else mpf(0) for i in range(w)]
        v.append(4 / (deaths[w] * m[w] ** 2))
        for i in range(w + 1):
            value = lower = upper = None
            if e[i] is not None:
                total = (alive[w] / 2) ** 2 * v[w]
                for j in range(i, w):
                    if v[j] > 0 and e[j + 1] is not None:
                        total += v[j] * alive[j] ** 2 * ((1 - part[j]) * width[j] + e[j + 1]) ** 2
                half = Z * sqrt(total / alive[i] ** 2)
                if 2 * half <= 20:
                    value, lower, upper = e[i], e[i] - half, e[i] + half
            table.put(key, "value.%d" % i, value)
            table.put(key, "lower.%d" % i, lower)
            table.put(key, "upper.%d" % i, upper)
    table.write()


def quantile():
    table = Table("quantile")
    for key, rows in sets("quantile"):
        values = [number(row["value"]) for row in rows]
        there = [v for v in values if v is not None]
        for groups in (4, 10):
            for order in ("descending", "ascending"):
                for i, v in enumerate(values):
                    group = None
                    if v is not None and len(there) >= groups:
                        rank = 1 + sum(o > v if order == "descending" else o < v for o in there)
                        n = len(there)
                        group = groups + 1 - -(-groups * (n + 1 - rank) // n)
                    table.put(key, "%s_%d.%d" % (order, groups, i), group)
    table.write()


def moran():
    table = Table("moran")
    with open("moran_neighbours.csv") as file:
        pairs = list(csv.DictReader(file))
    for key, rows in sets("moran"):
        value = {row["area"]: number(row["value"]) for row in rows if row["value"] != ""}
        near = {a: [p["neighbour"] for p in pairs
                    if p["set"] == key and p["area"] == a and p["neighbour"] in value]
                for a in value}
        while any(not v for v in near.values()):
            near = {a: v for a, v in near.items() if v}
            near = {a: [j for j in v if j in near] for a, v in near.items()}
        areas = list(near)
        n = mpf(len(areas))
        w = [[mpf(1) / len(near[i]) if j in near[i] else mpf(0) for j in areas] for i in areas]
        mean = sum(value[a] for a in areas) / n
        z = [value[a] - mean for a in areas]
        size = range(len(areas))
        square = sum(v * v for v in z)
        s0 = sum(sum(r) for r in w)
        s1 = sum((w[i][j] + w[j][i]) ** 2 for i in size for j in size) / 2
        s2 = sum((sum(w[i]) + sum(w[j][i] for j in size)) ** 2 for i in size)
        b = n * sum(v ** 4 for v in z) / square ** 2
        i_value = n / s0 * sum(w[i][j] * z[i] * z[j] for i in size for j in size) / square
        expected = -1 / (n - 1)
        variance = ((n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 ** 2)
                     - b * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 ** 2))
                    / ((n - 1) * (n - 2) * (n - 3) * s0 ** 2) - expected ** 2)
        score = (i_value - expected) / sqrt(variance)
        for field, v in (("i", i_value), ("expected", expected), ("variance", variance),
                         ("z", score), ("p", normal_p(score)), ("areas", n)):
            table.put(key, field, v)
        for k, a in enumerate(areas):
            local = z[k] * sum(w[k][j] * z[j] for j in size) / (square / n)
            table.put(key, "local.%s" % a, local)
    table.write()


run((paired, did, its, evaluation_design, life_expectancy, quantile, moran))
