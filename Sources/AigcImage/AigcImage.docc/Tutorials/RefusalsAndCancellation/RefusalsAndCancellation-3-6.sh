swift run Painter
# created
# stopped
# saved, and billed once: 1
