import API
import Hummingbird
import NIOCore

extension Response {
    /// One JSON document.
    init(status: HTTPResponse.Status, json value: some Encodable) throws {
        let data = try WireFormat.encode(value)
        self.init(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
