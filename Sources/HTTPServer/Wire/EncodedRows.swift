import API
import Domain
import Foundation
import Synchronization

/// The JSON of a list's elements, each kept as long as what it was made of stays the same.
///
/// Coding is what a long list costs: 0.13 ms for each lane. Of a thousand lanes a few have changed since somebody last asked.
final class EncodedRows<Source: EncodedSource>: Sendable {
    private let kept = Mutex<[LaneID: (source: Source, json: Data)]>([:])

    /// Each list as one JSON array.
    func arrays(_ lists: [[Source]], _ model: ReadModel) throws -> [Data] {
        try kept.withLock { kept in
            // What was kept of lanes that have ended or changed goes, all at once and seldom.
            let open = model.lanes.open
            if kept.count > 2 * open.count + 1000 { kept = kept.filter { open[$0.key] != nil } }
            return try lists.map { list in
                var result = Data("[".utf8)
                for source in list {
                    if result.count > 1 { result.append(UInt8(ascii: ",")) }
                    if let known = kept[source.id], known.source == source {
                        result.append(known.json)
                    } else {
                        let json = try WireFormat.encode(source.value)
                        kept[source.id] = (source, json)
                        result.append(json)
                    }
                }
                result.append(UInt8(ascii: "]"))
                return result
            }
        }
    }
}

/// What an element of a list is made of: equal sources give the same value.
protocol EncodedSource: Equatable, Sendable {
    associatedtype Value: Encodable
    var id: LaneID { get }
    var value: Value { get }
}

extension Data {
    /// Puts lists in the place of empty ones, in order. `"name":[]` stands in no string of a JSON document: a quotation mark has a backslash there.
    func filling(_ name: String, with lists: [Data]) -> Data {
        let mark = Data("\"\(name)\":[]".utf8)
        var result = Data(capacity: count + lists.reduce(0) { $0 + $1.count })
        var rest = self[...]
        for list in lists {
            guard let found = rest.range(of: mark) else { break }
            result.append(rest[..<found.upperBound].dropLast(2))
            result.append(list)
            rest = rest[found.upperBound...]
        }
        result.append(rest)
        return result
    }
}
