import API
import Hummingbird
import NIOCore

extension Response {
    /// One JSON document.
    init(status: HTTPResponse.Status, json value: some Encodable) throws {
        self.init(status: status, encoded: ByteBuffer(bytes: try WireFormat.encode(value)))
    }

    /// One JSON document that is coded already.
    init(status: HTTPResponse.Status, encoded document: ByteBuffer) {
        self.init(status: status, json: ResponseBody(byteBuffer: document))
    }

    /// One JSON document that is written by its body.
    init(status: HTTPResponse.Status, json body: ResponseBody) {
        self.init(status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"], body: body)
    }
}
