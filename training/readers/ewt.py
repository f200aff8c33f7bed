"""UD English EWT with the names of Universal NER."""

from pathlib import Path

from training.examples import Example
from training.readers import conllu, iob

KINDS = {"PER": "person", "ORG": "group", "LOC": "place"}
_NAMES = {"train": "en_ewt-train.iob2", "dev": "en_ewt-ud-dev.iob2", "test": "en_ewt-ud-test.iob2"}


def read(data: Path, part: str) -> list[Example]:
    """The documents of `part` (train, dev, test); names only where the two editions' letters agree."""
    tagged = _tags(data / "uner-ewt" / _NAMES[part])
    groups = conllu.documents(data / "ud-ewt" / f"en_ewt-ud-{part}.conllu")
    return [_with_names(group, tagged) for group in groups]


def blocks(data: Path, part: str) -> list[Example]:
    """The paragraphs of `part`, each by itself."""
    groups = conllu.blocks(data / "ud-ewt" / f"en_ewt-ud-{part}.conllu")
    return [conllu.example(group, "uner") for group in groups]


def _with_names(group: list[conllu.Sentence], tagged: dict[str, tuple[list[str], list[str]]]) -> Example:
    document = conllu.example(group, "uner")
    found, ignore = [], []
    for start, sentence in zip(document.starts, group, strict=True):
        words, tags = tagged.get(sentence.id, ([], []))
        tags = _aligned(words, tags, sentence.words)
        if tags:
            found += [(start + a, start + b, kind) for a, b, kind in iob.mapped(iob.spans(tags), KINDS)]
        else:
            ignore.append((start, start + len(sentence.words)))
    document.labels["names"] = {"spans": found, "ignore": ignore}
    return document


def _aligned(words: list[str], tags: list[str], wanted: list[str]) -> list[str]:
    """`tags` carried from `words` over to `wanted` letter by letter; [] where the letters differ."""
    if words == wanted:
        return tags
    if "".join(words) != "".join(wanted):
        return []
    letters = [
        tag if i == 0 or tag == "O" else "I" + tag[1:]
        for word, tag in zip(words, tags, strict=True)
        for i in range(len(word))
    ]
    at, result = 0, []
    for word in wanted:
        result.append(letters[at])
        at += len(word)
    return result


def _tags(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    current: tuple[list[str], list[str]] = ([], [])
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("# sent_id = "):
            current = found[line[len("# sent_id = ") :]] = ([], [])
        elif line[:1].isdigit() and "\t" in line:
            column = line.split("\t")
            current[0].append(column[1])
            current[1].append(column[2] if column[2][2:] in KINDS else "O")
    return found
