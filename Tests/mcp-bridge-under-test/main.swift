import MCPBridge

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

exit(MCPBridge.main(arguments: Array(CommandLine.arguments.dropFirst())))
