#!/usr/bin/env python3
"""Prints the coefficients in functions-inl.h: the smallest largest error, by Lawson's reweighted least squares.

Needs NumPy. C. L. Lawson, "Contributions to the theory of linear least maximum approximation", dissertation, UCLA 1961;
the rational function linearized after C. K. Sanathanan and J. Koerner, IEEE Trans. Automatic Control 8(1), 1963.
"""
import math

import numpy as np


def nodes(low, high, count=4000):
    """Chebyshev points; none so near to 0 that the quotients below would be of rounding errors."""
    points = (low + high) / 2 + (high - low) / 2 * np.cos(np.pi * (np.arange(count) + 0.5) / count)
    return points[np.abs(points) > 1e-4]


def fit(columns, wanted, weight, errors, rounds=300):
    """The coefficients c with the smallest largest |errors(c)| that reweighting meets. `weight(c)` scales the rows."""
    lawson, best, c = np.ones(len(wanted)), (math.inf, None), None
    for i in range(rounds):
        scale = np.sqrt(lawson) * weight(c)
        c = np.linalg.lstsq(columns * scale[:, None], wanted * scale, rcond=None)[0]
        error = np.abs(errors(c))
        best = min(best, (error.max(), c), key=lambda one: one[0])
        if i > 5:
            lawson = lawson * error / (lawson * error).max() + 1e-14
    return best


def show(name, error, coefficients):
    print(f"{name}: error {error / 2**-24:.3f} units of 2^-24\n  " + ", ".join(f"{c:.9g}f" for c in coefficients))


def polynomial(name, x, wanted, relative, degree):
    columns = np.vander(x, degree + 1, increasing=True)
    error, c = fit(columns, wanted, lambda _: relative, lambda c: relative * (columns @ c - wanted))
    show(name, error, c)


def normal(limit, degree, scale=30):
    x = nodes(0, limit)
    wanted = np.array([math.erf(value / math.sqrt(2)) / 2 for value in x])
    powers = np.vander(x * x / scale, degree + 1, increasing=True)
    columns = np.hstack([x[:, None] * powers, -wanted[:, None] * powers[:, 1:]])
    below = lambda c: 1 + powers[:, 1:] @ c[degree + 1:]
    error, c = fit(columns, wanted, lambda c: 1 if c is None else 1 / np.abs(below(c)),
                   lambda c: x * (powers @ c[:degree + 1]) / below(c) - wanted)
    show("normal, above", error, c[:degree + 1] / scale ** np.arange(degree + 1))
    show("normal, below", error, np.append(1, c[degree + 1:]) / scale ** np.arange(degree + 1))


f = nodes(math.sqrt(0.5) - 1, math.sqrt(2) - 1)
exact = np.log1p(f.astype(np.longdouble))
polynomial("log", f, ((exact - f) / f.astype(np.longdouble)**2).astype(float), f * f / np.abs(exact.astype(float)), 8)
r = nodes(-math.log(2) / 2, math.log(2) / 2)
exact = np.expm1(r.astype(np.longdouble))
polynomial("exp", r, ((exact - r) / r.astype(np.longdouble)**2).astype(float), r * r / np.exp(r), 4)
normal(5.5, 5)
