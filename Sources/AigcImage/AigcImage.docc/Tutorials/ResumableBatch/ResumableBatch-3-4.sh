rm out/leopard.jpg
swift run aigc-image batch prompts.jsonl --output-directory out --local
# going on: 2 of 3 are there already
# 3 of 3 saved…
