/// The message of a snapshot's commit: what its tree cannot say.
enum SnapshotMessage {
    static func write(_ state: SnapshotState) -> String {
        var lines = ["signalbox snapshot", "", "Snapshot-Format: 1"]
        if let head = state.head { lines.append("Snapshot-Head: \(head)") }
        if let branch = state.branch { lines.append("Snapshot-Branch: \(branch)") }
        if let tree = state.indexTree { lines.append("Snapshot-Index: \(tree)") }
        if let tree = state.ignoredTree { lines.append("Snapshot-Ignored: \(tree)") }
        return lines.joined(separator: "\n") + "\n"
    }

    static func read(_ message: String, tree: ObjectID) -> SnapshotState? {
        var values: [Substring: String] = [:]
        for line in message.split(separator: "\n") {
            guard let range = line.firstRange(of: ": ") else { continue }
            values[line[..<range.lowerBound]] = String(line[range.upperBound...])
        }
        guard values["Snapshot-Format"] == "1" else { return nil }
        return SnapshotState(
            head: values["Snapshot-Head"].flatMap { ObjectID($0) }, branch: values["Snapshot-Branch"].flatMap { try? RefName($0) },
            tree: tree,
            indexTree: values["Snapshot-Index"].flatMap { ObjectID($0) }, ignoredTree: values["Snapshot-Ignored"].flatMap { ObjectID($0) })
    }
}
