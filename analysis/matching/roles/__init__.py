"""Roles without a name: "le président russe", "le chef de la diplomatie", "son homologue".

Titles and composed roles are read as phrases (`grammar`, `phrases`, `extent`, `endings`), what stands around them says
whose they are (`determiners`, `appositions`, `context` and what it is made of), and the table of offices says who held
them on the day of the passage (`holders`, `memory`, `turnover`). `resolving` brings it together.
"""
