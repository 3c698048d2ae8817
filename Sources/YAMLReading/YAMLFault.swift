import Domain
import Yams

/// A syntax error at a place.
struct YAMLFault: Error {
    let line: Int
    let column: Int
    let message: String
    let remedy: String

    init(line: Int, column: Int, message: String, remedy: String) {
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    /// The place and words of an error of the YAML parser.
    init(_ error: any Error, text: String) {
        let remedy = "check indentation, colons, quotes and brackets here and on the line above"
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = [problem, context.map { "\($0.text) of line \($0.mark.line)" }].compactMap { $0 }.joined(separator: " ")
            self.init(line: mark.line, column: mark.column, message: "not valid YAML: \(words)", remedy: remedy)
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0).unicodeScalars
            let line = before.count { $0 == "\n" } + 1
            let column = before.reversed().prefix { $0 != "\n" }.count + 1
            self.init(line: line, column: column, message: "not valid YAML: \(problem)", remedy: "remove the character")
        case .duplicatedKeysInMapping(_, let context):
            self.init(line: context.mark.line, column: context.mark.column, message: "duplicate key", remedy: "keep one of them")
        default: self.init(line: 1, column: 1, message: "not valid YAML: \(error)", remedy: remedy)
        }
    }

    func problem(file: String) -> ConfigurationProblem {
        ConfigurationProblem(file: file, line: line, column: column, message: message, remedy: remedy)
    }
}
