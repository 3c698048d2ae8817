package import Domain
import Ledger

extension Desk {
    package func history(before sequence: Int64?, subject: String?, limit: Int) async throws(DeskError) -> [RecordedEvent] {
        let reader = conductor.ledger.reader
        let end = min(sequence ?? .max, conductor.ledger.head.size + 1)
        return try await desk {
            if let subject {
                return try reader.events(subject: subject).reversed().filter { $0.sequence < end }.prefix(limit).map(\.self)
            }
            return try reader.events(after: max(0, end - 1 - Int64(limit)), limit: limit).filter { $0.sequence < end }.reversed()
        }
    }

    package func proof(of sequence: Int64) async throws(DeskError) -> EventProof {
        let ledger = conductor.ledger
        let head = ledger.head
        let found = try await desk { try ledger.reader.inclusionProof(of: sequence, size: head.size) }
        guard let found else { throw DeskError(.notFound, "there is no event \(sequence)") }
        return EventProof(
            sequence: sequence, leaf: "\(found.leaf)", path: found.proof.map { "\($0)" }, size: head.size, root: "\(head.root)")
    }
}
