import API
import Foundation
import Hummingbird
import NIOCore

extension Response {
    /// One JSON document.
    init(status: HTTPResponse.Status, json value: some Encodable) throws {
        self.init(status: status, encoded: try WireFormat.encode(value))
    }

    /// One JSON document that is coded already.
    init(status: HTTPResponse.Status, encoded data: Data) {
        self.init(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
