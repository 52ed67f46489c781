"""Tables of make_golden.py: smoothed shares, posteriors, funnels."""

from indirect_golden import percentile
from precise_laws import Beta, Gamma, mp, mpf, normal_point, quantile, tail_of

LIMITS = ("lower", "upper")


# Smoothed shares

SHARES = {
    "varied": [(12, 60), (30, 100), (5, 50), (80, 210), (22, 45), (3, 40), (140, 500), (9, 12),
               (61, 300), (0, 8)],
    "large": [(210000, 1000000), (43000, 190000), (61000, 305000), (9800, 50000), (2200, 9000),
              (510, 2500), (99, 400)],
    "tight": [(2010, 10000), (4030, 20000), (960, 5000), (1240, 6000), (380, 2000), (840, 4000),
              (1530, 7000)],
    "fractional": [(1.5, 7.25), (3.75, 11.5), (0.5, 20.0), (9.25, 12.5), (4.0, 33.0)],
    "two": [(1, 9), (11, 20)],
    "equal": [(20, 100), (40, 200), (10, 50), (61, 300)],
}


def share_set_rows():
    for case, areas in SHARES.items():
        for x, n in areas:
            yield [case, x, n]


def beta_binomial_maximum(areas):
    def gain(a, b):
        return sum(mp.loggamma(x + a) - mp.loggamma(a) + mp.loggamma(n - x + b) - mp.loggamma(b)
                   - mp.loggamma(n + a + b) + mp.loggamma(a + b) for x, n in areas)

    pooled = sum(x for x, _ in areas) / sum(n for _, n in areas)
    alike = sum(x * mp.log(pooled) + (n - x) * mp.log(1 - pooled) for x, n in areas)
    sizes = [mpf(2) ** k for k in range(-4, 27)]
    best = max(sizes, key=lambda s: gain(pooled * s, (1 - pooled) * s))

    def score(log_a, log_b):
        a, b = mp.exp(log_a), mp.exp(log_b)
        common = sum(mp.digamma(a + b) - mp.digamma(n + a + b) for _, n in areas)
        return (sum(mp.digamma(x + a) - mp.digamma(a) for x, _ in areas) + common,
                sum(mp.digamma(n - x + b) - mp.digamma(b) for x, n in areas) + common)

    if gain(pooled * best, (1 - pooled) * best) <= alike or best == sizes[-1]:
        return None
    root = mp.findroot(score, (mp.log(pooled * best), mp.log((1 - pooled) * best)), tol=1e-80,
                       maxsteps=60, verify=False)
    return mp.exp(root[0]), mp.exp(root[1])


def smooth_share_rows():
    for case, texts in SHARES.items():
        areas = [(mpf(x), mpf(n)) for x, n in texts]
        total, people = sum(x for x, _ in areas), sum(n for _, n in areas)
        pooled, mean_size = total / people, people / len(areas)
        spread = sum(n * (x / n - pooled) ** 2 for x, n in areas) / people
        binomial = pooled * (1 - pooled)
        law = beta_binomial_maximum(areas)
        for x, n in areas:
            if law:
                post = Beta(x + law[0], n - x + law[1])
                prior, smoothed = law, post.mean
            else:
                post = Beta(total + mpf(1) / 2, people - total + mpf(1) / 2)
                prior, smoothed = ("inf", "inf"), pooled
            rho = mpf(0)
            if spread > binomial / mean_size:
                rho = ((n * spread - n / mean_size * binomial)
                       / ((n - 1) * spread + (mean_size - n) / mean_size * binomial))
            rho = max(mpf(0), min(mpf(1), rho))
            yield [case, x, n, *prior, smoothed, quantile(post, tail_of("0.95")),
                   quantile(post, tail_of("0.95"), True), post.upper(pooled),
                   post.upper(min(mpf(1), pooled * mpf("1.1"))),
                   rho * x / n + (1 - rho) * pooled]


# Posteriors


def share_posterior_rows():
    half = mpf(1) / 2
    for x, n, r in (("0", "8", "0.1"), ("8", "8", "0.97"), ("33", "120", "0.2"),
                    ("2.5", "40.25", "0.31"), ("3", "50", "0"), ("3", "50", "1"),
                    ("61000", "200000", "0.3"), ("300040000", "1000000000", "0.3")):
        mx, mn, mr = mpf(x), mpf(n), mpf(r)
        law, count = Beta(mx + half, mn - mx + half), Gamma(mx + half)
        low, high = quantile(law, tail_of("0.95")), quantile(law, tail_of("0.95"), True)
        above = [law.upper(min(mpf(1), t)) for t in (mr, mpf("1.1") * mr, mr + mpf("0.05"))]
        ratio = [count.upper(mn * mr * t) if mr > 0 else "" for t in (1, mpf("1.1"))]
        logit = ""
        if 0 < mr < 1:
            p = (mx + half) / (mn + 1)
            logit = ((mp.log(p / (1 - p)) - mp.log(mr / (1 - mr)))
                     / mp.sqrt(1 / (mx + half) + 1 / (mn - mx + half)))
        yield [x, n, r, law.mean, low, high, *above, *ratio, logit]


# Funnels


def shape_at(tail, low, high):
    """Root in the shape of a tail that is monotone in it, by bisection and the secant method."""
    at_low = tail(low)
    with mp.workdps(25):
        while high - low > mpf(10) ** -12 * high:
            middle = (low + high) / 2
            if (tail(middle) > 0) == (at_low > 0):
                low = middle
            else:
                high = middle
    return mp.findroot(tail, (low, high), solver="secant", tol=1e-60, maxsteps=20, verify=False)


def funnel_ratio_rows():
    for e in ("0.02", "2", "5.5", "37.25", "260", "1234.5", "4.1e6", "1e9", "1e12"):
        for c in ("0.5", "0.95", "0.998"):
            mean, a = mpf(e), tail_of(c)
            reach = 6 * mp.sqrt(mean) + 20
            upper = shape_at(lambda s: Gamma(s).lower(mean) - a,
                             max(mean - reach, mpf(10) ** -9), mean + reach)
            lower = mpf(0)
            if mean > -mp.log(a):
                lower = shape_at(lambda s: Gamma(s).upper(mean) - a, max(mean - reach, mpf(1)),
                                 mean + reach) - 1
            yield [e, c, max(mpf(0), lower) / mean, upper / mean]


FUNNELS = {
    "proportion": [("12", "60"), ("30", "100"), ("5", "50"), ("80", "210"), ("22", "45"),
                   ("3", "40"), ("140", "500"), ("9", "12"), ("61", "300"), ("0", "8"),
                   ("8", "8"), ("2e8", "1e9")],
    "ratio": [("12", "9.5"), ("30", "33"), ("0", "2.5"), ("220", "180"), ("61", "75.25"),
              ("1009", "1000"), ("17.5", "8")],
    "even": [("100", "101"), ("50", "50"), ("201", "200"), ("75", "74.5")],
    "single": [("12", "9.5")],
}


def dispersion_rows():
    for case, texts in FUNNELS.items():
        areas = [(mpf(x), mpf(n)) for x, n in texts]
        share = case == "proportion"
        centre = sum(x for x, _ in areas) / sum(n for _, n in areas) if share else mpf(1)

        def point(value):
            return mp.asin(mp.sqrt(value)) if share else 2 * (mp.sqrt(value) - 1)

        def back(y):
            if share:
                return mp.sin(max(mpf(0), min(mp.pi / 2, y))) ** 2
            return max(mpf(0), 1 + y / 2) ** 2

        for winsorise in ("0.1", "0"):
            w = mpf(winsorise)
            errors = [1 / ((2 if share else 1) * mp.sqrt(n)) for _, n in areas]
            z = [(point(x / n) - point(centre)) / s for (x, n), s in zip(areas, errors)]
            low, high = percentile(z, w), percentile(z, 1 - w)
            m = len(z)
            phi = sum(max(low, min(high, v)) ** 2 for v in z) / m
            weights = [1 / s ** 2 for s in errors]
            total = sum(weights)
            divisor = total - sum(v * v for v in weights) / total
            tau2 = max(mpf(0), (m * phi - (m - 1)) / divisor) if m > 1 else mpf(0)
            for kind in ("multiplicative", "additive"):
                for (x, n), s, v in zip(texts, errors, z):
                    wide = (s * mp.sqrt(max(mpf(1), phi)) if kind == "multiplicative"
                            else mp.sqrt(s * s + tau2))
                    limits = [back(point(centre) + sign * normal_point(c) * wide)
                              for c in ("0.95", "0.998") for sign in (-1, 1)]
                    yield [case, kind, winsorise, x, n, centre, phi, tau2, v, v * s / wide,
                           *limits]


TABLES = {
    "share_set": (("case", "x", "n"), share_set_rows),
    "smooth_share": (("case", "x", "n", "a", "b", "smoothed", *LIMITS, "p_above_1", "p_above_1_1",
                      "martuzzi_elliott"), smooth_share_rows),
    "share_posterior": (("x", "n", "reference", "mean", *LIMITS, "p_above", "p_above_1_1",
                         "p_above_5pt", "ratio_p_above_1", "ratio_p_above_1_1", "logit_z"),
                        share_posterior_rows),
    "funnel_ratio": (("expected", "confidence", *LIMITS), funnel_ratio_rows),
    "dispersion": (("case", "kind", "winsorise", "events", "size", "centre", "phi", "tau_squared",
                    "z", "z_adjusted", "lower_95", "upper_95", "lower_99_8", "upper_99_8"),
                   dispersion_rows),
}
