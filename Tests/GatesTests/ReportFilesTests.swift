import Domain
import Gates
import TestSupport
import Testing

@Suite struct ReportFilesTests {
    private static let suite = "<testsuite><testcase/><testcase><failure/></testcase></testsuite>"

    @Test func sumsWhatTheGlobNames() throws {
        let sandbox = try Sandbox()
        try sandbox.write("out/a.xml", Self.suite)
        try sandbox.write("out/deep/b.xml", Self.suite)
        try sandbox.write("out/broken.xml", "<testsuite>")
        try sandbox.write("out/c.txt", Self.suite)
        try sandbox.write("other/d.xml", Self.suite)
        #expect(ReportFiles.junit("out/**/*.xml", in: sandbox.root)?.tests == 4)
        #expect(ReportFiles.junit("out/*.xml", in: sandbox.root)?.tests == 2)
        #expect(ReportFiles.junit("out/a.xml", in: sandbox.root + "/")?.failures == 1)
        #expect(ReportFiles.junit("none/*.xml", in: sandbox.root) == nil)
        #expect(ReportFiles.junit("out/broken.xml", in: sandbox.root) == nil)
        #expect(ReportFiles.junit("../**", in: sandbox.root) == nil)
        #expect(ReportFiles.junit("**", in: sandbox.path("nowhere")) == nil)
    }

    /// A report is what the gate wrote there: nothing outside of the checkout is read, a pipe is not waited for.
    @Test(.timeLimit(.minutes(15))) func linksAndPipesAreNoReports() throws {
        let sandbox = try Sandbox()
        try sandbox.write("outside/x.xml", Self.suite)
        try sandbox.write("checkout/readme", "")
        try sandbox.shell("ln -s ../outside/x.xml link.xml; ln -s ../outside folder; mkfifo pipe.xml; ln -s . loop", in: "checkout")
        #expect(ReportFiles.junit("**/*.xml", in: sandbox.path("checkout")) == nil)
    }

    @Test func namesThatAreAwkward() throws {
        let sandbox = try Sandbox()
        try sandbox.shell(
            "mkdir 'a b'; printf '%s' '\(Self.suite)' > \"a b/$(printf 'x\\ny').xml\"; printf '%s' '\(Self.suite)' > 'a b/ü.xml'")
        #expect(ReportFiles.junit("a b/*.xml", in: sandbox.root)?.tests == 4)
    }
}
