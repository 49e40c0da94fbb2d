"""The pictures in the README are those that `make pictures` makes, each there, small, and looked at by a reader."""

from tests.browser.pictures import FOLDER, PAPER, PICTURES

README = (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
MOST_BYTES = 150 * 1024
ALL = (*PICTURES, PAPER)


def test_every_picture_is_there_and_small():
    assert {each.name for each in ALL if not each.file.exists()} == set()
    assert {each.name for each in ALL if each.file.stat().st_size > MOST_BYTES} == set()


def test_every_picture_is_shown_with_words_for_who_cannot_see_it():
    for each in ALL:
        words, _, rest = README.partition(f"](docs/pictures/{each.name}.png)")
        assert rest, f"{each.name} is not in the README"
        assert len(words.rpartition("![")[2]) > len("a page"), each.name


def test_no_picture_is_left_behind():
    assert {file.name for file in FOLDER.iterdir()} == {each.file.name for each in ALL}
