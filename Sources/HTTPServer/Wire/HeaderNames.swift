import API
import Hummingbird

/// The headers of ``WireFormat`` as field names.
enum HeaderNames {
    typealias Name = HTTPFields.Element.Name

    static let version = name(WireFormat.versionHeader)
    static let `operator` = name(WireFormat.operatorHeader)
    static let lastEventID = name("Last-Event-ID")

    private static func name(_ text: String) -> Name {
        // Nil only for what is no token of RFC 9110, section 5.6.2; all of the above are.
        Name(text) ?? .date
    }
}
