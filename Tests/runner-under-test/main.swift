import Execution
import Foundation

let words = CommandLine.arguments
if words.count == 3, words[1] == "runner" { exit(Runner.main(specPath: words[2])) }
if words.count > 1, words[1] == "bridge" { exit(Bridge.main(Array(words.dropFirst(2)))) }
FileHandle.standardError.write(Data("usage: runner-under-test runner SPEC | bridge SOCKET COMMAND…\n".utf8))
exit(2)
