import Testing

@testable import Domain

struct BoundaryCheckTests {
    private let repository = RepositoryConfiguration(
        name: "web", url: "../web",
        boundaries: [.init(name: "api", paths: ["src/api/**", "openapi.yaml"]), .init(name: "pages", paths: ["src/pages/**"])])

    @Test func assignsEachPath() throws {
        let check = try BoundaryCheck(repository)
        #expect(
            check.assign(["src/pages/a.ts", "README.md", "openapi.yaml"]) == [
                .init(path: "src/pages/a.ts", boundary: "pages"), .init(path: "README.md", boundary: nil),
                .init(path: "openapi.yaml", boundary: "api"),
            ])
    }

    @Test func findsWhatIsOutside() throws {
        let check = try BoundaryCheck(repository)
        #expect(check.outside("api", ["src/api/x", "src/pages/y", "z\n"]) == ["src/pages/y", "z\n"])
        #expect(check.outside("pages", ["src/pages/y"]).isEmpty)
        #expect(check.outside("absent", ["src/pages/y"]) == ["src/pages/y"])
    }

    @Test func refusesWhatIsNoGlob() {
        let broken = RepositoryConfiguration(name: "web", url: "", boundaries: [.init(name: "x", paths: ["a**"])])
        #expect(throws: PathGlobError.self) { try BoundaryCheck(broken) }
    }
}
