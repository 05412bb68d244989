"""Notices: what a person is told when a run needs them, by e-mail, webhook or command.

::

    presscope.yaml  notify:  ─channels→  Channel by name
    Notice ─message→ e-mail, JSON ─sending→ Delivery, one for each channel

Channels are local configuration: a definition may only name them. Secrets come from the environment or from a
file that its owner alone can read, and are told nowhere.
"""
