#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a call of the agent was not done, in words for the agent and the operator.
struct ClientCallError: Error, Equatable, Sendable {
    var message: String
    /// There is no such file.
    var isMissing = false

    init(_ message: String) { self.message = message }

    /// A failed system call; `doing` completes "cannot …".
    static func system(_ doing: String, _ code: Int32 = errno) -> ClientCallError {
        var error = ClientCallError("cannot \(doing): \(String(cString: strerror(code)))")
        error.isMissing = code == ENOENT
        return error
    }

    var failure: ACPFailure { ACPFailure(isMissing ? ACPFailure.resourceNotFound : ACPFailure.invalidParams, message) }
}
