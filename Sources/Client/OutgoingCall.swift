import API

/// A call, ready to be written to a connection.
struct OutgoingCall: Sendable {
    let verb: Verb
    /// Path and query.
    let target: String
    let body: [UInt8]?
    /// For messages.
    let name: String

    init<On: Subject>(_ verb: Verb, _ path: String, _ subject: On, _ request: some WireRequest) throws(ClientError) {
        self.verb = verb
        name = "\(verb.rawValue) \(path)"
        do {
            let written = try request.write()
            target = WireFormat.target(path, subject: subject.description, query: written.query)
            body = written.body.map { Array($0) }
        } catch {
            throw .badResponse("the request \(name) cannot be written: \(error)")
        }
    }
}
