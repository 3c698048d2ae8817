import API
import Control
import Domain
import NIOCore

/// Lanes as a JSON array that is made part by part: all that ever were take more room than the server itself.
struct LongLaneList {
    /// As many lanes as are read and coded for a part.
    private static let atOnce = 100

    private var rest: ArraySlice<LaneVersion>
    private let standings: LaneStandings
    private let model: ReadModel
    private var text = "["
    private var isOver = false

    /// - Parameter lanes: in the order of the array.
    init(_ lanes: ArraySlice<LaneVersion>, _ standings: LaneStandings, _ model: ReadModel) {
        (rest, self.standings, self.model) = (lanes, standings, model)
    }

    /// Nil behind the last part.
    mutating func next() throws -> ByteBuffer? {
        guard !isOver else { return nil }
        var part = ByteBuffer()
        for standing in standings.of(Array(rest.prefix(Self.atOnce)), model) {
            part.writeString(text)
            part.writeBytes(try WireFormat.encode(standing.value))
            text = ","
        }
        rest = rest.dropFirst(Self.atOnce)
        if rest.isEmpty {
            part.writeString(text == "[" ? "[]" : "]")
            isOver = true
        }
        return part
    }
}
