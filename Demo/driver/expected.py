"""Reads what the day should come to from expected.md, and the order and dependencies of the targets from targets.yaml."""
import re


class Expected:
    def __init__(self, table, targets):
        self.keys, self.after = [], {}
        for line in targets.read_text().splitlines():
            # The demo's own file in its own simple form; the program reads it as YAML.
            if found := re.match(r"  - key: (\S+)$", line):
                self.keys.append(found[1])
                self.after[found[1]] = []
            elif found := re.match(r"    after: \[(.*)\]$", line):
                self.after[self.keys[-1]] = [key.strip() for key in found[1].split(",") if key.strip()]
        self.rows = {}
        text = table.read_text()
        for line in text.splitlines():
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if len(cells) == 8 and cells[0] in self.after:
                self.rows[cells[0]] = {"kind": cells[1], "repository": cells[2], "ends": cells[6], "commits": int(cells[7])}
        missing = [key for key in self.keys if key not in self.rows]
        if missing or not self.keys:
            raise ValueError(f"{table}: no row for {', '.join(missing) or 'any target'}")
        self.overrides = {key for key in self.keys if any(key in line and "override flaky-gate" in line for line in text.splitlines())}

    def total(self, ends):
        return sum(1 for row in self.rows.values() if row["ends"] == ends)
