import Hummingbird
import NIOCore
import Pages

/// Scripts, styles and pictures. Their address holds the digest of them all, so that a browser may keep them for ever.
struct WebAssetRoutes {
    func add(to router: Router<CallContext>) {
        router.get("/favicon.ico") { _, _ in Response(status: .noContent) }
        router.get("/assets/{digest}/{name}") { _, context in
            guard let name = context.parameters.get("name"), let asset = Asset.named(name) else { throw HTTPError(.notFound) }
            // Another digest is that of an older server: the page that asks is reloaded soon, and gets what there is.
            let current = context.parameters.get("digest") == Asset.digest
            return Response(
                status: .ok,
                headers: [
                    .contentType: asset.contentType, .cacheControl: current ? "public, max-age=31536000, immutable" : "no-store",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
        }
    }
}
