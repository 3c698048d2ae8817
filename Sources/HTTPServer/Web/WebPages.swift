import Hummingbird
import NIOCore
import Pages

/// Pages as responses.
enum WebPages {
    static func html(_ page: Markup, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page.text)))
    }

    /// A part of a page, for a script that puts it in its place.
    static func fragment(_ part: Markup) -> Response { html(part) }

    /// A browser that followed a link from elsewhere has not sent its cookie, which is strict: the page asks once more by itself.
    static func signedOut() -> Response { html(SignedOutPage().html, status: .unauthorized) }
}
