swift run Painter
# drawn: 1
# not now: …
# drawn: 1
