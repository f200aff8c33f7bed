import pytest
from spacy.language import Language

from regesta import language


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load(threads=1)
