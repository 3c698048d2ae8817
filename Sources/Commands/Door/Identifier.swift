import API
import ArgumentParser
import Domain

/// Reading of `T-1` and `L-1`.
enum Identifier {
    /// Throws with the form that is expected.
    static func read<ID: NumberedIdentifier>(_ text: String) throws -> ID {
        guard let id = ID(text) else { throw CommandFailure(.usage, "'\(text)' is not of the form \(ID.letter)-1") }
        return id
    }
}

extension LaneID: ExpressibleByArgument {
    /// Takes `L-1`; ArgumentParser asks for it.
    package init?(argument: String) { self.init(argument) }
}

extension TargetID: ExpressibleByArgument {
    /// Takes `T-1`; ArgumentParser asks for it.
    package init?(argument: String) { self.init(argument) }
}

extension AskID: ExpressibleByArgument {
    /// Takes `A-1`; ArgumentParser asks for it.
    package init?(argument: String) { self.init(argument) }
}

extension HandoffID: ExpressibleByArgument {
    /// Takes `H-1`; ArgumentParser asks for it.
    package init?(argument: String) { self.init(argument) }
}

extension Phase: ExpressibleByArgument {}
extension Risk: ExpressibleByArgument {}
