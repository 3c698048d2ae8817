import API
import NIOCore
import NIOHTTP1
import NIOPosix

extension SignalboxClient {
    /// Sends a call and gives the body of a good answer to `read`; an error's answer is thrown.
    func open<Value: Sendable>(_ call: OutgoingCall, _ read: (inout ResponseBody) async throws(ClientError) -> Value)
        async throws(ClientError) -> Value
    {
        let channel = try await connect()
        do {
            return try await channel.executeThenClose { inbound, outbound in
                // A server that refuses a request early answers without reading all of it.
                try? await send(call, outbound)
                var body = ResponseBody(parts: inbound.makeAsyncIterator())
                guard let head = try await body.head() else {
                    throw ClientError.unreachable("the server closed the connection without an answer to \(call.name)")
                }
                version.see(head.headers.first(name: WireFormat.versionHeader))
                guard head.status == .ok else { throw try await error(head, &body, call) }
                return try await read(&body)
            }
        } catch let error as ClientError {
            throw error
        } catch {
            throw .unreachable("the connection to the server broke during \(call.name): \(error)")
        }
    }

    private typealias Channel = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    private func connect() async throws(ClientError) -> Channel {
        if let problem = WireFormat.problem(ofSocketPath: socketPath) { throw .unreachable(problem) }
        do {
            return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connect(unixDomainSocketPath: socketPath) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHTTPClientHandlers()
                        return try Channel(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw .notConnected("no server answers at \(socketPath) (\(Self.reason(error))); 'signalbox up' starts one")
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)" }
        return error.localizedDescription
    }

    private func send(_ call: OutgoingCall, _ outbound: NIOAsyncChannelOutboundWriter<HTTPClientRequestPart>) async throws {
        var headers: HTTPHeaders = ["Host": "signalbox", "Connection": "close"]
        if let operatorName { headers.add(name: WireFormat.operatorHeader, value: operatorName) }
        if let body = call.body {
            headers.add(name: "Content-Type", value: "application/json")
            headers.add(name: "Content-Length", value: "\(body.count)")
        } else if call.verb.changes {
            headers.add(name: "Content-Length", value: "0")
        }
        let head = HTTPRequestHead(version: .http1_1, method: .RAW(value: call.verb.rawValue), uri: call.target, headers: headers)
        try await outbound.write(.head(head))
        if let body = call.body { try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
        try await outbound.write(.end(nil))
    }

    private func error(_ head: HTTPResponseHead, _ body: inout ResponseBody, _ call: OutgoingCall) async throws(ClientError) -> ClientError
    {
        let data = try await body.collect()
        guard let error = try? Wire.decode(ErrorBody.self, from: data) else {
            return .badResponse("the answer to \(call.name) has status \(head.status.code) and is no error of a Signalbox server")
        }
        return .server(error)
    }
}
