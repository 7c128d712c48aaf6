import datetime
import io
import os
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading import MAX_BYTES, Facts, read_file, read_stream, read_text

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Bomb kills three in Norvale - Daily Example</title>
<meta property="og:site_name" content="Daily Example">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://news.example/norvale"></head>
<body><nav>Home | World</nav><article><h1>Bomb kills three in Norvale</h1>
<p>NORVALE, March 4 (Reuters) - A bomb killed three people on Thursday, the mayor said. Officers closed the road.</p>
<p>Advertisement</p>
<p>Two men fled on a motorcycle, said Gen. Paul Ray. Nobody claimed the attack, and the police asked for witnesses.</p>
</article><footer>Copyright 2021 Daily Example</footer></body></html>"""


def write(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_plain_file_is_read_with_title_and_sentences(tmp_path: Path) -> None:
    article = read_file(write(tmp_path, b"Market bombed\r\n\r\nThree people died. Two were hurt.\r\n"))
    assert article.text == "Market bombed\n\nThree people died. Two were hurt."
    assert article.title == "Market bombed"
    assert article.text[article.body_start :] == "Three people died. Two were hurt."
    assert [article.slice(sentence) for sentence in article.sentences] == [
        "Market bombed",
        "Three people died.",
        "Two were hurt.",
    ]
    assert article.id == article.sha256[:16]


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.txt"])
def test_html_is_recognised_by_name_or_by_its_first_words(tmp_path: Path, name: str) -> None:
    article = read_file(write(tmp_path, PAGE.encode(), name))
    assert article.title == "Bomb kills three in Norvale"
    assert article.published == datetime.date(2021, 3, 4)
    assert (article.source, article.language) == ("Daily Example", "en-GB")
    assert article.url == "https://news.example/norvale"
    assert article.dateline is not None
    assert article.dateline.place == "NORVALE"
    assert "Advertisement" not in article.text
    assert "Copyright" not in article.text
    assert article.text.count("Bomb kills three in Norvale") == 1


def test_html_without_an_article_is_refused(tmp_path: Path) -> None:
    page = write(tmp_path, b"<html><head><title>x</title></head><body><script>go()</script></body></html>", "a.html")
    with pytest.raises(InputError, match=r"a\.html is HTML in which no article was found"):
        read_file(page)


def test_nothing_is_printed_about_a_broken_page(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError):
        read_file(write(tmp_path, b"<html><body></p></body>", "a.html"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt is empty"):
        read_file(write(tmp_path, data))


def test_a_file_of_nothing_but_buttons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds advertising or time stamps only"):
        read_file(write(tmp_path, b"Advertisement\nRead more\n"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt does not exist"):
        read_file(tmp_path / "none.txt")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory"):
        read_file(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_leave_to_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, b"x")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_file(path)


def test_a_file_over_the_limit_is_refused_without_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match=r"big\.txt is longer than 20 MB"):
        read_file(path)


def test_a_stream_is_called_standard_input() -> None:
    assert read_stream(io.BytesIO(b"Three people died.")).text == "Three people died."
    with pytest.raises(InputError, match=r"^standard input is empty"):
        read_stream(io.BytesIO(b""))
    with pytest.raises(InputError, match=r"^standard input is a PNG image"):
        read_stream(io.BytesIO(b"\x89PNG\r\n"))


def test_a_closed_stream_is_an_input_error() -> None:
    stream = io.BytesIO()
    stream.close()
    with pytest.raises(InputError, match="standard input cannot be read"):
        read_stream(stream)


def test_facts_given_win_over_what_the_page_says() -> None:
    facts = Facts(id="n7", title="Blast in Norvale", published=datetime.date(2021, 3, 5), source="Wire", language="en")
    article = read_text(PAGE, facts)
    assert article.id == "n7"
    assert article.text.startswith("Blast in Norvale\n\n")
    assert (article.published, article.source, article.language) == (datetime.date(2021, 3, 5), "Wire", "en")
    assert article.url == "https://news.example/norvale"


def test_a_moment_given_for_a_day_is_that_day() -> None:
    moment = datetime.datetime(2021, 3, 5, 23, 59, tzinfo=datetime.UTC)
    assert read_text("Three died.", Facts(published=moment)).published == datetime.date(2021, 3, 5)


def test_a_string_over_the_limit_is_refused() -> None:
    with pytest.raises(InputError, match="the text given is longer than 20 MB"):
        read_text("a" * (MAX_BYTES + 1))


def test_the_given_seed_keeps_its_story_and_nothing_else() -> None:
    article = read_file(Path(__file__).parents[2] / "seeds" / "takhar-2020-10-22.txt")
    assert article.published == datetime.date(2020, 10, 22)
    assert article.source == "ANI"
    assert article.title is not None
    assert article.title.endswith("Police Chief killed")
    assert article.slice(article.sentences[1]).endswith("on Tuesday, October 20.")
    assert len(article.sentences) == 13
    assert article.text.count("Intense clashes broke out") == 1
    for gone in ("Advertisement", "IST", "inputs"):
        assert gone not in article.text
