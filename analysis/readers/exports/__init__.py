"""Exports of press databases, each read as it is written by its database, damaged ones included.

`catalogue` says which there are and how each is known by what it holds. All of them cut an export into articles
(`cuts`), decode and parse each by itself (`decoding`, `markup`), and gather articles, remarks and rejections
(`gathering`, `rests`).
"""
