import CBuildCommit

/// What `--version` says: the version, and the commit that the program was built from.
enum Version {
    static let number = "0.1.0"
    static let text = "\(number) (\(String(cString: build_commit())))"
}
