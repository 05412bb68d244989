"""Roles without a name: "le président russe", "le chef de la diplomatie", "son homologue".

Titles and composed roles are read as phrases (`grammar`, `phrases`, `extent`, `endings`); the words around them say
whose they are or that they are nobody's (`determiners`, `syntax`, `followers`, `appositions`, `address`), and the table
of offices who held them on the day of the passage (`holders`, `implied_offices`).

Whom a bare title means (`bare`) is asked of the text so far. `RoleContext` is made of layers, each of which knows those
below it: whom the text names (`names`), what they hold, as the calendar and the text say (`memory`), who comes and goes
(`turnover`), for which land it is written (`press`), who of several is meant (`weights`), whose nation, institution or
body is at hand (`ground`), and what is asked of them all (`context`). `resolving` brings it together.
"""
