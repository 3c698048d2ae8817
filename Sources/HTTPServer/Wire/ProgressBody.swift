import API
import Control
import Hummingbird
import NIOCore

/// The answer of a long operation: its progress, then its end, a JSON document per line.
enum ProgressBody {
    /// The operation goes on to its end when the client leaves: half a clone helps nobody.
    static func make(_ operation: @escaping @Sendable (@escaping @Sendable (String) -> Void) async throws(DeskError) -> Void)
        -> ResponseBody
    {
        ResponseBody { writer in
            // A slow reader loses old progress, never the end.
            let (lines, source) = AsyncStream.makeStream(of: ProgressLine.self, bufferingPolicy: .bufferingNewest(256))
            async let end = run(operation, source)
            do {
                for await line in lines { try await writer.write(encode(line)) }
                try await writer.write(encode(await end))
                try await writer.finish(nil)
            } catch {
                _ = await end
                throw error
            }
        }
    }

    private static func run(
        _ operation: @Sendable (@escaping @Sendable (String) -> Void) async throws(DeskError) -> Void,
        _ source: AsyncStream<ProgressLine>.Continuation
    ) async -> ProgressLine {
        defer { source.finish() }
        do throws(DeskError) {
            try await operation { source.yield(.progress($0)) }
            return .done
        } catch {
            return .error(ErrorBody(error))
        }
    }

    private static func encode(_ line: ProgressLine) throws -> ByteBuffer {
        var buffer = ByteBuffer(bytes: try WireFormat.encode(line))
        buffer.writeString("\n")
        return buffer
    }
}
