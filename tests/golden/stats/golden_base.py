"""What the generators of expected values share: tables, normal law, roots, all in 60 digits."""
import csv
import sys
from itertools import groupby

from mpmath import erfc, erfinv, loggamma, mp, mpf, nstr, sqrt

mp.dps = 60


def z_of(confidence):
    return sqrt(2) * erfinv(mpf(confidence))


def normal_p(z):
    return erfc(abs(z) / sqrt(2))


def sets(name):
    with open(name + "_input.csv") as file:
        rows = list(csv.DictReader(file))
    return [(key, list(group)) for key, group in groupby(rows, lambda row: row["set"])]


def number(text):
    return None if text == "" else mpf(text)


class Table:
    def __init__(self, name):
        self.name = name
        self.rows = []

    def put(self, key, field, value):
        text = "" if value is None else ("inf" if value == mp.inf else nstr(mpf(value), 25))
        self.rows.append((key, field, text))

    def write(self):
        with open(self.name + "_expected_50.csv", "w") as file:
            file.write("set,field,value\n")
            for row in self.rows:
                file.write(",".join(row) + "\n")


Z = z_of(mpf("0.95"))


def wilson(x, n, z):
    p = x / n
    middle = p + z * z / (2 * n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def newcombe(x1, n1, x2, n2, z):
    p1, p2 = x1 / n1, x2 / n2
    (l1, u1), (l2, u2) = wilson(x1, n1, z), wilson(x2, n2, z)
    d = p1 - p2
    return d - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), d + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)


def quotient(a, b):
    return None if a == 0 and b == 0 else (mp.inf if b == 0 else a / b)


def root(function, low, high):
    """Root of a function with one change of sign between low and high, by bisection."""
    sign = function(low) > 0
    for _ in range(170):
        middle = (low + high) / 2
        if (function(middle) > 0) == sign:
            low = middle
        else:
            high = middle
    return low


def log_choose(n, k):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)


def run(methods):
    """Writes the tables named on the command line, or all."""
    only = set(sys.argv[1:])
    for make in methods:
        if not only or make.__name__ in only:
            make()
