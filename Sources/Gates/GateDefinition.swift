package import Domain
import Foundation
import Ledger

/// The identity of a gate: SHA-256 of everything that decides what it does.
package enum GateDefinition {
    package static func digest(_ gate: GateConfiguration) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ContentDigest.hex(of: try encoder.encode(gate))
    }

    /// The gates of a candidate: those of its repository, and the target's own verification as gates of their own.
    package static func gates(repository: RepositoryConfiguration, target: Target?) -> [GateConfiguration] {
        let taken = Set(repository.gates.map(\.name))
        let own = (target?.verify ?? []).enumerated().map { index, line in
            var name = "verify-\(index + 1)"
            while taken.contains(name) { name += "-target" }
            return GateConfiguration(name: name, stage: .e2e, run: line)
        }
        return repository.gates + own
    }

    package static func pins(_ gates: [GateConfiguration]) throws -> [GatePin] {
        try gates.map { GatePin(name: $0.name, stage: $0.stage, needs: $0.needs, definition: try digest($0)) }
    }
}
