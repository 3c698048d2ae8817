import Foundation

/// What libFuzzer calls with every input. Which parser gets it is said by `FUZZ_TARGET`; a broken promise traps, and the input is kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private let target: any (FuzzTarget & SendableMetatype).Type = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let found = FuzzTargets.all[name] else {
        FileHandle.standardError.write(Data("FUZZ_TARGET is one of \(FuzzTargets.all.keys.sorted().joined(separator: " "))\n".utf8))
        exit(2)
    }
    return found
}()
