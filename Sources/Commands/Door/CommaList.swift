/// Lists such as `T-1,T-2`, also over several options.
enum CommaList {
    static func split(_ texts: [String]) -> [String] {
        texts.flatMap { $0.split(separator: ",") }.map { String(String($0).trimmed) }.filter { !$0.isEmpty }
    }
}
