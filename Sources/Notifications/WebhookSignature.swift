import Crypto
import Domain
import Foundation

/// The signature of a webhook (https://www.standardwebhooks.com, specification 1.0.0): HMAC-SHA256 over `id.timestamp.body`.
struct WebhookSignature {
    private let key: SymmetricKey

    /// - Parameter secret: base64 of 24 to 64 bytes, with or without `whsec_` before it.
    init(secret: String) throws(NoticeFault) {
        let text = secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret
        guard let bytes = Data(base64Encoded: text), (24...64).contains(bytes.count) else {
            throw NoticeFault("the secret is not 'whsec_' and base64 of 24 to 64 bytes; openssl rand -base64 32 makes the second part")
        }
        key = SymmetricKey(data: bytes)
    }

    /// `v1,` and the signature in base64.
    func sign(id: String, timestamp: Int64, body: Data) -> String {
        var hmac = HMAC<SHA256>(key: key)
        hmac.update(data: Data("\(id).\(timestamp).".utf8))
        hmac.update(data: body)
        return "v1,\(Data(hmac.finalize()).base64EncodedString())"
    }
}
