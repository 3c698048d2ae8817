import API
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

    /// One part of an address, percent-encoded.
    package static func encode(_ text: String) -> String { Query.escape(text) }
}
