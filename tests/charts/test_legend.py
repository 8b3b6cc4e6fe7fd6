"""Legends: keys flow over rows within the width."""

from charts.legend import BAND_KEYS, Key, PlacedKey, lay_legend


def test_band_keys_say_where_each_band_lies():
    assert [key.text for key in BAND_KEYS] == [
        "kwetsbaar (onder 40)",
        "in ontwikkeling (40 tot 60)",
        "goed genoeg (60 tot 80)",
        "voorbeeldig (vanaf 80)",
    ]


def test_legend_starts_a_row_when_the_width_is_used_up():
    keys = (Key("lowest", "laagste groep"), Key("reference", "referentie"))
    legend = lay_legend(keys, width=160, top=10, size=11)
    assert legend.font_size == 10
    assert legend.keys == (PlacedKey(keys[0], 0.0, 18.75, 20.0), PlacedKey(keys[1], 0.0, 36.25, 20.0))
    assert legend.bottom == 45.0


def test_legend_keeps_a_key_wider_than_the_page_on_a_row_of_its_own():
    keys = (Key("tone", "x" * 100),)
    assert lay_legend(keys, width=50, top=0, size=11).keys == (PlacedKey(keys[0], 0.0, 8.75, 20.0),)
