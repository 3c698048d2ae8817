package import Domain
package import Foundation
import Yams

/// Reads YAML, and JSON as the subset of it that it nearly is, into located nodes. Bounded in size, depth and the growth by aliases,
/// because a target file may come from anywhere.
package enum YAMLReader {
    /// The largest file that is read, in bytes.
    package static let maximumBytes = 1_000_000
    /// The most values a file may have once its aliases are followed.
    static let maximumNodes = 100_000
    /// The deepest nesting.
    static let maximumDepth = 64

    /// Reads the file at a path.
    /// - Parameters:
    ///   - file: the file.
    ///   - name: the file's name in problems.
    /// - Returns: the root, nil when the file has no value; or what is wrong with it.
    package static func read(file: URL, name: String) -> Result<ConfigurationNode?, ConfigurationErrors> {
        text(of: file, name: name).flatMap { read($0, name: name) }
    }

    /// Reads a text.
    package static func read(_ text: String, name: String) -> Result<ConfigurationNode?, ConfigurationErrors> {
        guard text.utf8.count <= maximumBytes else { return .failure(tooLarge(name)) }
        do {
            // JSON of other programs may hold characters beyond U+FFFF as two escapes, which YAML has no notion of.
            let text = SurrogateEscapes.join(text)
            try AliasKeys.check(text)
            let (root, renamed) = try DuplicateKeys.compose(text)
            guard let root else { return .success(nil) }
            var conversion = NodeConversion(name: name, renamed: renamed)
            let node = conversion.convert(root, depth: 0)
            return conversion.problems.isEmpty ? .success(node) : .failure(ConfigurationErrors(conversion.problems))
        } catch let fault as YAMLFault {
            return .failure(ConfigurationErrors([fault.problem(file: name)]))
        } catch {
            return .failure(ConfigurationErrors([YAMLFault(error, text: text).problem(file: name)]))
        }
    }

    /// The text of a file of at most ``maximumBytes``, which must be UTF-8.
    package static func text(of file: URL, name: String) -> Result<String, ConfigurationErrors> {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: file)
            defer { try? handle.close() }
            data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
        } catch {
            let problem = ConfigurationProblem(
                file: name, line: 1, column: 1, message: "cannot read the file: \(error.localizedDescription)",
                remedy: "check that it exists and that you may read it")
            return .failure(ConfigurationErrors([problem]))
        }
        guard data.count <= maximumBytes else { return .failure(tooLarge(name)) }
        guard let text = String(bytes: data, encoding: .utf8) else {
            let (line, column) = UTF8Fault.place(in: data)
            let problem = ConfigurationProblem(
                file: name, line: line, column: column, message: "the file is not UTF-8 here", remedy: "save it as UTF-8")
            return .failure(ConfigurationErrors([problem]))
        }
        return .success(text)
    }

    private static func tooLarge(_ name: String) -> ConfigurationErrors {
        ConfigurationErrors([
            ConfigurationProblem(
                file: name, line: 1, column: 1, message: "the file is larger than \(UnitText.size.write(maximumBytes))",
                remedy: "split it, or remove what does not belong there")
        ])
    }
}

/// Where a file stops being UTF-8.
enum UTF8Fault {
    /// Line and column (in Unicode scalars) of the first byte that belongs to no character; the end when there is none.
    static func place(in data: Data) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        var decoder = UTF8()
        var bytes = data.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) {
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return (line, column)
    }
}
