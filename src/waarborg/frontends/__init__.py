"""The doors: pages and command line. They pass requests on to operations and do not know each other."""
