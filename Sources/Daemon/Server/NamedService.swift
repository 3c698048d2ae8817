import ServiceLifecycle

/// A part of the server by its name: who reads that it ended is told which, and not everything that it holds, the environment included.
struct NamedService: Service, CustomStringConvertible {
    let description: String
    private let service: any Service

    init(_ name: String, _ service: any Service) { (description, self.service) = (name, service) }

    func run() async throws { try await service.run() }
}
