import JSONValues

/// Does what an ``MCPExchange`` says.
struct LaneExchange: Sendable {
    let runner: LaneToolRunner
    let signOfLife: Duration
    let writer: ResponseWriter

    func run(_ message: [UInt8], _ arrival: MCPArrival) async throws {
        var exchange = MCPExchange(arrival, rules: MCPRules(catalogue: runner.tools.catalogue))
        for action in exchange.received(message) {
            switch action {
            case .call(let tool, let arguments): try await call(tool, arguments, &exchange)
            case .read(let resource): try await write(exchange.read(await document(resource)))
            default: try await write([action])
            }
        }
    }

    private enum Sign: Sendable {
        case progress(String)
        case waited
    }

    private func call(_ tool: LaneTool, _ arguments: JSONValue?, _ exchange: inout MCPExchange) async throws {
        // A slow reader loses old signs, never the end.
        let (signs, source) = AsyncStream.makeStream(of: Sign.self, bufferingPolicy: .bufferingNewest(64))
        async let _ = tick(source)
        async let outcome = outcome(tool, arguments, source)
        for await sign in signs {
            switch sign {
            case .progress(let text): try await write(exchange.progressed(text))
            case .waited: try await write(exchange.waited())
            }
        }
        // Leaving the scope ends the ticking; leaving it early, because the client has gone, ends the call as well.
        try await write(exchange.finished(await outcome))
    }

    private func outcome(_ tool: LaneTool, _ arguments: JSONValue?, _ source: AsyncStream<Sign>.Continuation) async -> ToolOutcome {
        defer { source.finish() }
        return await runner.run(tool, arguments) { source.yield(.progress($0.text)) }
    }

    private func tick(_ source: AsyncStream<Sign>.Continuation) async {
        while (try? await Task.sleep(for: signOfLife)) != nil { source.yield(.waited) }
    }

    private func document(_ resource: LaneResource) async -> Result<LaneDocument, LaneToolError> {
        do throws(LaneToolError) {
            return .success(try await runner.document(resource))
        } catch {
            return .failure(error)
        }
    }

    private func write(_ actions: [MCPExchange.Action]) async throws {
        for action in actions {
            switch action {
            case .answer(let status, let body): try await writer.answer(status, body)
            case .openStream: try await writer.openStream()
            case .event(let message): try await writer.event(message)
            case .comment: try await writer.comment()
            case .endStream: try await writer.end()
            // These come first only, and ``run(_:_:)`` has done them.
            case .call, .read: break
            }
        }
    }
}
