/// What was done to the program in a round.
final class Tally: Sendable {
    struct Counts: Sendable {
        var kills: [String: Int] = [:]
        var faults: [String: Int] = [:]
        var places: [String: Int] = [:]
        var missed: [String: Int] = [:]
        /// Reasons for which the operator had to try again.
        var retries: [String: Int] = [:]

        var killed: Int { kills.values.reduce(0, +) }

        mutating func add(_ other: Counts) {
            kills.merge(other.kills, uniquingKeysWith: +)
            faults.merge(other.faults, uniquingKeysWith: +)
            places.merge(other.places, uniquingKeysWith: +)
            missed.merge(other.missed, uniquingKeysWith: +)
            retries.merge(other.retries, uniquingKeysWith: +)
        }
    }

    private let state = Locked((counts: Counts(), log: [String](), witnessed: [String]()))

    var counts: Counts { state.with { $0.counts } }
    /// What was done, in its order.
    var log: [String] { state.with { $0.log } }

    /// What was seen during the round that must not be: work that no marker had announced.
    var witnessed: [String] { state.with { $0.witnessed } }

    func witness(_ text: String) { state.with { $0.witnessed.append(text) } }
    func count(kill row: String) { state.with { $0.counts.kills[row, default: 0] += 1 } }
    func count(fault row: String) { state.with { $0.counts.faults[row, default: 0] += 1 } }
    func count(place: String) { state.with { $0.counts.places[place, default: 0] += 1 } }
    func count(missed: String) { state.with { $0.counts.missed[missed, default: 0] += 1 } }
    func count(retry: String) { state.with { $0.counts.retries[retry, default: 0] += 1 } }
    func note(_ line: String) { state.with { $0.log.append(line) } }
}
