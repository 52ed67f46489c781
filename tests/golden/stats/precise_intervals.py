"""Limits of proportions and counts in 50-digit arithmetic, from their printed formulas."""

from precise_laws import Beta, Gamma, Half, mp, mpf, normal_point, quantile, tail_of


def clip(lower, upper):
    return max(mpf(0), lower), min(mpf(1), upper)


def wilson(x, n, c):
    z = normal_point(c)
    middle, root = 2 * x + z * z, z * mp.sqrt(z * z + 4 * x * (1 - x / n))
    return clip((middle - root) / (2 * (n + z * z)), (middle + root) / (2 * (n + z * z)))


def clopper_pearson(x, n, c):
    a = tail_of(c)
    return (quantile(Beta(x, n - x + 1), a) if x > 0 else mpf(0),
            quantile(Beta(x + 1, n - x), a, True) if x < n else mpf(1))


def jeffreys(x, n, c):
    a, law = tail_of(c), Beta(x + mpf(1) / 2, n - x + mpf(1) / 2)
    return (quantile(law, a) if x > 0 else mpf(0), quantile(law, a, True) if x < n else mpf(1))


def agresti_coull(x, n, c):
    z = normal_point(c)
    size = n + z * z
    q = (x + z * z / 2) / size
    half = z * mp.sqrt(q * (1 - q) / size)
    return clip(q - half, q + half)


def wilson_cc(x, n, c):
    z, p = normal_point(c), x / n
    q, size = 1 - p, 2 * (n + z * z)
    lower = upper = None
    if x <= mpf(1) / 2:
        lower = mpf(0)
    if n - x <= mpf(1) / 2:
        upper = mpf(1)
    if lower is None:
        lower = (2 * x + z * z - 1 - z * mp.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / size
    if upper is None:
        upper = (2 * x + z * z + 1 + z * mp.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / size
    return clip(lower, upper)


def mid_p(x, n, c):
    a = tail_of(c)
    if x == 0:
        lower = mpf(0)
    elif x == n:
        lower = (2 * a) ** (1 / n)
    else:
        lower = quantile(Half(Beta(x, n - x + 1), Beta(x + 1, n - x)), a)
    if x == n:
        upper = mpf(1)
    elif x == 0:
        upper = 1 - (2 * a) ** (1 / n)
    else:
        upper = quantile(Half(Beta(x, n - x + 1), Beta(x + 1, n - x)), a, True)
    return lower, upper


def byar(x, c):
    z = normal_point(c)

    def limit(y, sign):
        bracket = 1 - 1 / (9 * y) + sign * z / (3 * mp.sqrt(y))
        return y * max(mpf(0), bracket) ** 3

    return (limit(x, -1) if x > 0 else mpf(0)), limit(x + 1, 1)


def exact(x, c):
    a = tail_of(c)
    return (quantile(Gamma(x), a) if x > 0 else mpf(0)), quantile(Gamma(x + 1), a, True)


def count_mid_p(x, c):
    a = tail_of(c)
    if x == 0:
        return mpf(0), -mp.log(2 * a)
    law = Half(Gamma(x), Gamma(x + 1))
    return quantile(law, a), quantile(law, a, True)


def automatic(x, c):
    return exact(x, c) if x < 10 else byar(x, c)
