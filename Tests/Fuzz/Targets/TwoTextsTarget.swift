import Domain

/// Two texts of an agent's making, compared: the difference applied to one gives the other.
enum TwoTextsTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        let half = bytes.firstIndex(of: 0) ?? bytes.count
        let old = String(decoding: bytes[..<half], as: UTF8.self)
        let new = String(decoding: bytes[half...].dropFirst(), as: UTF8.self)
        let words = WordDiff(old: old, new: new)
        promise(same(words.old.map(\.text).joined(), old) && same(words.new.map(\.text).joined(), new), "pieces are the whole")
        let hunks = UnifiedDiff(old: old, new: new).hunks
        promise(hunks.isEmpty == same(old, new), "texts that differ have a difference")
        let patch = "diff --git a/a b/a\n--- a/a\n+++ b/a\n" + hunks.map(UnifiedDiff.text).joined()
        let lines = PatchLines(Array(patch.utf8)[...])
        promise(
            lines.lines.count == hunks.reduce(0) { $0 + $1.lines.count { $0.kind != .noNewline } },
            "a difference that is written can be read")
    }

    private static func same(_ one: String, _ other: String) -> Bool { one.unicodeScalars.elementsEqual(other.unicodeScalars) }
}
