import pytest

from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.method_words import Language, say_method


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (
            MethodUsed("farrington_flexible", "Noufaily et al. (2013)", (("years", "5"),)),
            "Farrington, flexibel: verwachting uit het eigen verleden (Noufaily et al. 2013); jaren terug: 5; "
            "gegevensversie 1",
        ),
        (
            MethodUsed(
                "forecast_hit_rate",
                "Mohler et al. (2011, 2015); Johnson et al. (2009)",
                (("shares", "0.01, 0.05"),),
            ),
            "Trefkans op weken van daarvoor (Mohler et al. 2011, 2015; Johnson et al. 2009); "
            "delen van het grondgebied: 0,01, 0,05; gegevensversie 1",
        ),
        (
            MethodUsed(
                "retrospective_scan_permutation",
                "Kulldorff (2005)",
                (("longest_weeks", "8"),),
                1,
                999,
                "maximum",
                sides=1,
            ),
            "Permutatiescan van Kulldorff over plaats en tijd, over elk tijdvak (Kulldorff 2005); "
            "hoogstens zoveel weken: 8; eenzijdig: alleen naar boven; 999 trekkingen; startgetal 1; "
            "gecorrigeerd voor het aantal toetsen (hoogste waarde); gegevensversie 1",
        ),
    ],
)
def test_a_method_is_told_as_a_sentence_without_brackets_in_brackets(method: MethodUsed, told: str) -> None:
    assert say_method(method, "1", "nl") == told


@pytest.mark.parametrize(("language", "told"), [("nl", "zekerheid 95 %"), ("en", "certainty 95%")])
def test_how_sure_an_interval_is_stands_as_a_percentage(language: Language, told: str) -> None:
    method = MethodUsed("log_linear_trend", "McCullagh & Nelder (1989)", (("interval", "0.95"),))
    assert f"; {told}; " in say_method(method, "1", language)
