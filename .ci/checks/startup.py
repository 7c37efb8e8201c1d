"""How long `aigc-image --help` takes as a whole process: a median of 20 runs, which has to be 20 ms or less.

Usage: startup.py BINARY   (a release build)
"""

import statistics
import subprocess
import sys
import time

LIMIT = 20  # ms
ROUNDS = 5  # a machine that is busy with something else gets another chance


def run():
    start = time.perf_counter()
    subprocess.run([sys.argv[1], "--help"], check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


for _ in range(ROUNDS):
    times = [run() for _ in range(20)]
    median = statistics.median(times)
    print(f"--help: {median:.1f} ms, from {min(times):.1f} to {max(times):.1f} in 20 runs", flush=True)
    if median <= LIMIT:
        sys.exit()
sys.exit(f"error: {sys.argv[1]} --help takes longer than {LIMIT} ms")
