import Foundation
import Ledger
import Processes

/// `signalbox check-ledger STATE`, which a server starts: checks the ledger of a state folder and writes a ``Ledger/VerifyReport`` as JSON.
package enum LedgerCheckProgram {
    /// - Returns: the exit code: 0 when there is a report, whatever it says.
    package static func main(state: String) -> Int32 {
        // The server and its lanes come first.
        Priority.giveWay()
        do {
            let report = try LedgerReader.verify(state: URL(fileURLWithPath: state))
            try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(report))
            return 0
        } catch {
            try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
            return 1
        }
    }
}
