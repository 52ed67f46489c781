"""Gamma, beta and normal laws in 50-digit arithmetic, written from their definitions.

Nothing here is shared with the program: tails are power series of positive terms for small
parameters and Gauss-Legendre sums of the density for large ones; quantiles are found by bisection
and Newton's method.
"""

from mpmath import mp, mpf

mp.dps = 60

LARGE = 300  # from this parameter on the density is summed numerically
REACH = 19  # standard deviations; the density beyond is below 1e-75


def tail_of(confidence):
    """a = (1 - c)/2 of a confidence given as decimal text."""
    return (1 - mpf(confidence)) / 2


def normal_point(confidence):
    return mp.sqrt(2) * mp.erfinv(mpf(confidence))


def two_sided_p(z):
    return mp.erfc(abs(z) / mp.sqrt(2))


def _legendre(points=40):
    """Nodes and weights of Gauss and Legendre on [-1, 1]."""
    nodes = []
    for k in range(1, points + 1):
        x = mp.cos(mp.pi * (k - mpf(1) / 4) / (points + mpf(1) / 2))
        for _ in range(8):
            before, now = mpf(1), x
            for j in range(2, points + 1):
                before, now = now, ((2 * j - 1) * x * now - (j - 1) * before) / j
            slope = points * (x * now - before) / (x * x - 1)
            x -= now / slope
        nodes.append((x, 2 / ((1 - x * x) * slope * slope)))
    return nodes


NODES = _legendre()


def _integral(log_density, low, high, step):
    """Sum of exp(log_density) over [low, high] in pieces of `step`."""
    pieces = max(1, int(mp.ceil((high - low) / step)))
    width = (high - low) / pieces
    total = mpf(0)
    for i in range(pieces):
        middle = low + (i + mpf(1) / 2) * width
        total += sum(w * mp.exp(log_density(middle + x * width / 2)) for x, w in NODES) * width / 2
    return total


class Gamma:
    """Shape s, rate 1."""

    def __init__(self, s):
        self.s = mpf(s)
        self.constant = mp.loggamma(self.s)
        self.mean = self.s
        self.sd = mp.sqrt(self.s)
        self.support = (mpf(0), mp.inf)

    def log_density(self, x):
        return (self.s - 1) * mp.log(x) - x - self.constant

    def lower(self, x):
        if x <= 0:
            return mpf(0)
        if self.s >= LARGE:
            if x > self.mean:
                return 1 - self._upper(x)
            low = max(mpf(0), self.mean - REACH * self.sd)
            return _integral(self.log_density, low, x, self.sd) if x > low else mpf(0)
        if x > 20 * (self.s + 20):
            return 1 - mp.gammainc(self.s, x, mp.inf, regularized=True)
        term = mp.exp(self.s * mp.log(x) - x - mp.loggamma(self.s + 1))
        total, k = term, 1
        while term > total * mpf(10) ** -65 or k < x:
            term *= x / (self.s + k)
            total += term
            k += 1
        return total

    def _upper(self, x):
        high = self.mean + (REACH + 3) * self.sd
        return _integral(self.log_density, x, high, self.sd) if x < high else mpf(0)

    def upper(self, x):
        if self.s >= LARGE and x > self.mean:
            return self._upper(x)
        if x > self.s + 30:
            return mp.gammainc(self.s, x, mp.inf, regularized=True)
        return 1 - self.lower(x)


class Beta:
    def __init__(self, a, b):
        self.a, self.b = mpf(a), mpf(b)
        n = self.a + self.b
        self.constant = mp.loggamma(self.a) + mp.loggamma(self.b) - mp.loggamma(n)
        self.mean = self.a / n
        self.sd = mp.sqrt(self.a * self.b / (n + 1)) / n
        self.support = (mpf(0), mpf(1))

    def log_density(self, x):
        return (self.a - 1) * mp.log(x) + (self.b - 1) * mp.log1p(-x) - self.constant

    def _series(self, x, a, b):
        term = mp.exp(a * mp.log(x) + b * mp.log1p(-x) - self.constant) / a
        total, k = term, 0
        while term > total * mpf(10) ** -65:
            term *= x * (a + b + k) / (a + 1 + k)
            total += term
            k += 1
        return total

    def lower(self, x):
        if x <= 0:
            return mpf(0)
        if x >= 1:
            return mpf(1)
        if min(self.a, self.b) >= LARGE:
            if x > self.mean:
                return 1 - self.upper(x)
            low = max(mpf(0), self.mean - REACH * self.sd)
            return _integral(self.log_density, low, x, self.sd) if x > low else mpf(0)
        # The series of the smaller parameter, unless its argument is near 1.
        if (x < mpf("0.9")) if self.a <= self.b else (1 - x > mpf("0.9")):
            return self._series(x, self.a, self.b)
        return 1 - self._series(1 - x, self.b, self.a)

    def upper(self, x):
        if x >= 1:
            return mpf(0)
        if min(self.a, self.b) >= LARGE and x > self.mean:
            high = min(mpf(1), self.mean + REACH * self.sd)
            return _integral(self.log_density, x, high, self.sd) if x < high else mpf(0)
        return 1 - self.lower(x)


class Half:
    """The half-and-half mixture of two laws, for mid-P limits."""

    def __init__(self, first, second):
        self.laws = (first, second)
        self.mean = (first.mean + second.mean) / 2
        self.sd = first.sd
        self.support = first.support

    def lower(self, x):
        return sum(law.lower(x) for law in self.laws) / 2

    def upper(self, x):
        return sum(law.upper(x) for law in self.laws) / 2

    def log_density(self, x):
        return mp.log(sum(mp.exp(law.log_density(x)) for law in self.laws) / 2)


def quantile(law, p, upper=False):
    """x with lower tail p, or upper tail p."""
    tail = law.upper if upper else law.lower
    bounded = law.support[1] < mp.inf
    large = law.mean > 30 * law.sd and (not bounded or 1 - law.mean > 30 * law.sd)
    z = normal_point(1 - 2 * p) if p < mpf(1) / 2 else mpf(0)
    if large:
        x = law.mean + (z if upper else -z) * law.sd
    else:
        # Beyond 60 standard deviations no tail is looked for, and the series would be long.
        low = max(mpf(10) ** -40, law.mean - 60 * law.sd)
        high = law.mean + 60 * law.sd
        if bounded:
            high = min(high, law.support[1])
        with mp.workdps(25):
            for _ in range(70):
                middle = mp.sqrt(low * high)
                if (tail(middle) < p) != upper:
                    low = middle
                else:
                    high = middle
        x = mp.sqrt(low * high)
    for _ in range(60):
        step = (tail(x) - p) / mp.exp(law.log_density(x)) * (-1 if upper else 1)
        # Far out Newton's step overshoots.
        step = max(-law.sd, min(law.sd, step))
        if x - step <= law.support[0]:
            step = x / 2
        elif x - step >= law.support[1]:
            step = -(law.support[1] - x) / 2
        x -= step
        if abs(step) < x * mpf(10) ** -35:
            break
    return x
