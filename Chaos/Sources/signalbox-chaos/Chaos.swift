import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Kills the program under test a thousand times, and looks afterwards whether anything is lost, doubled, wrong or left.
@main
enum Chaos {
    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            let passed =
                switch options.work {
                case .sweep: try await Sweep(options: options).run()
                case .mutations: try await MutationSuite(options: options).run()
                }
            exit(passed ? 0 : 1)
        } catch {
            FileHandle.standardError.write(Data("chaos: \(error)\n".utf8))
            exit(2)
        }
    }
}
