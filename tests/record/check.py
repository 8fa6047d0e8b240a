#!/usr/bin/env python3
"""Hold the default record against the texts of its two articles, which are not in this repository.

    check.py RECORD ARTICLE_A ARTICLE_B

A is the source `untitled-article`, B is `cuba-vietnam-relations`. Paragraphs are counted as the
record counts them: every line that is not blank, from 1. What is checked:

- an event, claim, quotation, figure or office has a citation;
- a locating phrase has at most 8 words and stands in the cited paragraph letter for letter;
- so does a quotation, and so do the words that a claim, in English, puts in “quotation marks”;
- no 9 words in a row of a title, summary, description, note, claim or doubt are an article's.

Citations of other sources are left alone. Each failure is printed with its place.
Exit 1 if there is one, 2 on wrong usage.
"""

import json
import re
import sys

SOURCES = ("untitled-article", "cuba-vietnam-relations")
PHRASE_WORDS = 8
COPIED_WORDS = 9
OWN_WORDS = ("title", "summary", "description", "note", "of", "text")
VERBATIM = ("quotes", "figures")  # what their `text` says is the source's


def paragraphs(path):
    """The lines of an article that are not blank."""
    with open(path, encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line.strip()]


def runs(text):
    """Every run of COPIED_WORDS words, whatever their case and punctuation."""
    words = re.findall(r"\w+(?:'\w+)*", text.lower().replace("’", "'"))
    return {" ".join(words[i : i + COPIED_WORDS]) for i in range(len(words) - COPIED_WORDS + 1)}


def objects(value, path=()):
    """Every object of the record with its path; an id stands for the place in a list."""
    if isinstance(value, dict):
        yield path, value
    for key, child in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(child, (dict, list)):
            listed = isinstance(value, list) and isinstance(child, dict)
            yield from objects(child, (*path, str(child.get("id", key) if listed else key)))


def languages(text):
    """A text by language; a plain string is taken as English."""
    return text if isinstance(text, dict) else {"en": text}


def check(record, articles):
    """Yields every failure as "place: what is wrong"."""
    copied = {run for article in articles.values() for line in article for run in runs(line)}

    def paragraph(citation):
        """The text of the cited paragraph, empty where there is none."""
        number = citation.get("paragraph", 0)
        return "".join(articles[citation["source"]][number - 1 : number]) if number else ""

    for path, node in objects(record):
        place = "/" + "/".join(path)
        parent = path[-2] if len(path) > 1 else None
        statement = len(path) == 2 and parent in ("events", "claims")
        citations = node.get("citations", [])

        if (statement or parent in VERBATIM or "office" in node) and not citations:
            yield f"{place}: nothing is cited"

        if parent == "sources" and node["id"] in articles:
            count = len(articles[node["id"]])
            if node.get("paragraphs") != count:
                yield f"{place}: the article has {count} paragraphs"

        if node.get("source") in articles:
            phrase = node.get("phrase", "")
            if not phrase or phrase not in paragraph(node):
                yield f"{place}: {phrase!r} is not in paragraph {node.get('paragraph')} of {node['source']}"
            if len(phrase.split()) > PHRASE_WORDS:
                yield f"{place}: {phrase!r} has more than {PHRASE_WORDS} words"

        quoted = []
        if parent == "quotes":
            quoted = [node["text"]]
        elif statement and parent == "claims":
            quoted = re.findall("“(.+?)”", languages(node["text"]).get("en", ""))
        texts = [paragraph(citation) for citation in citations if citation["source"] in articles]
        for words in quoted:
            if texts and not any(words in text for text in texts):
                yield f"{place}: {words!r} is in no cited paragraph"

        for key in OWN_WORDS:
            if key in node and not (parent in VERBATIM and key == "text"):
                for lang, text in languages(node[key]).items():
                    for run in sorted(runs(text) & copied):
                        yield f"{place}/{key}/{lang}: an article's own words: {run!r}"


def main():
    if len(sys.argv) != 4:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    with open(sys.argv[1], encoding="utf-8") as file:
        record = json.load(file)
    articles = dict(zip(SOURCES, map(paragraphs, sys.argv[2:])))
    failures = list(check(record, articles))
    print("\n".join(failures) if failures else f"{sys.argv[1]}: agrees with its articles")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
