swift run Painter
# panda.png has … bytes
