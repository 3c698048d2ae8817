import Foundation
import Testing

@testable import API

/// The document says all that the interface has, and the committed one is what the code says now.
@Suite struct OpenAPIDocumentTests {
    /// Tests/APITests/Description/OpenAPIDocumentTests.swift is four levels below the package.
    private static let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }

    /// `SIGNALBOX_WRITE_DOCS=1 swift test --filter OpenAPIDocumentTests` writes it.
    @Test func theCommittedDocumentIsCurrent() throws {
        let text = try OpenAPIDocument.text()
        let file = Self.root.appending(path: "docs/openapi.json")
        if ProcessInfo.processInfo.environment["SIGNALBOX_WRITE_DOCS"] == "1" { try Data(text.utf8).write(to: file) }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "docs/openapi.json is not what the code says now")
    }

    @Test func everythingCanBeDescribed() { #expect(OpenAPIDocument.make().problems == []) }

    /// The constants of Sources/API/Endpoints, which nothing can list at run time, are all in the list, and by their names.
    @Test func everyEndpointIsInTheList() throws {
        let folder = Self.root.appending(path: "Sources/API/Endpoints")
        var constants: [String: String] = [:]
        let declaration = /static let (\w+) = (?:Stream)?Endpoint<[^(]*>\(\s*\.(\w+), "([^"]*)"/
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let text = try String(contentsOf: file, encoding: .utf8)
            let found = text.matches(of: declaration)
            #expect(
                found.count == text.matches(of: /= (?:Stream)?Endpoint</).count, "\(file.lastPathComponent) has an endpoint of another form"
            )
            for match in found { constants[String(match.1)] = "\(match.2.uppercased()) \(match.3)" }
        }
        let listed = Dictionary(EndpointList.all.map { ($0, "\($1.verb.rawValue) \($1.path)") }) { "\($0), \($1)" }
        #expect(constants.count > 40)
        for (name, address) in constants.sorted(by: { $0.key < $1.key }) {
            #expect(listed[name] == address, "EndpointList.all lacks \(name), or has it under another name")
        }
        #expect(Set(listed.keys) == Set(constants.keys))
    }

    @Test func everyReferenceLeadsSomewhere() {
        var names: Set<String> = []
        let schemas = OpenAPIDocument.value["components"]?["schemas"]?.members ?? [:]
        SchemaReferences.collect(in: OpenAPIDocument.value, of: schemas, into: &names)
        #expect(names.subtracting(schemas.keys) == [])
        // And nothing is described that nobody refers to.
        #expect(Set(schemas.keys).subtracting(names) == [])
    }

    @Test func anEndpointThatCannotBeDescribedIsReported() {
        struct Odd: Codable, Sendable {
            init(from decoder: any Decoder) throws {
                guard try decoder.singleValueContainer().decode(String.self) == "odd" else { throw SchemaFault("not odd") }
            }
            func encode(to encoder: any Encoder) throws {}
        }
        let odd = Endpoint<NoSubject, NoRequest, Odd>(.get, "odd")
        let problems = OpenAPIDocument.make(["odd": odd, "again": odd]).problems
        #expect(problems.contains { $0.contains("Odd cannot be read from nothing") })
        #expect(problems.contains { $0.contains("odd has no summary") })
        #expect(problems.contains { $0.contains("two operations GET odd") })
    }
}
