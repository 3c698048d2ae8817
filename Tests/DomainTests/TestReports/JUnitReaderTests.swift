import Domain
import TestSupport
import Testing

@Suite struct JUnitReaderTests {
    private func read(_ text: String) -> [Int]? {
        JUnitReader.read(Array(text.utf8)).map { [$0.tests, $0.failures, $0.skipped] }
    }

    @Test func countsCasesAndNotWhatTheFileSaysOfItself() {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites tests="99" failures="0">
              <testsuite name="a" tests="99" failures="0" errors="0">
                <testcase name="one"/>
                <testcase name="two"><failure message="x">a &lt; b</failure><failure/></testcase>
                <testcase name="three"><error/></testcase>
                <testcase name="four"><skipped/></testcase>
                <testcase name="five"><system-out>&lt;failure/&gt; <![CDATA[<failure/>]]></system-out></testcase>
                <testcase name="six"><skipped/><failure/></testcase>
              </testsuite>
              <testsuite name="b"><testcase name="one"/></testsuite>
            </testsuites>
            """
        #expect(read(text) == [7, 3, 1])
    }

    @Test func anEmptySuiteIsOne() {
        #expect(read("<testsuite/>") == [0, 0, 0])
    }

    @Test(arguments: [
        "", "not xml", "<html><body/></html>", "<testsuite><testcase>", "<testsuite><testcase/></testsuite", "{\"testsuite\": 1}",
        "\u{0}\u{1}\u{2}",
    ])
    func notJUnit(text: String) {
        #expect(read(text) == nil)
    }

    /// Ten levels of ten: a thousand million letters when it is expanded. It has to end at once, and to count nothing wrong.
    @Test(.timeLimit(.minutes(15))) func entitiesThatExplode() {
        var entities = "<!ENTITY l0 \"aaaaaaaaaa\">\n"
        for level in 1...9 { entities += "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">\n" }
        let text = "<?xml version=\"1.0\"?><!DOCTYPE t [\(entities)]><testsuite><testcase name=\"x\">&l9;</testcase></testsuite>"
        let counts = read(text)
        #expect(counts == nil || counts == [1, 0, 0])
    }

    /// A file of the machine is not read, whichever way the document asks for it.
    @Test func externalEntitiesAreNotRead() throws {
        let sandbox = try Sandbox()
        try sandbox.write("secret.xml", "<testcase/><testcase/><testcase/>")
        try sandbox.write("secret.dtd", "<!ENTITY x \"<testcase/><testcase/>\">")
        for declaration in [
            "<!DOCTYPE t [<!ENTITY x SYSTEM \"file://\(sandbox.path("secret.xml"))\">]>",
            "<!DOCTYPE t SYSTEM \"file://\(sandbox.path("secret.dtd"))\">",
            "<!DOCTYPE t [<!ENTITY % p SYSTEM \"file://\(sandbox.path("secret.dtd"))\"> %p;]>",
        ] {
            let counts = read("<?xml version=\"1.0\"?>\(declaration)<testsuite><testcase/>&x;</testsuite>")
            #expect(counts == nil || counts == [1, 0, 0], "\(declaration)")
        }
    }

    /// Foundation's parser ended the process at these.
    @Test(arguments: [
        "<testsuite><testcase><?x?></testcase></testsuite>", "<?x?>\n<testsuite><testcase/></testsuite>\n<!-- end --><?y z?>",
    ])
    func instructions(text: String) {
        #expect(read(text) == [1, 0, 0])
    }

    @Test func namesThatAreNoText() {
        let bytes = Array("<testsuite><testcase><error".utf8) + [0xFF, 0xFE] + Array("/></testcase></testsuite>".utf8)
        #expect(JUnitReader.read(bytes) == TestCounts(tests: 1, failures: 0, skipped: 0, source: "junit"))
    }

    @Test func marksAndQuotes() {
        #expect(read("\u{FEFF}<testsuite><testcase name='a>b\"' x=\"</testcase>\"/></testsuite>") == [1, 0, 0])
        #expect(read("<testsuite><testcase name=\"a&quot;\" >a ]]> b &amp; c</testcase ></testsuite>") == [1, 0, 0])
        #expect(read("<testsuite><![CDATA[</testsuite><failure>]]><!-- <testcase> --></testsuite>") == [0, 0, 0])
    }

    @Test(arguments: [
        "<testsuite><testcase></testsuite></testcase>", "<testsuite/><testsuite/>", "<testsuite/>x", "x<testsuite/>", "<testsuite",
        "<testsuite a=\"></testsuite>", "<testsuite><!-- </testsuite>", "<testsuite><?x </testsuite>", "<testsuite><![CDATA[</testsuite>",
        "<testsuite></></testsuite>", "<testsuite></testsuite/>", "<!DOCTYPE testsuite><testsuite/>", "<testsuite><a<b></testsuite>",
        "</testsuite>",
    ])
    func malformed(text: String) {
        #expect(read(text) == nil)
    }

    @Test func deepNestingIsNoHarm() {
        let deep = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
        let counts = read("<testsuite><testcase>\(deep)</testcase></testsuite>")
        #expect(counts == nil || counts == [1, 0, 0])
    }

    @Test func sums() {
        let one = TestCounts(tests: 3, failures: 1, skipped: 0, source: "junit")
        let two = TestCounts(tests: 4, failures: 0, skipped: 2, source: "junit")
        #expect(JUnitReader.sum([one, two]) == TestCounts(tests: 7, failures: 1, skipped: 2, source: "junit"))
        #expect(JUnitReader.sum([]) == nil)
    }
}
