import API
import Hummingbird

/// The headers of ``WireFormat`` as field names.
enum HeaderNames {
    typealias Name = HTTPFields.Element.Name

    static let version = name(WireFormat.versionHeader)
    static let `operator` = name(WireFormat.operatorHeader)
    static let lastEventID = name("Last-Event-ID")
    static let fetchSite = name("Sec-Fetch-Site")
    static let fetchMode = name("Sec-Fetch-Mode")
    static let fetchDestination = name("Sec-Fetch-Dest")
    static let contentSecurityPolicy = name("Content-Security-Policy")
    static let contentTypeOptions = name("X-Content-Type-Options")
    static let referrerPolicy = name("Referrer-Policy")
    static let openerPolicy = name("Cross-Origin-Opener-Policy")
    static let resourcePolicy = name("Cross-Origin-Resource-Policy")

    private static func name(_ text: String) -> Name {
        // Nil only for what is no token of RFC 9110, section 5.6.2; all of the above are.
        Name(text) ?? .date
    }
}
