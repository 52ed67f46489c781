"""Tables of make_golden.py: means and indirectly standardised ratios."""

from precise_intervals import automatic, byar, clopper_pearson, exact
from precise_laws import Beta, Gamma, mp, mpf, normal_point, quantile, two_sided_p

LIMITS = ("lower", "upper")


# Student's law


def student_two_sided(t, freedom):
    # P(|T| > t) = I_x(freedom/2, 1/2) at x = freedom/(freedom + t^2)
    t, freedom = mpf(t), mpf(freedom)
    return Beta(freedom / 2, mpf(1) / 2).lower(freedom / (freedom + t * t))


def student_rows():
    for freedom in ("0.5", "1", "2", "3.5", "10", "99", "12345"):
        for t in ("0.001", "0.7", "1.96", "4.5", "12"):
            yield [freedom, t, student_two_sided(t, freedom)]


# Means

SAMPLES = {
    "plain": ["3.1", "2.7", "4.4", "3.9", "5.05", "1.2"],
    "cancels": ["1000000000.1", "1000000000.2", "1000000000.3", "1000000000.35", "1000000000.9"],
    "two": ["7", "9.5"],
    "one": ["42.25"],
    "equal": ["5", "5", "5"],
    "skewed": ["1e-3", "2e5", "17", "-4e4", "0", "3.5", "3.5", "8e5", "12", "-1"],
}


def sample_value_rows():
    for case, values in SAMPLES.items():
        for value in values:
            yield [case, value]


def student_point(c, freedom):
    a2 = 1 - mpf(c)  # two-sided
    x = quantile(Beta(mpf(freedom) / 2, mpf(1) / 2), a2)
    return mp.sqrt(freedom * (1 - x) / x)


def percentile(values, p):
    ordered = sorted(values)
    h = (len(ordered) - 1) * mpf(p)
    below = int(mp.floor(h))
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (h - below) * (ordered[above] - ordered[below])


def mean_rows():
    for case, texts in SAMPLES.items():
        values = [mpf(float(t)) for t in texts]  # the doubles a program reads
        n = len(values)
        mean = sum(values) / n
        sd = mp.sqrt(sum((v - mean) ** 2 for v in values) / (n - 1)) if n > 1 else ""
        for c in ("0.5", "0.95", "0.998"):
            low = high = ""
            if n > 1:
                half = student_point(c, n - 1) * sd / mp.sqrt(n)
                low, high = mean - half, mean + half
            yield [case, c, n, mean, sd, low, high,
                   *(percentile(values, p) for p in ("0", "0.05", "0.25", "0.5", "0.9", "1"))]


# Indirectly standardised ratios

INDIRECT = {
    "common": [("40", "300", "800", "10000"), ("70", "350", "1800", "12000"),
               ("120", "400", "3000", "11000"), ("150", "420", "3300", "10000")],
    "few": [("1", "30", "800", "10000"), ("3", "35", "1800", "12000")],
    "none": [("0", "30", "800", "10000"), ("0", "35", "1800", "12000")],
    "all": [("30", "30", "800", "10000"), ("35", "35", "1800", "12000")],
    "one_stratum": [("17", "200", "55", "700")],
    "rare": [("2.5", "99000.5", "41.25", "1e6"), ("9.5", "55000", "77.5", "9e5")],
    "empty_class": [("12", "200", "55", "700"), ("0", "0", "10", "90")],
    "rates": [("12", "10", "900", "700"), ("5", "20", "10", "90")],
    "huge": [("3e9", "1.1e10", "2e9", "8e9"), ("1e12", "4e12", "2.51e9", "1e10")],
}


def indirect_strata_rows():
    for case, rows in INDIRECT.items():
        for row in rows:
            yield [case, *row]


def indirect_sums(rows):
    rows = [[mpf(v) for v in row] for row in rows]
    observed = sum(r[0] for r in rows)
    expected = sum(r[1] * r[2] / r[3] for r in rows)
    people = sum(r[1] for r in rows)
    crude = sum(r[2] for r in rows) / sum(r[3] for r in rows)
    own = sum(r[0] * (1 - r[0] / r[1]) for r in rows if r[1] > 0)
    null = sum(r[1] * r[2] / r[3] * (1 - r[2] / r[3]) for r in rows)
    return observed, expected, people, crude, own, null


def indirect_rows():
    for case, rows in INDIRECT.items():
        o, e, people, crude, own, _ = indirect_sums(rows)
        for c in ("0.5", "0.95", "0.998"):
            z = normal_point(c)
            limits = {
                "automatic": automatic(o, c), "exact": exact(o, c), "byar": byar(o, c),
                "vandenbroucke": (max(0, mp.sqrt(o) - z / 2) ** 2, (mp.sqrt(o) + z / 2) ** 2),
            }
            if case != "rates":
                low, high = clopper_pearson(o, people, c)
                limits["binomial_exact"] = people * low, people * high
                half = z * mp.sqrt(own)
                limits["binomial_strata"] = max(mpf(0), o - half), o + half
            if o > 0:
                factor = mp.exp(z / mp.sqrt(o))
                limits["log_normal"] = o / factor, o * factor
            for method, (low, high) in limits.items():
                yield [case, method, c, o, e, o / e, low / e, high / e, o / e * crude]


def log_poisson(k, mean):
    return k * mp.log(mean) - mean - mp.loggamma(k + 1)


def minimum_likelihood(o, mean):
    border = log_poisson(o, mean) + mp.log(1 + mpf(10) ** -7)
    if log_poisson(mp.floor(mean), mean) <= border:
        return mpf(1)

    def last_below(low, high):  # of which the first is not above the border
        while abs(high - low) > 1:
            middle = mp.floor((low + high) / 2)
            if log_poisson(middle, mean) <= border:
                low = middle
            else:
                high = middle
        return low

    total = mpf(0)
    if -mean <= border:
        total += Gamma(last_below(mpf(0), mp.floor(mean)) + 1).upper(mean)
    far = mp.floor(mean + 40 * mp.sqrt(mean) + 400)
    total += Gamma(last_below(max(far, o), mp.floor(mean))).lower(mean)
    return total


def indirect_test_rows():
    for case, rows in INDIRECT.items():
        o, e, _, _, _, null = indirect_sums(rows)
        z_binomial = p_binomial = p_minlike = ""
        if case != "rates":
            z_binomial = (o - e) / mp.sqrt(null)
            p_binomial = two_sided_p(z_binomial)
        z = (o - e) / mp.sqrt(e)
        at_least = Gamma(o).lower(e) if o > 0 else mpf(1)
        if o == mp.floor(o):
            p_minlike = minimum_likelihood(o, e)
        yield [case, z_binomial, p_binomial, z, two_sided_p(z),
               min(mpf(1), 2 * min(at_least, Gamma(o + 1).upper(e))), p_minlike,
               max(mpf(0), abs(o - e) - mpf(1) / 2) ** 2 / e]


TABLES = {
    "student": (("freedom", "t", "p"), student_rows),
    "sample": (("case", "x"), sample_value_rows),
    "mean": (("case", "confidence", "n", "mean", "sd", *LIMITS, "p0", "p5", "p25", "p50", "p90",
              "p100"), mean_rows),
    "indirect_strata": (("case", "x", "n", "reference_x", "reference_n"), indirect_strata_rows),
    "indirect": (("case", "method", "confidence", "observed", "expected", "ratio", *LIMITS,
                  "rate"), indirect_rows),
    "indirect_test": (("case", "z_binomial", "p_binomial", "z_poisson", "p_poisson", "p_double",
                       "p_minlike", "chi2_corrected"), indirect_test_rows),
}
