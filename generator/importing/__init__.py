"""Bring in an official text: a txt, docx or pdf becomes a draft of the canonical file.

The way of a text, each step a module:

    reading (text_file, word_file, pdf_file)   bytes → lines without what cannot be seen
    paragraphs                                 page numbers set aside, wrapped lines joined
    outline, framing                           chapters, articles, what stands around them
    sections (labels, lists, offices)          the words of an article, structured
    proposals (statements, amounts, candidates, payments)   what the handbook could add: award rules, other figures
    draft, yaml_writing                        the canonical file, with every doubt as a TODO

Nothing is lost on the way: unknown structure becomes plain paragraphs, and the finished draft is read and checked like
any canonical file before it is put in its place.
"""

from generator.importing.importing import Imported, import_text

__all__ = ["Imported", "import_text"]
