import API
import Domain
import Foundation
import NIOCore
import Synchronization

/// The JSON of a list's elements, each kept as long as what it was made of stays the same.
///
/// Coding is what a long list costs: 0.13 ms for each lane. Of a thousand lanes a few have changed since somebody last asked.
final class EncodedRows<Source: EncodedSource>: Sendable {
    private let kept = Mutex<[LaneID: (source: Source, json: ByteBuffer)]>([:])
    /// Elements that are kept for who never asks for all; beyond it they are made anew.
    private static var limit: Int { 5000 }

    /// Lists as JSON, in the midst of what stands around them.
    ///
    /// - Parameters:
    ///   - texts: what stands before the first list, between two of them, and behind the last one: one more than there are lists.
    ///   - isAll: they are all that will be asked for. What is kept is then a part of the answer itself and takes no room of its own; everything else
    ///     is forgotten.
    func answer(_ texts: [Data], _ lists: [[Source]], isAll: Bool) throws -> ByteBuffer {
        try kept.withLock { kept in
            if !isAll, kept.count > Self.limit { kept.removeAll() }
            var pieces: [[ByteBuffer]] = []
            var size = texts.reduce(0) { $0 + $1.count }
            for list in lists {
                pieces.append(
                    try list.map { source in
                        if let known = kept[source.id], known.source == source { return known.json }
                        let json = ByteBuffer(bytes: try WireFormat.encode(source.value))
                        if !isAll { kept[source.id] = (source, json) }
                        return json
                    })
                size += pieces[pieces.count - 1].reduce(0) { $0 + $1.readableBytes + 1 }
            }
            var answer = ByteBufferAllocator().buffer(capacity: size)
            var places: [Int] = []
            for (index, text) in texts.enumerated() {
                answer.writeBytes(text)
                guard index < pieces.count else { continue }
                for (number, piece) in pieces[index].enumerated() {
                    if number > 0 { answer.writeInteger(UInt8(ascii: ",")) }
                    places.append(answer.writerIndex)
                    answer.writeImmutableBuffer(piece)
                }
            }
            guard isAll else { return answer }
            kept.removeAll(keepingCapacity: true)
            for (place, (source, piece)) in zip(places, zip(lists.joined(), pieces.joined())) {
                kept[source.id] = (source, answer.getSlice(at: place, length: piece.readableBytes) ?? piece)
            }
            return answer
        }
    }

    /// One list as a JSON array.
    func array(_ list: [Source], isAll: Bool) throws -> ByteBuffer { try answer([Data("[".utf8), Data("]".utf8)], [list], isAll: isAll) }
}

/// What an element of a list is made of: equal sources give the same value.
protocol EncodedSource: Equatable, Sendable {
    associatedtype Value: Encodable
    var id: LaneID { get }
    var value: Value { get }
}

/// The last answer to a question, kept until what it was made of is something else.
final class KeptAnswer<Source: Equatable & Sendable>: Sendable {
    private let kept = Mutex<(source: Source, answer: ByteBuffer)?>(nil)

    func answer(_ source: Source, _ make: () async throws -> ByteBuffer) async rethrows -> ByteBuffer {
        if let known = kept.withLock({ $0 }), known.source == source { return known.answer }
        let answer = try await make()
        kept.withLock { $0 = (source, answer) }
        return answer
    }
}

extension Data {
    /// The parts of a JSON document around its empty lists of a name: what such a list would hold stands between two of them. `"name":[]` stands in no
    /// string of a document: a quotation mark has a backslash there.
    func parts(around name: String) -> [Data] {
        let mark = Data("\"\(name)\":[]".utf8)
        var parts: [Data] = []
        var rest = self[...]
        var start = rest.startIndex
        while let found = rest.range(of: mark) {
            let inside = found.upperBound - 1
            parts.append(self[start..<inside])
            start = inside
            rest = self[found.upperBound...]
        }
        return parts + [self[start...]]
    }
}
