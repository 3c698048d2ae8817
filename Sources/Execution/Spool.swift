import Foundation
import Processes

/// The folder of one job: `<jobs>/<job-id>/`, mode 0700.
///
/// | file | holds | written by |
/// | --- | --- | --- |
/// | `spec.json` | ``JobSpec``; without secret values once the runner has read it | executor, runner |
/// | `lock` | nothing; locked by the runner for its life | runner |
/// | `runner.json` | ``RunnerRecord`` | runner |
/// | `frames` | the output, see ``Frame`` | runner |
/// | `control` | what was said to the job, see ``ControlEntry`` | executor |
/// | `sandbox/` | files that a ``Sandbox`` is made of: users, groups, the proxy's socket | runner |
/// | `network.jsonl` | a ``NetworkConnection`` a line | runner |
/// | `stop.json` | ``StopRequest`` | executor |
/// | `exit.json` | ``JobOutcome`` | runner; executor when the runner died |
/// | `runner.log` | what the runner itself had to complain of | runner |
package struct Spool: Sendable, Hashable {
    /// Absolute path of the folder.
    package let folder: String

    init(folder: String) {
        self.folder = folder
    }

    var spec: String { folder + "/spec.json" }
    var lock: String { folder + "/lock" }
    var runner: String { folder + "/runner.json" }
    var stop: String { folder + "/stop.json" }
    var control: String { folder + "/control" }
    var network: String { folder + "/network.jsonl" }
    var sandbox: String { folder + "/sandbox" }
    var exit: String { folder + "/exit.json" }
    var log: String { folder + "/runner.log" }
    /// Absolute path of the file that ``SpoolReader`` reads.
    package var frames: String { folder + "/frames" }

    /// Makes the folder unless it is there.
    func create() throws(ExecutionError) {
        guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
        throw .unwritable(path: folder, message: String(cString: strerror(errno)))
    }

    func write(_ value: some Encodable, to path: String) throws(ExecutionError) {
        try DurableFile.write(try Self.encode(value, for: path), to: path)
    }

    static func encode(_ value: some Encodable, for path: String) throws(ExecutionError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value)) + [10]
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
    }

    /// The value in a file, or `nil` when there is no such file.
    func read<Value: Decodable>(_ type: Value.Type, from path: String) throws(ExecutionError) -> Value? {
        var bytes = SmallFile.read(path, limit: 64 << 20)
        if bytes == nil {
            if access(path, F_OK) != 0, errno == ENOENT { return nil }
            // It may have been renamed into place between the two looks.
            bytes = SmallFile.read(path, limit: 64 << 20)
        }
        guard let bytes else { throw .unreadable(path: path, message: String(cString: strerror(errno))) }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw .unreadable(path: path, message: Self.explain(error))
        }
    }

    private static func explain(_ error: any Error) -> String {
        func place(_ context: DecodingError.Context) -> String {
            context.codingPath.isEmpty ? "" : " at " + context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): return "the field '\(key.stringValue)' is missing" + place(context)
        case .typeMismatch(_, let context), .valueNotFound(_, let context): return context.debugDescription + place(context)
        case .dataCorrupted(let context): return "it is not the JSON that belongs there: " + context.debugDescription + place(context)
        default: return "\(error)"
        }
    }
}
