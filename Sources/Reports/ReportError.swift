/// Why a report cannot be made, with what to do about it.
package enum ReportError: Error, Equatable, Sendable, CustomStringConvertible {
    case unknownZone(String)
    case badDay(String)
    case noSuchDay(String, zone: String)
    case notEncodable(String)

    package var description: String {
        switch self {
        case .unknownZone(let name):
            "there is no time zone '\(name)'; set timeZone in signalbox.yaml to an IANA name such as Europe/Berlin or UTC"
        case .badDay(let text):
            "'\(text)' is not a day; write it as 2026-11-23, today or yesterday"
        case .noSuchDay(let day, let zone):
            "\(day) does not exist in \(zone); choose another day"
        case .notEncodable(let reason):
            "the report cannot be written as JSON: \(reason)"
        }
    }
}
