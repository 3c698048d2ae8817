/// A call that has been read and admitted.
struct Call<On: Sendable, Asked: Sendable>: Sendable {
    let subject: On
    let request: Asked
    /// The actor for the ledger: `operator:ada`.
    let by: String
}
