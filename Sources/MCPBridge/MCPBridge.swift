#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The door of `signalbox mcp`: it runs inside the sandbox, is started by the agent program and has to be there at once, so it parses its
/// own arguments and loads neither Foundation nor the command line's parser.
package enum MCPBridge {
    /// Serves standard input until it ends.
    /// - Parameter arguments: those after `mcp`.
    /// - Returns: the exit code: 0 at the end of the input, 1 when standard output is gone, 2 for wrong usage.
    package static func main(arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            _ = Descriptors.writeAll(1, Array(BridgeOptions.usage.utf8))
            return 0
        }
        do throws(BridgeUsage) {
            let options = try BridgeOptions(arguments: arguments) { name in getenv(name).map { String(cString: $0) } }
            return serve(options, input: 0, output: 1)
        } catch {
            _ = Descriptors.writeAll(2, Array("signalbox mcp: \(error)\n\(BridgeOptions.usage)".utf8))
            return 2
        }
    }

    /// As ``main(arguments:)``, over any two descriptors.
    package static func serve(_ options: BridgeOptions, input: Int32, output: Int32) -> Int32 {
        // A client or a server that leaves is an error of a call, not the end of this process.
        signal(SIGPIPE, SIG_IGN)
        var loop = BridgeLoop(options, input: input, output: output)
        return loop.run()
    }
}
