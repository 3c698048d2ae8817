import Foundation

/// What the system says about one process.
struct ProcessFacts {
    let residentMiB: Double
    /// User and system seconds of the process itself.
    let ownCPU: Double
    /// User and system seconds of the children that it has reaped; NaN where the system does not say.
    let childrenCPU: Double
    /// How often its threads have slept and been woken; nil where the system does not say.
    let wakeups: Double?

    /// Processor seconds of a process, of the children it has reaped, and of its living descendants; NaN where the system does not say.
    static func ofTree(_ pid: Int32) throws -> Double {
        // One that ends meanwhile is counted by whoever reaps it.
        try ([pid] + descendants(of: pid)).compactMap { try? read($0) }.reduce(0) { $0 + $1.ownCPU + $1.childrenCPU }
    }

    /// The processes that descend from it.
    static func descendants(of pid: Int32) throws -> [Int32] {
        let table = try Tool.run(Tool.find("ps"), ["-axo", "pid=,ppid="])
        var children: [Int32: [Int32]] = [:]
        for line in table.split(separator: "\n") {
            let numbers = line.split(separator: " ").compactMap { Int32($0) }
            if numbers.count == 2 { children[numbers[1], default: []].append(numbers[0]) }
        }
        var found: [Int32] = []
        var open = children[pid] ?? []
        while let next = open.popLast() {
            found.append(next)
            open += children[next] ?? []
        }
        return found
    }
}
