import Agents
import Domain

/// What an agent and a reviewer say about work, from the end of their output.
enum ClaimTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let claim = ClaimReader.read(text) {
            promise(claim.account.count <= ClaimReader.limit, "the account is bounded")
            promise(
                (claim.fix ?? "").count <= ClaimReader.limit && (claim.rootCause ?? "").count <= ClaimReader.limit, "claims are bounded")
        }
        if let reading = try? FindingsReader.read(text) {
            promise(reading.findings.count <= Finding.countLimit, "findings are bounded")
            promise(reading.findings.allSatisfy { ($0.line ?? 1) > 0 }, "lines count from 1")
        }
    }
}
