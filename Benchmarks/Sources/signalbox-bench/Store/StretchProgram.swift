import Foundation

/// Makes a ledger of many days out of one that a server wrote: the events of its ended lanes, again and again, with new numbers and times.
///
/// Python, for its SQLite and SHA-256; it knows of the ledger's form what docs/architecture.md says (RFC 6962 leaves, tree heads some
/// events apart, the frontier of the tree). The read model is left to the server, which derives it from the events, and `signalbox ledger
/// verify` says whether the result is a ledger.
enum StretchProgram {
    static func write(to folder: String) throws -> String {
        let path = "\(folder)/stretch.py"
        try source.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private static let source = #"""
        import hashlib, json, os, re, sqlite3, sys

        DAY = 86_400_000
        # A tree head is kept at the end of a transaction when so many events have come since the last one.
        HEADS_APART = 64

        def sha(data):
            return hashlib.sha256(data).digest()

        class Tree:
            """The frontier of a Merkle tree (RFC 6962): the roots of its complete subtrees."""

            def __init__(self):
                self.size, self.peaks = 0, []

            def append(self, leaf):
                rest = self.size
                while rest & 1:
                    leaf = sha(b"\x01" + self.peaks.pop() + leaf)
                    rest >>= 1
                self.peaks.append(leaf)
                self.size += 1

            def root(self):
                hash = self.peaks[-1]
                for left in reversed(self.peaks[:-1]):
                    hash = sha(b"\x01" + left + hash)
                return hash

        class Ledger:
            def __init__(self, database):
                self.database, self.tree, self.bytes = database, Tree(), 0
                self.rows, self.heads, self.kept = [], [], 0

            def append(self, actor, subject, kind, body, time, ends):
                """`body` is the entry up to its sequence: the keys are sorted, so `sequence` and `time` stand at the end."""
                sequence = self.tree.size + 1
                entry = b'%s"sequence":%d,"time":%d}' % (body, sequence, time)
                leaf = sha(b"\x00" + entry)
                self.tree.append(leaf)
                self.bytes += len(entry)
                self.rows.append((sequence, time, actor, subject, kind, entry, leaf))
                if ends and sequence - self.kept >= HEADS_APART:
                    self.heads.append((sequence, self.tree.root()))
                    self.kept = sequence
                if len(self.rows) >= 20_000:
                    self.flush()

            def flush(self):
                self.database.executemany("INSERT INTO events (sequence, time, actor, subject, kind, entry, leaf) VALUES (?, ?, ?, ?, ?, ?, ?)", self.rows)
                self.database.executemany("INSERT INTO heads (size, root) VALUES (?, ?)", self.heads)
                self.rows, self.heads = [], []

        class Lane:
            """The events of one lane and its target, cut at what is another's in each copy."""

            def __init__(self, rows, lane, ends):
                queued = next(row for row in rows if row[2] == lane and b'"laneQueued"' in row[4])
                self.target = json.loads(queued[4])["event"]["laneQueued"]["start"]["target"]
                self.lane, self.start, self.events = lane, queued[1], []
                for sequence, time, subject, kind, entry, actor in rows:
                    if subject in (lane, self.target):
                        body = self.cut(entry[:entry.rindex(b'"sequence":')])
                        self.events.append((actor, subject == lane, kind, body, time - self.start, sequence in ends))

            def cut(self, body):
                marks = rb'(?<=")%s(?=["-])|(?<=")%s(?=")|(?<="number":)\d+(?=\}\},"id")|\b1\d{12}\b' % (self.lane.encode(), self.target.encode())
                parts, last = [], 0
                published = b'"published":' in body
                for found in re.finditer(marks, body):
                    word = found.group()
                    if word == self.lane.encode(): slot = "lane"
                    elif word == self.target.encode(): slot = "target"
                    elif len(word) == 13: slot = int(word) - self.start
                    elif published: slot = "request"
                    else: continue
                    parts += [body[last:found.start()], slot]
                    last = found.end()
                return parts + [body[last:]]

            def write(self, ledger, number, start):
                names = {"lane": b"L-%d" % number, "target": b"T-%d" % number, "request": b"%d" % number}
                lane, target = "L-%d" % number, "T-%d" % number
                for actor, is_lane, kind, parts, offset, ends in self.events:
                    body = b"".join(
                        part if isinstance(part, bytes) else names[part] if isinstance(part, str) else b"%d" % (start + part) for part in parts)
                    ledger.append(actor, lane if is_lane else target, kind, body, start + offset, ends)

        def main(state, kind, wanted, per_day, now, templates):
            path = state + "/ledger.sqlite"
            old = sqlite3.connect(path)
            rows = old.execute("SELECT sequence, time, subject, kind, entry, actor FROM events ORDER BY sequence").fetchall()
            # Of the transactions only the moment is left: those of one have it in common.
            times = [row[1] for row in rows]
            ends = {place + 1 for place in range(len(times)) if place + 1 == len(times) or times[place + 1] != times[place]}
            schema = old.execute("SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").fetchall()
            pragmas = [(name, old.execute("PRAGMA " + name).fetchone()[0]) for name in ("application_id", "user_version")]
            old.close()
            lanes = [Lane(rows, lane, ends) for lane in templates]
            known = len({row[2] for row in rows if row[2].startswith("L-")})
            each = sum(len(lane.events) for lane in lanes) / len(lanes)
            copies = wanted if kind == "lanes" else max(0, round((wanted - len(rows)) / each))
            days = -(-copies // per_day)
            for name in ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.head", "search.sqlite", "search.sqlite-wal", "search.sqlite-shm"):
                if os.path.exists(state + "/" + name): os.remove(state + "/" + name)
            new = sqlite3.connect(path, isolation_level=None)
            os.chmod(path, 0o600)
            new.execute("PRAGMA journal_mode = WAL")
            for name, value in pragmas: new.execute("PRAGMA %s = %d" % (name, value))
            for kind, sql in schema:
                if kind == "table": new.execute(sql)
            new.execute("BEGIN")
            ledger = Ledger(new)
            back = (days + 1) * DAY
            begin = now - now % DAY - days * DAY
            # What the server wrote itself comes first, as long ago as the history reaches.
            for sequence, time, subject, kind, entry, actor in rows:
                body = re.sub(rb"\b1\d{12}\b", lambda found: b"%d" % (int(found.group()) - back), entry[:entry.rindex(b'"sequence":')])
                ledger.append(actor, subject, kind, body, time - back, sequence in ends)
            for copy in range(copies):
                day, place = divmod(copy, per_day)
                lanes[copy % len(lanes)].write(ledger, known + 1 + copy, begin + day * DAY + 8 * 3_600_000 + place * 8 * 3_600_000 // per_day)
            ledger.flush()
            tree = ledger.tree
            # The server keeps the last when it stops.
            new.execute("INSERT OR IGNORE INTO heads (size, root) VALUES (?, ?)", (tree.size, tree.root()))
            new.execute("INSERT INTO frontier (id, size, peaks) VALUES (1, ?, ?)", (tree.size, b"".join(tree.peaks) + tree.root()))
            for kind, sql in schema:
                if kind != "table": new.execute(sql)
            new.execute("COMMIT")
            new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            new.close()
            with open(state + "/ledger.head", "w") as head:
                json.dump({"root": tree.root().hex(), "size": tree.size}, head)
            os.chmod(state + "/ledger.head", 0o600)
            print(json.dumps({"events": tree.size, "lanes": known + copies, "days": days, "entryBytes": ledger.bytes,
                              "fileBytes": os.path.getsize(path)}))

        main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]), sys.argv[6].split(","))
        """#
}
