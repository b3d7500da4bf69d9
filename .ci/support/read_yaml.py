"""Prints what PyYAML, a YAML 1.1 reader, makes of each file that is named: one JSON object, path to content."""

import json
import sys

import yaml

contents = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        contents[path] = yaml.safe_load(file)
# a date or a key that is not text would say that PyYAML read something else than the text that was meant
print(json.dumps(contents, default=repr))
