import JSONValues
import Logging
import MCPWire
import NIOCore
import NIOHTTP1

/// Serves the connections of one lane.
struct LaneConnection: Sendable {
    typealias Channel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    let runner: LaneToolRunner
    let token: String?
    let signOfLife: Duration
    let logger: Logger

    /// Requests that may be sent ahead on one connection.
    private static let aheadLimit = 8

    /// Returns when the connection is closed.
    func serve(_ channel: Channel) async {
        do {
            try await channel.executeThenClose { inbound, outbound in
                let (requests, source) = AsyncStream.makeStream(of: LaneRequest.self, bufferingPolicy: .bufferingOldest(Self.aheadLimit))
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        await answer(requests, outbound)
                        try? await channel.channel.close()
                    }
                    // Reading goes on during an answer, so that a client that leaves ends the call that it waited for.
                    await collect(inbound, source)
                    source.finish()
                    group.cancelAll()
                }
            }
        } catch {
            logger.debug("a client of a lane left: \(error)")
        }
    }

    /// There are too many already.
    func turnAway(_ channel: Channel) async {
        try? await channel.executeThenClose { _, outbound in
            try await ResponseWriter(outbound: outbound, version: .http1_1, closes: true).answer(503, nil)
        }
    }

    private func collect(_ inbound: NIOAsyncChannelInboundStream<HTTPServerRequestPart>, _ source: AsyncStream<LaneRequest>.Continuation)
        async
    {
        var collector = RequestCollector()
        do {
            for try await part in inbound {
                guard let request = try collector.on(part) else { continue }
                guard case .enqueued = source.yield(request) else { return }
            }
        } catch {
            logger.debug("a request to a lane broke off: \(error)")
        }
    }

    private func answer(_ requests: AsyncStream<LaneRequest>, _ outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>) async {
        for await request in requests {
            let writer = ResponseWriter(outbound: outbound, version: request.head.version, closes: !request.head.isKeepAlive)
            do {
                try await answer(request, writer)
            } catch {
                logger.debug("an answer to a lane's client broke off: \(error)")
                return
            }
            if writer.closes { return }
        }
    }

    private func answer(_ request: LaneRequest, _ writer: ResponseWriter) async throws {
        let arrival = request.arrival
        let refusal = HTTPRules.refusal(method: request.head.method.rawValue, target: request.head.uri, arrival, token: token)
        if let refusal = refusal ?? (request.isTooLarge ? HTTPRules.tooLarge : nil) {
            return try await writer.answer(refusal.status, refusal.error.answer(to: nil).bytes, refusal.headers)
        }
        try await LaneExchange(runner: runner, signOfLife: signOfLife, writer: writer).run(request.body, arrival)
    }
}
