"""LaTeX as signs that every platform shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tools.maths.plain import readable


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\(\frac{3}{4} x^{2} \cdot \sqrt{2}\)", "3/4 x² · √2"),
        (r"$$\frac{x+1}{\sqrt{x^2+1}}$$", "(x+1)/(√(x²+1))"),
        (r"so $x = 3$ or $x = -3$.", "so x = 3 or x = -3."),
        (r"\[ 2 \times 3 \leq 7 \]", " 2 × 3 ≤ 7 "),
        (r"10^{-2} and 2^{n+1} and x^{ab}", "10^{-2} and 2^{n+1} and x^{ab}"),
        (r"$10^{-2}$, $2^{n+1}$, $x^{ab}$", "10⁻², 2ⁿ⁺¹, x^ab"),
        ("it costs $5 or $7", "it costs $5 or $7"),
        (r"`\frac{1}{2}` stays", r"`\frac{1}{2}` stays"),
        (r"\(5\,\text{km} \to \sin(x)\)", "5 km → sin(x)"),
        (r"$2\frac{3}{4} = \tfrac{11}4$", "2 3/4 = 11/4"),
        (r"$1\,\frac12$ of ${7 \over 8}$", "1 1/2 of 7/8"),
        (r"$2\frac{x}{3}$ and $x\frac{1}{2}$", "2x/3 and x · 1/2"),
        (r"$\frac{1}{2} = 50\%$ of \$5", "1/2 = 50% of $5"),
        (r"$1{,}200 + 12\,500$", "1,200 + 12,500"),
        (r"$6/\frac{1}{2}$", "6/(1/2)"),
        (r"$0{,}75$ or $2{.}5$", "0,75 or 2.5"),
        (r"$180^\circ - 70^{\circ}$", "180° - 70°"),
        (r"$0.1\overline{6} < \boxed{3}$", "0.16\u0305 < 3"),
        (r"\begin{align*} 2x &= 8 \\ x &= 4 \end{align*}", " 2x = 8\nx = 4 "),
        (r"\unknown{x}", r"\unknown{x}"),
        ("no maths at all", "no maths at all"),
    ],
)
def test_formulas_become_plain_signs(latex: str, shown: str) -> None:
    assert readable(latex) == shown


@given(st.text(alphabet=r"\frac{}sqrt^$ 12x`([ove%&,", max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(readable(text), str)
