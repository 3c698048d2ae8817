/// The `web` section of `signalbox.yaml`.
package struct WebConfiguration: Codable, Equatable, Sendable {
    /// On 127.0.0.1; nil means that of last time, and the first time one that is free.
    package var port: Int?

    package init(port: Int? = nil) { self.port = port }
}
