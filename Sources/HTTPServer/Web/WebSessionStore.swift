/// Where sessions outlive the server.
package struct WebSessionStore: Sendable {
    package var load: @Sendable () -> [WebSession]
    package var save: @Sendable ([WebSession]) throws -> Void
    /// SHA-256 in hexadecimal.
    package var digest: @Sendable (String) -> String

    package init(
        load: @escaping @Sendable () -> [WebSession], save: @escaping @Sendable ([WebSession]) throws -> Void,
        digest: @escaping @Sendable (String) -> String
    ) {
        self.load = load
        self.save = save
        self.digest = digest
    }
}
