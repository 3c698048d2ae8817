import API
import Control
import Domain
import Hummingbird
import Pages

/// What a part of the inspection page asks for.
struct InspectQuery {
    var lane: LaneID
    var path: String
    /// Position in the diff, or line of the new file.
    var from: Int
    var to: Int
    var shift: Int
    /// The candidate that the page shows.
    var candidate: Int
    var layout: DiffLayout

    init(_ request: Request, _ context: CallContext) throws {
        lane = try Self.lane(context)
        let query = try Query(request.uri.query ?? "")
        try query.expect(only: "path", "from", "to", "shift", "candidate", "layout")
        guard let path: String = try query.value("path"), !path.isEmpty else { throw WireError("'path' is missing") }
        guard let candidate: Int = try query.value("candidate") else { throw WireError("'candidate' is missing") }
        self.path = path
        self.candidate = candidate
        from = max(0, try query.value("from") ?? 0)
        to = max(from, try query.value("to") ?? from)
        shift = try query.value("shift") ?? 0
        layout = DiffLayout(rawValue: try query.value("layout") ?? "") ?? .unified
    }

    static func lane(_ context: CallContext) throws -> LaneID {
        guard let id = context.parameters.get("id").flatMap(LaneID.init) else { throw HTTPError(.notFound) }
        return id
    }

    /// Runs a reading that holds for the page's candidate alone.
    func bound<Answer>(_ desk: any OperatorDesk, _ read: () async throws -> Answer) async throws -> Answer {
        let binding = CandidateBinding(lane: lane, candidate: candidate)
        try await binding.check(desk)
        let answer = try await read()
        try await binding.check(desk)
        return answer
    }
}

extension DiffLayout {
    /// The cookie in which a browser keeps its choice. It holds nothing else, and whoever else reads it learns nothing.
    static let cookieName = "signalbox-diff"

    init(_ request: Request) {
        self = request.cookie(Self.cookieName).flatMap(DiffLayout.init(rawValue:)) ?? .unified
    }
}
