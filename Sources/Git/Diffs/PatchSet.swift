/// Every changed file between two commits or trees, with its part of the patch.
package struct PatchSet: Sendable {
    /// In git's order.
    package let changes: [ChangedFile]
    /// Beside each change, from `diff --git` to the next file; empty when git's parts do not match the changes.
    package let patches: [ArraySlice<UInt8>]
    /// Bytes of the whole patch.
    package let size: Int

    init(_ output: GitOutput) throws {
        let (changes, patch) = try RawDiffReader.read(output)
        self.changes = changes
        size = patch.count
        let sections = PatchSections.cut(patch, for: changes)
        patches = changes.indices.map { index in
            guard let parts = sections?[index], let first = parts.first, let last = parts.last else { return [] }
            return patch[first.startIndex..<last.endIndex]
        }
    }
}
