package import Domain
import Foundation

/// Finds the reports that a gate wrote.
package enum ReportFiles {
    /// Bytes of one report that are read.
    static let limit = 16_000_000

    /// Sums the JUnit files that match a glob inside a checkout. Links are not followed: a report is a file that the gate wrote there.
    /// - Parameter writtenSince: milliseconds since 1970; older files were not written by this gate (one that is committed, for example).
    package static func junit(_ pattern: String, in folder: String, writtenSince: Int64 = 0) -> TestCounts? {
        guard let glob = try? PathGlob(pattern) else { return nil }
        let root = URL(fileURLWithPath: folder).standardizedFileURL
        let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else { return nil }
        var counts: [TestCounts] = []
        for case let file as URL in walk {
            let path = String(file.standardizedFileURL.path.dropFirst(root.path.count + 1))
            guard glob.matches(path), let facts = try? file.resourceValues(forKeys: Set(keys)), facts.isRegularFile == true,
                (facts.fileSize ?? 0) <= limit, (facts.contentModificationDate?.timeIntervalSince1970 ?? 0) * 1000 >= Double(writtenSince),
                let data = try? Data(contentsOf: file), let found = JUnitReader.read(Array(data))
            else { continue }
            counts.append(found)
        }
        return JUnitReader.sum(counts)
    }
}
