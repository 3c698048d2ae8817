/// The suffix automaton of a sequence of tokens: knows every run of neighbours that occurs in it, in linear space.
///
/// Source: A. Blumer, J. Blumer, D. Haussler, A. Ehrenfeucht, M. T. Chen, J. Seiferas, "The smallest automaton recognizing the subwords of a
/// text", Theoretical Computer Science 40 (1985). Transitions are in one table; a state's own are chained, so that it can be copied.
struct LineAutomaton {
    static let root: Int32 = 0

    private struct State {
        var length: Int32
        var link: Int32
        /// Index of the token at which the state's runs end first.
        var end: Int32
        /// The newest of its transitions; -1 for none.
        var lastEdge: Int32 = -1
    }

    private struct Edge {
        let token: Int32
        let previous: Int32
    }

    private var states = [State(length: 0, link: -1, end: -1)]
    private var edges: [Edge] = []
    private var targets: [UInt64: Int32] = [:]
    private var last = Self.root

    init() {}

    /// - Parameter index: what ``end(of:)`` says of runs that end here.
    mutating func append(_ token: Int32, index: Int32) {
        let length = states[Int(last)].length + 1
        states.append(State(length: length, link: Self.root, end: index))
        let new = Int32(states.count - 1)
        var state = last
        last = new
        while state >= 0, self.state(after: state, token) == nil {
            addEdge(state, token, new)
            state = states[Int(state)].link
        }
        guard state >= 0, let next = self.state(after: state, token) else { return }
        guard states[Int(next)].length != states[Int(state)].length + 1 else {
            states[Int(new)].link = next
            return
        }
        let clone = copy(of: next, length: states[Int(state)].length + 1)
        while state >= 0, self.state(after: state, token) == next {
            targets[Self.key(state, token)] = clone
            state = states[Int(state)].link
        }
        states[Int(next)].link = clone
        states[Int(new)].link = clone
    }

    /// The state of a run that is longer by a token; nil when the sequence does not hold it.
    func state(after state: Int32, _ token: Int32) -> Int32? { targets[Self.key(state, token)] }

    /// The state of the longest end of a state's runs that more runs share; nil for the root.
    func shorter(_ state: Int32) -> (state: Int32, length: Int)? {
        let link = states[Int(state)].link
        return link < 0 ? nil : (link, Int(states[Int(link)].length))
    }

    /// The index at which the state's runs end for the first time.
    func end(of state: Int32) -> Int { Int(states[Int(state)].end) }

    private mutating func copy(of state: Int32, length: Int32) -> Int32 {
        var copy = states[Int(state)]
        copy.length = length
        var edge = copy.lastEdge
        copy.lastEdge = -1
        states.append(copy)
        let new = Int32(states.count - 1)
        while edge >= 0 {
            let (token, previous) = (edges[Int(edge)].token, edges[Int(edge)].previous)
            if let target = targets[Self.key(state, token)] { addEdge(new, token, target) }
            edge = previous
        }
        return new
    }

    private mutating func addEdge(_ state: Int32, _ token: Int32, _ target: Int32) {
        edges.append(Edge(token: token, previous: states[Int(state)].lastEdge))
        states[Int(state)].lastEdge = Int32(edges.count - 1)
        targets[Self.key(state, token)] = target
    }

    private static func key(_ state: Int32, _ token: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: token))
    }
}
