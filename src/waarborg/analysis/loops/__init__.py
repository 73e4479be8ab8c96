"""Which loops are the work itself, and are compiled?

Numba compiles them once on a machine and keeps the result beside these files, or in the user's cache where that
cannot be written. Nothing imports them at its top: who computes something imports them in the function that needs
them, so that nobody else pays for it.
"""
