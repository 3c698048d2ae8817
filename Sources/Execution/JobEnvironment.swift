/// What a job may see of the server's environment.
package enum JobEnvironment {
    /// What nearly every command needs, and nothing that is secret.
    package static let defaultAllow = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_*", "TZ", "TMPDIR"]

    /// The environment of a job.
    ///
    /// - Parameters:
    ///   - base: the server's environment.
    ///   - allow: names, or prefixes that end in `*`, of what is taken over from `base`; everything else stays out.
    ///   - set: what is set besides, also over what `base` has.
    package static func make(base: [String: String], allow: [String], set: [String: String]) -> [String: String] {
        let prefixes = allow.filter { $0.hasSuffix("*") }.map { $0.dropLast() }
        let names = Set(allow.filter { !$0.hasSuffix("*") })
        let taken = base.filter { name, _ in names.contains(name) || prefixes.contains { name.hasPrefix($0) } }
        return taken.merging(set) { _, new in new }
    }
}
