import Hummingbird

extension Request {
    /// The first cookie of a name. Servers of other ports of this host set cookies too, under names of their own.
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for part in header.split(separator: ";") {
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2, pair[0].drop(while: { $0 == " " }) == name else { continue }
                return String(pair[1])
            }
        }
        return nil
    }
}
