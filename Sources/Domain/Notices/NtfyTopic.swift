/// The server and the topic of an ntfy address (https://docs.ntfy.sh/publish): the topic is the last part of the path.
package struct NtfyTopic: Equatable, Sendable {
    /// Where JSON is published: the server's root.
    package let server: String
    package let topic: String

    /// Nil when the path does not end with a topic.
    package init?(_ address: WebAddress) {
        let parts = address.path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, (1...64).contains(last.utf8.count),
            last.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
            })
        else { return nil }
        topic = String(last)
        server = address.origin + address.path.dropLast(last.count)
    }
}
