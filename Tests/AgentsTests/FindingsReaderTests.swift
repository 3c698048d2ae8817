import Agents
import Domain
import TestSupport
import Testing

/// What a reviewer says is read strictly, or refused with a reason.
@Suite struct FindingsReaderTests {
    private func problem(_ text: String) -> String {
        do throws(FindingProblem) {
            return "read: \(try FindingsReader.read(text))"
        } catch {
            return "\(error)"
        }
    }

    @Test func fencedBlock() throws {
        let text = """
            I looked at everything.
            ```json
            {"findings": [{"file": "old.c", "severity": "low", "text": "an example"}]}
            ```
            And now:
            ```json
            {
              "findings": [
                {"file": "./src/a.c", "line": 12, "severity": "critical", "text": " It leaks.\\nAlways. "},
                {"severity": "info", "text": "Nice.", "file": null, "line": null}
              ],
              "summary": "One leak."
            }
            ```
            That is all.
            """
        let reading = try FindingsReader.read(text)
        #expect(reading.findings.count == 2)
        #expect(reading.findings[0] == (try Finding(file: "src/a.c", line: 12, severity: .critical, text: "It leaks.\nAlways.")))
        #expect(reading.findings[1].place == nil)
        #expect(reading.summary == "One leak.")
    }

    @Test func unfencedAtTheEnd() throws {
        #expect(try FindingsReader.read("{\"findings\": []}").findings.isEmpty)
        let lines = "thinking {x}\n{ broken\n{\"findings\": [\n {\"severity\": \"high\", \"text\": \"no\"}\n]}\n\n"
        #expect(try FindingsReader.read(lines).findings.map(\.severity) == [.high])
    }

    @Test(
        arguments: [
            ("", "did not end with a JSON object"),
            ("looks good to me", "did not end with a JSON object"),
            ("{\"findings\": []}\nbye", "did not end with a JSON object"),
            ("[]", "did not end with a JSON object"),
            ("```json\n{\"findings\": [}\n```", "cannot be read: not JSON"),
            ("```json\n[]\n```", "the report is not an object"),
            ("```json\n{}\n```", "\"findings\" is not a list"),
            ("{\"findings\": {}}", "\"findings\" is not a list"),
            ("{\"findings\": [], \"verdict\": \"approve\"}", "'verdict' is no key of the report"),
            ("{\"findings\": [], \"findings\": []}", "stands there twice"),
            ("{\"findings\": [], \"summary\": 3}", "\"summary\" is not a text"),
            ("{\"findings\": [1]}", "finding 1: it is not an object"),
            ("{\"findings\": [{\"text\": \"x\"}]}", "\"severity\" is missing"),
            ("{\"findings\": [{\"severity\": \"BAD\\u001b[31m\", \"text\": \"x\"}]}", "is no severity"),
            ("{\"findings\": [{\"severity\": \"low\"}]}", "\"text\" is missing"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \" \\n\"}]}", "the text is empty"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \"x\", \"line\": 3}]}", "there is a line and no file"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \"x\", \"file\": \"a\", \"line\": 0}]}", "line 0 is not between"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \"x\", \"file\": \"a\", \"line\": 1.5}]}", "not a whole number"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \"x\", \"file\": \"/etc/passwd\"}]}", "no path from the repository's root"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \"x\", \"file\": \"a/../../b\"}]}", "no path from the repository's root"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \"x\", \"file\": \"a\\u001bb\"}]}", "control characters"),
            ("{\"findings\": [{\"severity\": \"low\", \"text\": \"x\", \"fix\": \"y\"}]}", "'fix' is no key of it"),
        ])
    func refused(text: String, words: String) {
        #expect(problem(text).contains(words), "\(problem(text))")
        #expect(!problem(text).unicodeScalars.contains("\u{1B}"))
    }

    @Test func isBounded() {
        let finding = #"{"severity": "low", "text": "x"}"#
        let many = "{\"findings\": [\(Array(repeating: finding, count: 51).joined(separator: ","))]}"
        #expect(problem(many) == "there are 51 findings and may be 50")
        let long = "{\"findings\": [{\"severity\": \"low\", \"text\": \"\(String(repeating: "x", count: 2001))\"}]}"
        #expect(problem(long).contains("2001 bytes and may have 2000"))
        #expect(problem(String(repeating: "{\n", count: 200_000)).contains("did not end with a JSON object"))
        #expect(problem("```json\n" + String(repeating: "[", count: 100_000) + "\n```").contains("nested too deeply"))
        // What stands before the last 256 KiB is not looked at.
        #expect(problem("{\"findings\": []," + String(repeating: " ", count: FindingsReader.limit) + "}").contains("did not end"))
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func mangledTextsNeverPassForMore(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let good = "Words.\n```json\n{\"findings\": [{\"file\": \"a.c\", \"line\": 3, \"severity\": \"high\", \"text\": \"bad\"}]}\n```\n"
        for _ in 0..<200 {
            var bytes = Array(good.utf8)
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                if Bool.random(using: &generator) {
                    bytes[place] = UInt8.random(in: 0...255, using: &generator)
                } else {
                    bytes.remove(at: place)
                }
            }
            // Whatever it is, it is one finding that keeps the rules, or none with a reason.
            if let reading = try? FindingsReader.read(String(decoding: bytes, as: UTF8.self)) {
                #expect(reading.findings.count <= 1)
                for finding in reading.findings {
                    #expect(!finding.text.isEmpty && finding.text.utf8.count <= Finding.textLimit)
                    #expect(finding.file.map { !$0.hasPrefix("/") && !$0.unicodeScalars.contains { $0.value < 32 } } ?? true)
                }
            }
        }
    }
}
