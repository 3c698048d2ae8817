import Domain
import Foundation
import Testing

@testable import Notifications

struct WebhookSignatureTests {
    /// The example of the reference implementations (https://github.com/standard-webhooks/standard-webhooks).
    @Test func signsAsTheReferenceDoes() throws {
        let signature = try WebhookSignature(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").sign(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Data(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(arguments: [
        "", "whsec_", "whsec_!!!!", "short", "whsec_" + Data(count: 23).base64EncodedString(), Data(count: 65).base64EncodedString(),
    ])
    func refusesWhatIsNoKey(_ secret: String) {
        let fault = #expect(throws: NoticeFault.self) { try WebhookSignature(secret: secret) }
        #expect(fault?.words.contains("24 to 64 bytes") == true)
    }
}
