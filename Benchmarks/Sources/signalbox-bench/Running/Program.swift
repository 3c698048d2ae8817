import Foundation

/// The built program in one workspace.
struct Program {
    let path: String
    let workspace: String

    @discardableResult
    func run(_ arguments: String...) throws -> String { try Tool.run(path, arguments + ["--workspace", workspace]) }

    func json<Value: Decodable>(_ type: Value.Type, _ arguments: String...) throws -> Value {
        let text = try Tool.run(path, arguments + ["--workspace", workspace, "--json"])
        return try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// The server's process.
    func server() throws -> Int32 {
        struct Status: Decodable { let pid: Int32 }
        return try json(Status.self, "status").pid
    }
}
