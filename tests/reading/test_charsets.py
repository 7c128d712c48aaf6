"""Character sets. The sentences are invented; each is written in the charset that its language had before UTF-8."""

import pytest

from summarizer.errors import InputError
from summarizer.reading.charsets import charset_of_sample, text_of
from summarizer.reading.source import decode

SENTENCES = {
    "windows-1252": "Trois soldats tués près de la frontière, où l'armée a été déployée. « Tragédie », dit-on.",
    "windows-1251": "Взрыв на рынке: погибли три человека, сообщил мэр города. Полиция ищет двух мужчин на мотоцикле.",
    "koi8-r": "Взрыв на рынке: погибли три человека, сообщил мэр города. Полиция ищет двух мужчин на мотоцикле.",
    "windows-1256": "قتل ثلاثة أشخاص في انفجار قنبلة في السوق، وقال رئيس البلدية إن الشرطة تبحث عن رجلين.",
    "gb18030": "炸弹在市场爆炸，造成三人死亡，市长说。警方正在寻找两名骑摩托车逃走的男子。",
    "cp932": "市場で爆弾が爆発し、三人が死亡したと市長が述べた。",
    "cp949": "시장에서 폭탄이 터져 세 명이 숨졌다고 시장이 말했다.",
    "windows-1254": "Pazarda bomba patladı, üç kişi öldü, dedi belediye başkanı. Polis kaçan iki adamı arıyor.",
    "windows-1253": "Τρεις άνθρωποι σκοτώθηκαν από έκρηξη βόμβας στην αγορά, δήλωσε ο δήμαρχος.",
}


@pytest.mark.parametrize("charset", SENTENCES)
def test_a_charset_that_nobody_names_is_detected(charset: str) -> None:
    sentence = SENTENCES[charset]
    assert decode(sentence.encode(charset), "a.txt") == sentence


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_tells_the_charset(charset: str) -> None:
    assert decode("Взрыв.".encode(charset), "a.txt") == "Взрыв."


def test_what_is_declared_comes_before_what_is_detected() -> None:
    # Detected, these few letters would be taken for others.
    body = "<p>Łódź: zginął</p>".encode("iso-8859-2")
    assert "Łódź: zginął" in text_of(b'<meta charset="iso-8859-2">' + body, "a.html")
    assert "Łódź: zginął" in text_of(body, "a.html", "ISO-8859-2")


def test_utf8_that_is_declared_as_something_else_stays_utf8() -> None:
    assert "Łódź" in text_of('<meta charset="windows-1252">Łódź'.encode(), "a.html")


def test_a_page_cannot_choose_a_codec_that_is_no_charset_of_text() -> None:
    page = b'<meta charset="unicode_escape">Three d\\u0069ed, said the caf\xe9 owner.'
    assert r"d\u0069ed, said the café" in text_of(page, "a.html")


def test_bytes_that_fit_no_charset_are_refused_with_the_first_of_them() -> None:
    with pytest.raises(InputError, match=r"a\.txt is not UTF-8: byte 6 does not fit.*iconv -f windows-1252 -t utf-8"):
        text_of(b"Three " + bytes(range(128, 256)) * 30, "a.txt")


def test_utf16_that_is_cut_off_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.txt is not UTF-16"):
        text_of("Взрыв".encode("utf-16") + b"x", "a.txt")


def test_a_sample_that_ends_within_a_letter_is_utf8() -> None:
    assert charset_of_sample("Взрыв".encode()[:-1]) == "utf-8"
