import Domain
import Foundation

/// The documented JSON form: sorted keys, two-space indentation, a newline at the end.
enum ReportJSON {
    static func text(_ report: DayReport) throws(ReportError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data: Data
        do {
            data = try encoder.encode(report)
        } catch {
            throw .notEncodable("\(error)")
        }
        return escaped(String(decoding: data, as: UTF8.self)) + "\n"
    }

    /// JSON itself only forbids controls below U+0020 inside strings. What else would act on a terminal is written as `\u202E`,
    /// which reads back as the same text. Outside strings there is nothing but ASCII.
    private static func escaped(_ json: String) -> String {
        var result = ""
        for scalar in json.unicodeScalars {
            if scalar.value >= 0x7F, SafeText.isHostile(String(Character(scalar))) {
                for unit in String(Character(scalar)).utf16 {
                    let digits = String(unit, radix: 16, uppercase: true)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
