import Synchronization

/// Notes what a request reads from a query, so that its parameters can be described without a list of their own.
package final class QueryRecorder: Sendable, Equatable {
    struct Parameter: Sendable {
        let name: String
        var type: any Any.Type = String.self
        var isRepeated = false
        var isRequired = false
        /// Bounds of a number.
        var minimum: Int64?
        var maximum: Int64?
    }

    private struct State {
        var parameters: [Parameter] = []
        var lastAsked: String?
    }

    private let state = Mutex(State())

    /// In the order that they were first asked for.
    var parameters: [Parameter] { state.withLock(\.parameters) }
    var lastAsked: String? { state.withLock(\.lastAsked) }

    package static func == (left: QueryRecorder, right: QueryRecorder) -> Bool { left === right }

    func change(_ name: String, _ change: (inout Parameter) -> Void) {
        state.withLock { state in
            state.lastAsked = name
            let index = state.parameters.firstIndex { $0.name == name } ?? state.parameters.endIndex
            if index == state.parameters.endIndex { state.parameters.append(Parameter(name: name)) }
            change(&state.parameters[index])
        }
    }
}
