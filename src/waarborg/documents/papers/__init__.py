"""How does a template with facts become a document: Word, OpenDocument, PDF and web page?"""
