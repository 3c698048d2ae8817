struct MutationSuite: Sendable {
    let options: Options
    func run() async throws -> Bool { false }
}
