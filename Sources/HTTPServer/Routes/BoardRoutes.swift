import API
import Control
import Domain
import NIOCore

/// The board, for the API.
struct BoardRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        let rows = EncodedRows<BoardRowSource>()
        let whole = KeptAnswer<BoardMoment>()
        routes.answer(encoded: Endpoints.board) { call in
            if call.request.lane != nil {
                let board = try await BoardSources(desk, call.request)
                return try rows.answer(WireFormat.encode(board.frame).parts(around: "rows"), board.groups, isAll: false)
            }
            let moment = try await BoardMoment(desk)
            func make(isAll: Bool) async throws -> ByteBuffer {
                let board = await BoardSources(moment, call.request, desk.model())
                return try rows.answer(WireFormat.encode(board.frame).parts(around: "rows"), board.groups, isAll: isAll)
            }
            guard call.request == BoardQuery() else { return try await make(isAll: false) }
            return try await whole.answer(moment) { try await make(isAll: true) }
        }
    }
}
