import Foundation

/// `signalbox-bench`: what Signalbox costs, each figure beside its floor, measured in the same run.
@main
enum Bench {
    static func main() {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
            if options.help {
                print(Options.usage)
                return
            }
            exit(try run(options) ? 0 : 1)
        } catch let error as BenchError {
            Progress.say("signalbox-bench: \(error)")
            exit(error.isUsage ? 2 : 1)
        } catch {
            Progress.say("signalbox-bench: \(error)")
            exit(1)
        }
    }

    /// Returns whether every section could be measured. A goal that is not met is a result, not a failure.
    private static func run(_ options: Options) throws -> Bool {
        let machine = Machine.look(at: options)
        print(machine.lines.joined(separator: "\n") + "\n")
        if machine.isBusy { Progress.say("the machine is busy (load \(machine.load)): expect noise; the figures below are medians") }
        let scratch = try Scratch(under: options.folder, keep: options.keep)
        var results = Results(machine: machine)
        if options.wants(.day) {
            results.take("day") { try DayBench(options: options, scratch: scratch).run() }
        } else if options.wants(.server) {
            results.take("server") { try ServerBench(options: options).runInFreshWorkspace(scratch) }
        }
        if options.wants(.dispatch) {
            results.take("dispatch") { try DispatchBench(options: options, scratch: scratch).run() }
        }
        if options.wants(.ingest) {
            results.take("ingest") { try IngestBench(options: options, scratch: scratch).run() }
        }
        if options.wants(.lanes) {
            results.take("lanes") { try LanesBench(options: options, scratch: scratch).runWide() }
        }
        if options.wants(.many) {
            results.take("many") { try LanesBench(options: options, scratch: scratch).runMany() }
        }
        if options.wants(.search) {
            results.take("search") { try SearchBench(options: options, scratch: scratch).run() }
        }
        if options.wants(.idle) {
            results.take("idle") { try IdleBench(options: options, scratch: scratch).run() }
        }
        if options.wants(.leak) {
            results.take("leak") { try LeakBench(options: options, scratch: scratch).run() }
        }
        if options.wants(.peers) {
            results.take("peers") { try PeersBench(options: options, scratch: scratch).run() }
        }
        if options.wants(.room) {
            results.take("room") { try RoomBench(options: options, scratch: scratch).run() }
        }
        if options.wants(.store) {
            results.take("store") { try StoreBench(options: options, scratch: scratch).run() }
        }
        results.loadAtEnd = Machine.loadAverage()
        print(ResultTable(results.rows).text)
        for note in results.notes { print("\n" + note) }
        print("\nload average at the end: \(results.loadAtEnd)")
        if let file = options.json { try results.write(to: file) }
        scratch.remove()
        return results.failures.isEmpty
    }
}
