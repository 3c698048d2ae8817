package import API

/// Calls of a server over its Unix socket. Each call is a connection of its own.
package struct SignalboxClient: Sendable {
    package let socketPath: String
    /// The person who asks; nil leaves it to the server to name the caller by user id.
    package let operatorName: String?
    let version: VersionWatch

    /// - Parameters:
    ///   - version: of this program; nil compares nothing.
    ///   - onOtherVersion: is given a sentence, once, when the server is of another version.
    package init(
        socketPath: String, operatorName: String? = nil, version: String? = nil,
        onOtherVersion: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.socketPath = socketPath
        self.operatorName = operatorName
        self.version = VersionWatch(own: version, tell: onOtherVersion)
    }

    package func call<On, Request, Response>(_ endpoint: Endpoint<On, Request, Response>, on subject: On, _ request: Request)
        async throws(ClientError) -> Response
    {
        let call = try OutgoingCall(endpoint.verb, endpoint.path, subject, request)
        return try await open(call) { body throws(ClientError) in
            let data = try await body.collect()
            do {
                return try Wire.decode(Response.self, from: data)
            } catch {
                throw .badResponse(
                    "the answer to \(call.name) cannot be read (\(error)); is the server of another version? 'signalbox status' says")
            }
        }
    }

    package func call<Request, Response>(_ endpoint: Endpoint<NoSubject, Request, Response>, _ request: Request)
        async throws(ClientError) -> Response
    {
        try await call(endpoint, on: NoSubject(), request)
    }

    package func call<On, Response>(_ endpoint: Endpoint<On, NoRequest, Response>, on subject: On) async throws(ClientError) -> Response {
        try await call(endpoint, on: subject, NoRequest())
    }

    package func call<Response>(_ endpoint: Endpoint<NoSubject, NoRequest, Response>) async throws(ClientError) -> Response {
        try await call(endpoint, on: NoSubject(), NoRequest())
    }
}
