import Foundation
import Testing

@testable import Domain

struct SchemaDocumentTests {
    static let sections = WorkspaceSchema.root.all + TargetFileSchema.file.all

    @Test(arguments: [JSONSchemaDocument.workspace, JSONSchemaDocument.targetFile])
    func isJSONWhoseReferencesResolve(_ text: String) throws {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(document["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        let definitions = try #require(document["$defs"] as? [String: Any])
        for match in text.matches(of: /"\$ref": "#\/\$defs\/([^"]+)"/) { #expect(definitions[String(match.1)] != nil, "\(match.1)") }
        for (_, definition) in definitions {
            #expect((definition as? [String: Any])?["additionalProperties"] as? Bool == false)
        }
    }

    @Test func coversEveryKey() throws {
        let workspace = try #require(try JSONSerialization.jsonObject(with: Data(JSONSchemaDocument.workspace.utf8)) as? [String: Any])
        let targets = try #require(try JSONSerialization.jsonObject(with: Data(JSONSchemaDocument.targetFile.utf8)) as? [String: Any])
        for (document, root) in [(workspace, WorkspaceSchema.root), (targets, TargetFileSchema.file)] {
            let definitions = try #require(document["$defs"] as? [String: Any])
            for section in root.all {
                let object = try #require(
                    section.name == WorkspaceSchema.root.name ? document : definitions[section.name] as? [String: Any])
                let properties = try #require(object["properties"] as? [String: Any])
                #expect(Set(properties.keys) == Set(section.fields.map(\.key)), "\(section.name)")
                #expect(Set(object["required"] as? [String] ?? []) == Set(section.fields.filter(\.required).map(\.key)))
            }
        }
    }

    @Test func namesAreUniqueAndDocumented() {
        #expect(Set(Self.sections.map(\.name)).count == Self.sections.count)
        for section in Self.sections {
            #expect(Set(section.fields.map(\.key)).count == section.fields.count, "\(section.name)")
            for field in section.fields { #expect(field.doc.hasSuffix(".") && !field.doc.contains("\n"), "\(section.name).\(field.key)") }
        }
    }

    @Test func referenceHasATableRowForEveryKey() throws {
        let page = ConfigurationReference.markdown
        for section in Self.sections {
            let start = try #require(page.range(of: "\n## \(section.name)\n"), "\(section.name)")
            let rest = page[start.upperBound...]
            let part = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
            for field in section.fields {
                let row = try #require(
                    part.split(separator: "\n").first { $0.contains("`\(field.key)`") && $0.hasPrefix("| ") }, "\(field.key)")
                // Four cells: a bar inside one would make five.
                #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 5, "\(row)")
            }
        }
    }

    @Test(arguments: [
        "plain", "with space", "", "true", "No", "12", "-x", "#c", "a: b", "quote\"back\\slash", "tab\t", "line\nbreak", "{commit}", "é",
        "/bin/sh", "~", "../a", "https://x.org/a b", "a:", "a ", "a #b", ".5", "2026-01-02",
    ])
    func scalarsAreJSONOrPlain(_ text: String) throws {
        let scalar = YAMLText.scalar(text)
        if scalar.hasPrefix("\"") {
            #expect(try JSONSerialization.jsonObject(with: Data(scalar.utf8), options: .fragmentsAllowed) as? String == text)
        } else {
            #expect(scalar == text)
        }
    }

    @Test func quotedTextCannotWriteToTheTerminal() {
        #expect(quoted("a\u{1B}[31m\n\u{202E}") == "'a\\u{1b}[31m\\n\\u{202e}'")
        #expect(quoted(String(repeating: "x", count: 500)).count == 83)
    }
}
