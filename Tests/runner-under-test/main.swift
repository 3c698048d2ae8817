import Execution
import Foundation

guard CommandLine.arguments.count == 3, CommandLine.arguments[1] == "runner" else {
    FileHandle.standardError.write(Data("usage: runner-under-test runner SPEC\n".utf8))
    exit(2)
}
exit(Runner.main(specPath: CommandLine.arguments[2]))
