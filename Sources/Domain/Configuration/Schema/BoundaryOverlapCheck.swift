/// A path belongs to one boundary at most, whatever paths the repository will have.
enum BoundaryOverlapCheck {
    static func run(_ repository: SectionValues, _ reader: inout SchemaReader) {
        var earlier: [(boundary: String, place: LocatedText, glob: PathGlob)] = []
        for (name, boundary) in repository.sections("boundaries") {
            var own: [(boundary: String, place: LocatedText, glob: PathGlob)] = []
            for place in boundary.texts("paths") ?? [] {
                guard let glob = try? PathGlob(place.text) else { continue }
                own.append((name.text, place, glob))
                for other in earlier {
                    guard let example = glob.example(with: other.glob) else { continue }
                    reader.report(
                        place,
                        "\(repository.path): boundary \(quoted(name.text)) overlaps boundary \(quoted(other.boundary)): "
                            + "\(quoted(place.text)) and \(quoted(other.place.text)) (line \(other.place.line)) both match "
                            + quoted(example),
                        "narrow one of the two, so that each path belongs to one boundary")
                }
            }
            earlier += own
        }
    }
}
