"""Makes the tables of this folder that hold 50-digit values.

Run: apt-get install python3-mpmath && /usr/bin/python3 make_golden.py [TABLE ...]
The formulas are those of the printed sources named in the program's headers, evaluated with mpmath;
no code is shared with the program.
"""

import csv
import pathlib
import sys

import mpmath

import indirect_golden
import posterior_golden
import smooth_ratio_golden
from precise_intervals import (agresti_coull, automatic, byar, clopper_pearson, count_mid_p, exact,
                               jeffreys, mid_p, wilson, wilson_cc)
from precise_laws import Gamma, mp, mpf, normal_point, quantile, tail_of

FOLDER = pathlib.Path(__file__).parent
CONFIDENCES = ("0.5", "0.95", "0.998", "0.9999")


def write(name, columns, rows):
    with open(FOLDER / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        file.write(f"# made by make_golden.py with mpmath {mpmath.__version__}, "
                   f"{mp.dps} digits, 2026-11-25\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([mp.nstr(v, 20) if isinstance(v, mpf) else v for v in row])


# Proportions and counts


def proportion_rows():
    methods = (wilson, clopper_pearson, jeffreys, agresti_coull, wilson_cc, mid_p)
    cases = ["0/1", "1/1", "1/2", "5/10", "0/20", "20/20", "1/29", "81/263", "3.5/7", "0.25/9.5",
             "1/1000000", "999999/1000000", "6676/8345", "1/1000000000000",
             "300000000/1000000000", "1000/3000000000", "500000000000/1000000000000",
             "999999999000/1000000000000"]
    for case in cases:
        x, n = map(mpf, case.split("/"))
        for c in CONFIDENCES:
            for method in methods:
                lower, upper = method(x, n, c)
                yield [*case.split("/"), c, method.__name__, lower, upper]


def count_rows():
    for case in ("0", "0.3", "1", "4", "9", "9.75", "10", "60.5", "999", "1001", "123456", "1e9",
                 "3e9", "1e12"):
        for c in CONFIDENCES:
            for name, method in (("exact", exact), ("byar", byar), ("mid_p", count_mid_p)):
                yield [case, c, name, *method(mpf(case), c)]


# Directly standardised rates. Cases: rows of stratum, frequency, persons, people, standard.

DIRECT = {
    "three": [("a", 1, "12", "1000", "300"), ("b", 1, "30", "800", "500"),
              ("c", 1, "25", "400", "200")],
    "one_stratum": [("a", 1, "40", "5000", "7")],
    "few": [("a", 1, "4", "1000", "1"), ("b", 1, "5", "1000", "3")],
    "none": [("a", 1, "0", "1000", "1"), ("b", 1, "0", "50", "2")],
    "all": [("a", 1, "1000", "1000", "1"), ("b", 1, "50", "50", "1")],
    "uneven": [("a", 1, "1", "10", "1000"), ("b", 1, "60", "100000", "1")],
    "fractional": [("a", 1, "2.5", "812.25", "11.5"), ("b", 1, "19.75", "433.5", "20.25"),
                   ("c", 1, "0", "77", "0")],
    "huge": [("a", 1, "1e9", "4e9", "1"), ("b", 1, "2e12", "5e12", "1")],
    "repeated": [("a", 1, "31", "900", "5"), ("a", 2, "7", "900", "5"), ("a", 5, "1", "900", "5"),
                 ("b", 1, "22", "450", "3"), ("b", 3, "4", "450", "3")],
}


def direct_sums(rows, binomial):
    classes = {}
    for stratum, f, x, n, standard in rows:
        events, squares, _, _ = classes.get(stratum, (mpf(0), mpf(0), 0, 0))
        classes[stratum] = (events + f * mpf(x), squares + f * f * mpf(x), mpf(n), mpf(standard))
    total = sum(c[3] for c in classes.values())
    v = variance = events = mpf(0)
    scores = []
    for x, squares, n, standard in classes.values():
        w = standard / total
        v += w * x / n
        variance += w * w * (x / n * (1 - x / n) / n if binomial else squares / n ** 2)
        events += x
        scores.append(w / n)
    return v, variance, events, scores


def direct_limits(method, v, variance, events, scores, c):
    a, z = tail_of(c), normal_point(c)
    if method == "normal":
        return v - z * mp.sqrt(variance), v + z * mp.sqrt(variance)
    if method == "dobson":
        low, high = automatic(events, c)
        scale = mp.sqrt(variance / events)
        return v + scale * (low - events), v + scale * (high - events)
    lower = quantile(Gamma(v * v / variance), a) * variance / v if v > 0 else mpf(0)
    if method == "fay_feuer":
        m, m2 = max(scores), max(scores) ** 2
    else:
        m, m2 = sum(scores) / len(scores), sum(s * s for s in scores) / len(scores)
    shape = (v + m) ** 2 / (variance + m2)
    return lower, quantile(Gamma(shape), a, True) * (variance + m2) / (v + m)


def direct_rows():
    for case, rows in DIRECT.items():
        for method, law in (("dobson", "poisson"), ("fay_feuer", "poisson"),
                            ("tiwari", "poisson"), ("normal", "poisson"),
                            ("normal", "binomial")):
            if law == "binomial" and case == "repeated":
                continue
            v, variance, events, scores = direct_sums(rows, law == "binomial")
            for c in ("0.5", "0.95", "0.998"):
                if method == "dobson" and events == 0:
                    lower, upper = mpf(0), mp.inf
                else:
                    lower, upper = direct_limits(method, v, variance, events, scores, c)
                lower = max(mpf(0), lower)
                if law == "binomial":
                    upper = min(mpf(1), upper)
                yield [case, method, law, c, events, v, lower, upper]


def direct_strata_rows():
    for case, rows in DIRECT.items():
        for row in rows:
            yield [case, *row]


LIMITS = ("lower", "upper")
TABLES = {
    "proportion": (("x", "n", "confidence", "method", *LIMITS), proportion_rows),
    "count": (("x", "confidence", "method", *LIMITS), count_rows),
    "direct_strata": (("case", "stratum", "frequency", "x", "n", "standard"), direct_strata_rows),
    "direct_rate": (("case", "method", "variance", "confidence", "events", "value", *LIMITS),
                    direct_rows),
    **indirect_golden.TABLES,
    **posterior_golden.TABLES,
    **smooth_ratio_golden.TABLES,
}


def main():
    for name in sys.argv[1:] or TABLES:
        columns, rows = TABLES[name]
        write(name, columns, rows())
        print(name, flush=True)


if __name__ == "__main__":
    main()
