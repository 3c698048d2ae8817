package import Domain

/// Addresses of pages, with every part percent-encoded.
package enum Address {
    package static func lane(_ lane: LaneID) -> Markup { "/lanes/\(lane)" }
    package static func inspection(_ lane: LaneID) -> Markup { "/lanes/\(lane)/inspect" }
    package static func target(_ target: TargetID) -> Markup { "/targets#\(target)" }

    /// `?name=value&…`, percent-encoded and then escaped for an attribute; nil values are left out.
    package static func query(_ items: [(name: String, value: String?)]) -> Markup {
        let parts = items.compactMap { item in item.value.map { "\(encode(item.name))=\(encode($0))" } }
        return parts.isEmpty ? "" : Markup(escaping: "?" + parts.joined(separator: "&"))
    }

    /// Everything but the unreserved characters of RFC 3986, section 2.3.
    package static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return result
    }
}
