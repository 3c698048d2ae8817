/// One state that an agent definition had.
package struct AgentVersion: Codable, Equatable, Sendable {
    /// Blob of the definition: what lanes are pinned to.
    package var definition: String
    /// Blob of the text that it was written in: the file, or its lines of `signalbox.yaml`.
    package var source: String
    package var since: Timestamp

    package init(definition: String, source: String, since: Timestamp) {
        self.definition = definition
        self.source = source
        self.since = since
    }
}

extension [AgentVersion] {
    /// The index that an operator means by a number from 1 or by the beginning of a digest, of which the newest counts.
    /// - Throws: what is wrong with the word, to be read after it.
    package func find(_ word: String) throws(TextFault) -> Int {
        let digits = word.hasPrefix("v") ? String(word.dropFirst()) : word
        if let number = Int(digits), indices.contains(number - 1) { return number - 1 }
        let range = isEmpty ? "there is none" : "there are 1 to \(count)"
        guard word.utf8.count >= 4, word.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || ("a"..."f").contains($0) }) else {
            throw TextFault(message: "is not a version", remedy: "write its number (\(range)) or at least four digits of its digest")
        }
        let found = indices.filter { self[$0].definition.hasPrefix(word) || self[$0].source.hasPrefix(word) }
        guard let newest = found.last else {
            throw TextFault(message: "is no version", remedy: "\(range); signalbox agents show lists them")
        }
        guard Set(found.map { self[$0].definition.hasPrefix(word) ? self[$0].definition : self[$0].source }).count == 1 else {
            throw TextFault(message: "fits several versions", remedy: "write more digits of its digest")
        }
        return newest
    }

    /// The version that a lane was started with: the newest of its definition that there was then.
    package func index(of definition: String, at time: Timestamp) -> Int? {
        lastIndex { $0.definition == definition && $0.since.milliseconds <= time.milliseconds }
            ?? lastIndex { $0.definition == definition }
    }
}
