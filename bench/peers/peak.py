"""Runs a script and leaves the peak of the process's memory, in MB, in the file that BENCH_PEAK names (Linux counts in kB)."""
import os
import resource
import runpy
import sys

try:
    runpy.run_path(sys.argv[1], run_name="__main__")
finally:
    with open(os.environ["BENCH_PEAK"], "w") as file:
        file.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
