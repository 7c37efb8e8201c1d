swift run Painter
# done(path: …)
