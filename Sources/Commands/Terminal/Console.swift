import Domain
import Foundation

/// Where a command speaks and listens. Tests put closures in place of the descriptors.
struct Console: Sendable {
    /// What standard output can show.
    var face: Face
    var errorFace: Face
    /// Whether a person can be asked: standard input and output are terminals.
    var canAsk: Bool
    var write: @Sendable (String) -> Void
    var writeError: @Sendable (String) -> Void
    /// A line of standard input without its newline; nil at its end.
    var readLine: @Sendable () -> String?
    /// Everything that standard input holds.
    var readAll: @Sendable () -> Data
    /// Shows text in the operator's pager; false when there is none to start.
    var page: @Sendable (String) -> Bool

    func print(_ lines: [Styled]) { write(face.text(lines)) }

    func print(_ line: Styled) { print([line]) }

    /// To standard error: what is said beside the result.
    func note(_ line: Styled) { writeError(errorFace.text([line])) }

    /// This process's own descriptors.
    static func standard(environment: [String: String]) -> Console {
        let outputIsTerminal = TerminalSize.isTerminal(1)
        return Console(
            face: Face(isTerminal: outputIsTerminal, width: TerminalSize.columns(1), environment: environment),
            errorFace: Face(isTerminal: TerminalSize.isTerminal(2), width: TerminalSize.columns(2), environment: environment),
            canAsk: outputIsTerminal && TerminalSize.isTerminal(0),
            write: { StandardStream.write($0, to: 1) },
            writeError: { StandardStream.write($0, to: 2) },
            readLine: { Swift.readLine(strippingNewline: true) },
            readAll: { FileHandle.standardInput.readDataToEndOfFile() },
            page: { Pager(environment: environment).show($0) }
        )
    }
}
