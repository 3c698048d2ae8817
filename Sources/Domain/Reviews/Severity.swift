/// How grave a reviewer holds a finding, gravest first.
package enum Severity: String, Codable, CaseIterable, Sendable {
    case critical, high, medium, low, info
}
