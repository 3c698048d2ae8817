import Domain
import YAMLReading

/// `signalbox.yaml` and target files, which may come from anywhere.
enum ConfigurationTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        let read = YAMLReader.read(text, name: "f")
        check(read)
        check(read.flatMap { WorkspaceReader.read($0, file: "f") })
    }

    private static func check<Value>(_ result: Result<Value, ConfigurationErrors>) {
        guard case .failure(let errors) = result else { return }
        promise(!errors.problems.isEmpty, "what is refused says why")
        for problem in errors.problems {
            promise(problem.line >= 1 && problem.column >= 1, "a problem has a place: \(problem)")
            promise(!problem.message.isEmpty && !problem.remedy.isEmpty, "a problem has words and a remedy")
        }
    }
}
