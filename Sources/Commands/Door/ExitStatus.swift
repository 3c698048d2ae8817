package import API

/// The exit codes; ArgumentParser has a type of the same name.
package typealias ExitStatus = API.ExitCode

extension API.ExitCode {
    /// The word of `{"error": {"code": …}}`: the code's own name.
    var word: String { "\(self)" }
}
