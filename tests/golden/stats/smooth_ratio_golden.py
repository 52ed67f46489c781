"""Table of make_golden.py: smoothed ratios by three priors, with their posteriors."""

from precise_laws import Beta, Gamma, mp, mpf, quantile, tail_of

RATIOS = {
    "varied": [("12", "9.5"), ("30", "33"), ("0", "2.5"), ("220", "180"), ("61", "75.25"),
               ("1009", "1000"), ("17.5", "8"), ("3", "6.75"), ("44", "30")],
    "equal": [("10", "10.5"), ("21", "20"), ("40", "40.25"), ("5", "5")],
    "none": [("0", "4"), ("0", "2.5"), ("0", "11")],
    "single": [("7", "5.5")],
}
COLUMNS = ("case", "prior", "observed", "expected", "shape", "rate", "prior_mean",
           "prior_variance", "smoothed", "lower", "upper", "p_above_1", "p_above_1_1", "post_shape",
           "post_rate", "expected_rank", "excess_1", "excess_1_2")


def marshall(areas):
    events, total = sum(o for o, _ in areas), sum(e for _, e in areas)
    b = events / total
    spread = sum(e * (o / e - b) ** 2 for o, e in areas) / total
    a = spread - b * len(areas) / total
    return (b * b / a, b / a) if a > 0 else None


def clayton_kaldor(areas):
    if len(areas) < 2:
        return None
    ratios = [o / e for o, e in areas]
    alpha = mpf(0)
    shape = mpf(0)
    for step in range(3000):
        mean = sum(ratios) / len(ratios)
        spread = sum((1 + alpha / e) * (t - mean) ** 2 for t, (_, e) in zip(ratios, areas))
        spread /= len(areas) - 1
        if spread == 0 or mean / spread > 10 ** 8:
            return None
        change = abs(mean / spread - alpha)
        alpha, shape = mean / spread, mean * mean / spread
        if step and change < mpf(10) ** -30:
            return shape, alpha
        ratios = [(o + shape) / (e + alpha) for o, e in areas]
    return None


def negative_binomial(areas):
    def gain(mu, shape):
        return sum(mp.loggamma(o + shape) - mp.loggamma(shape) + o * mp.log(mu * e / (shape + mu * e))
                   + shape * mp.log(shape / (shape + mu * e)) for o, e in areas)

    events, total = sum(o for o, _ in areas), sum(e for _, e in areas)
    pooled = events / total
    if events == 0 or len(areas) < 2:
        return None
    poisson = sum(o * mp.log(pooled * e) - pooled * e for o, e in areas)
    shapes = [mpf(2) ** k for k in range(-4, 27)]
    best = max(shapes, key=lambda s: gain(pooled, s))
    if gain(pooled, best) <= poisson or best == shapes[-1]:
        return None

    def score(log_mu, log_shape):
        mu, s = mp.exp(log_mu), mp.exp(log_shape)
        return (sum(o - (o + s) * mu * e / (s + mu * e) for o, e in areas),
                sum(mp.digamma(o + s) - mp.digamma(s) + mp.log(s / (s + mu * e))
                    + (mu * e - o) / (s + mu * e) for o, e in areas))

    root = mp.findroot(score, (mp.log(pooled), mp.log(best)), tol=1e-80, maxsteps=60, verify=False)
    shape = mp.exp(root[1])
    return shape, shape / mp.exp(root[0])


def posterior_of(prior, area, events, total):
    if prior:
        return area[0] + prior[0], area[1] + prior[1]
    return events + mpf(1) / 2, total


def excess(s, beta, target):
    t = mpf(target)
    return s / beta * Gamma(s + 1).upper(beta * t) - t * Gamma(s).upper(beta * t)


def smooth_ratio_rows():
    for case, texts in RATIOS.items():
        areas = [(mpf(o), mpf(e)) for o, e in texts]
        events, total = sum(o for o, _ in areas), sum(e for _, e in areas)
        for method in (marshall, clayton_kaldor, negative_binomial):
            prior = method(areas)
            laws = [posterior_of(prior, area, events, total) for area in areas]
            for (o, e), (s, beta) in zip(texts, laws):
                known = [*prior, prior[0] / prior[1], prior[0] / prior[1] ** 2] if prior else [
                    "inf", "inf", events / total, mpf(0)]
                law = Gamma(s)
                rank = 1 + sum(Beta(s, r).lower(beta / (beta + other)) for r, other in laws)
                yield [case, method.__name__, o, e, *known, s / beta if prior else events / total,
                       quantile(law, tail_of("0.95")) / beta,
                       quantile(law, tail_of("0.95"), True) / beta, law.upper(beta),
                       law.upper(beta * mpf("1.1")), s, beta,
                       rank - mpf(1) / 2,  # the sum counts the area itself as one half
                       excess(s, beta, 1), excess(s, beta, "1.2")]


TABLES = {"smooth_ratio": (COLUMNS, smooth_ratio_rows)}
