import Foundation

/// Finds files as the inside of a sandbox sees them. A program that is only outside must not be started, and one that is missing must
/// be a clear error before the start.
struct SandboxView {
    let layout: SandboxLayout

    /// Where a path of the inside, links followed, is outside; `nil` when there is nothing.
    func outside(_ path: String) -> String? {
        var waiting = Array(path.split(separator: "/").reversed())
        var inside = ""
        var links = 0
        while let part = waiting.popLast() {
            if part == "." { continue }
            if part == ".." {
                inside = inside.lastIndex(of: "/").map { String(inside[..<$0]) } ?? ""
                continue
            }
            let next = inside + "/" + part
            guard let target = link(next) else {
                inside = next
                continue
            }
            links += 1
            if links > 40 { return nil }
            if target.hasPrefix("/") { inside = "" }
            waiting += target.split(separator: "/").reversed()
        }
        return place(inside).flatMap { access($0, F_OK) == 0 ? $0 : nil }
    }

    /// The program of an argv, as in ``JobSpec/argv``, as a path of the inside.
    func program(_ name: String, path: String, workingDirectory: String) -> String? {
        if name.contains("/") {
            let whole = name.hasPrefix("/") ? name : workingDirectory + "/" + name
            return isProgram(whole) ? whole : nil
        }
        // Relative folders of PATH are skipped, as by `ExecutableFinder`.
        return path.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first(where: isProgram)
    }

    private func isProgram(_ path: String) -> Bool {
        guard let outside = outside(path) else { return false }
        var info = stat()
        return stat(outside, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && access(outside, X_OK) == 0
    }

    private func link(_ path: String) -> String? {
        if let mount = layout.mounts.last(where: { $0.inside == path }) {
            if case .link(let target) = mount.kind { return target }
            return nil
        }
        return place(path).flatMap { try? FileManager.default.destinationOfSymbolicLink(atPath: $0) }
    }

    /// The deepest mount decides. Without links.
    private func place(_ path: String) -> String? {
        let holder = layout.mounts.last { $0.inside == path || path.hasPrefix($0.inside + "/") }
        guard let holder, case .bind(let outside, _) = holder.kind else { return nil }
        return outside + path.dropFirst(holder.inside.count)
    }
}
