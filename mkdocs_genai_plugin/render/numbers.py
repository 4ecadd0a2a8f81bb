"""Numbers as the page's language writes them: the digits, groups and signs of CLDR, by Babel.

Scripts do the same with ``Intl``. Both round the exact value, a half away from zero, before they
write it, and take Latin digits, so that what a script changes looks like what was built.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import NumberPattern, parse_pattern
from babel.units import format_unit

from mkdocs_genai_plugin.data.forms import Forms, category

MINUS, LEFT_TO_RIGHT = "\N{MINUS SIGN}", "\N{LEFT-TO-RIGHT MARK}"
# A power runs from left to right in any text (Unicode Standard Annex 9, 2.6).
ISOLATE, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
NO_BREAK = "\N{NO-BREAK SPACE}"
TIMES = f"{NO_BREAK}×{NO_BREAK}"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# Units of CLDR for lengths of time, the largest first, in seconds; a Julian year has 365.25 days.
_UNITS = {"year": 31_557_600, "day": 86_400, "hour": 3_600, "minute": 60, "second": 0}
_LONGEST = 15  # digits of what is counted: a floating-point number has no more


@dataclass(frozen=True)
class Numbers:
    """Writes numbers in a language, given by its code of BCP 47."""

    language: str = "en"

    def whole(self, count: float) -> str:
        """Return a whole number: 4,000."""
        return self.decimal(count, 0)

    def decimal(self, number: float, digits: int = 1) -> str:
        """Return a number with so many digits behind the point: −0.25."""
        return self._written(self._locale.decimal_formats[None], Decimal(number), digits)

    def percent(self, share: float, digits: int = 1) -> str:
        """Return a share in percent: 9.4%."""
        hundredth = _rounded(Decimal(100 * share), digits) / 100
        return self._written(self._locale.percent_formats[None], hundredth, digits, 2)

    def value(self, value: float) -> str:
        """Return a number with the digits it has: 2,500 or, far from 1, 4.7 × 10¹⁷."""
        number = exact(value)
        power = number.adjusted()
        if not value or -4 <= power < 6:
            return self._all_digits(number)
        factor, exponent = number.scaleb(-power), f"10{str(power).translate(SUPERSCRIPTS)}"
        said = exponent if factor == 1 else f"{self._all_digits(factor)}{TIMES}{exponent}"
        return f"{ISOLATE}{said}{END}" if self._is_rtl else said

    def measure(self, value: float, unit: str) -> str:
        """Return a number with its unit: 1,250 g or, in German, 65 %."""
        number = exact(value)
        if unit == "%":
            digits = max(0, -int(number.as_tuple().exponent))
            pattern = self._locale.percent_formats[None]
            return self._written(pattern, number / 100, digits, 2)
        is_far = bool(value) and not -4 <= number.adjusted() < _LONGEST
        said = self.value(value) if is_far else self._all_digits(number)
        return f"{said}{NO_BREAK}{unit}" if unit else said

    def form(self, forms: Forms, number: float) -> str:
        """Return the text that the language has for a number, which is yet to be filled in."""
        return forms.text(category(self.language, number))

    def lasting(self, seconds: float) -> str:
        """Return a length of time in its largest unit, to two digits: 34 years."""
        unit = next(unit for unit, length in _UNITS.items() if seconds >= length)
        count = exact(float(f"{seconds / (_UNITS[unit] or 1):.2g}"))
        name = f"duration-{unit}"
        digits = None if count >= 1 else "0.################"  # CLDR's own pattern stops at three
        # Where CLDR has a unit in one length only, Babel writes the unit's name for the others.
        said = (
            format_unit(count, name, length, digits, self._locale, numbering_system="latn")
            for length in ("long", "short")
        )
        return next((one for one in said if name not in one), f"{self._all_digits(count)} {unit}")

    def day(self, day: date) -> str:
        """Return a day of the calendar: November 22, 2026."""
        return str(format_date(day, "long", self._locale))

    def _all_digits(self, number: Decimal) -> str:
        behind = max(0, -int(number.as_tuple().exponent))
        return self._written(self._locale.decimal_formats[None], number, behind)

    def _written(self, pattern: NumberPattern, number: Decimal, digits: int, more: int = 0) -> str:
        rounded = _rounded(number, digits + more)
        form = parse_pattern(pattern.pattern)
        form.frac_prec = (digits, digits)
        text = form.apply(rounded, self._locale, numbering_system="latn")
        return str(text).replace("-", self._minus)

    @cached_property
    def _locale(self) -> Locale:
        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale("en")

    @property
    def _minus(self) -> str:
        """The minus, which stands before its number in text from right to left, too."""
        return LEFT_TO_RIGHT + MINUS if self._is_rtl else MINUS

    @property
    def _is_rtl(self) -> bool:
        return bool(self._locale.text_direction == "rtl")


def exact(value: float) -> Decimal:
    """Return the number with the digits that it was written with, and no more."""
    return Decimal(repr(float(value))).normalize()


def _rounded(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
