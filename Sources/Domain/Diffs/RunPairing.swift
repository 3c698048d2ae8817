/// Which lines of a run of removed and added lines stand beside each other.
///
/// Lines that are alike are partners (``LinePairing``); what lies between two pairs of partners stands beside each other in order, without
/// words marked in it.
enum RunPairing {
    /// A row: indices into the removed and the added lines, with what changed between them when they are partners.
    struct Pair: Sendable {
        var old: Int?
        var new: Int?
        var words: WordDiff?
    }

    /// - Parameters:
    ///   - removed: texts of the removed lines.
    ///   - added: texts of the added lines.
    static func rows(_ removed: [String], _ added: [String]) -> [Pair] {
        var rows: [Pair] = []
        var (old, new) = (0, 0)
        func fill(_ oldEnd: Int, _ newEnd: Int) {
            while old < oldEnd || new < newEnd {
                rows.append(Pair(old: old < oldEnd ? old : nil, new: new < newEnd ? new : nil))
                if old < oldEnd { old += 1 }
                if new < newEnd { new += 1 }
            }
        }
        for partners in LinePairing.partners(removed, added) {
            fill(partners.old, partners.new)
            rows.append(Pair(old: partners.old, new: partners.new, words: partners.diff))
            (old, new) = (partners.old + 1, partners.new + 1)
        }
        fill(removed.count, added.count)
        return rows
    }
}
