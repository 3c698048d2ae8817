import API
import Domain
import Foundation
import Testing

@Suite struct StrictJSONTests {
    @Test(arguments: [
        (#"{"reason":"r","raeson":1}"#, "unknown field 'raeson'"), (#"{}"#, "the field 'reason' is missing"),
        (#"{"reason":1}"#, "the field 'reason' is not of the type String"), (#"{"reason":null}"#, "the field 'reason' is missing"),
        (#"{"reason":"#, "the request is not valid JSON"), ("", "the request is not valid JSON"),
    ])
    func problemsNameTheField(json: String, message: String) {
        #expect(throws: WireError(message)) { try DropTargetRequest.read(query: Query(), body: Data(json.utf8)) }
    }

    @Test func nestedFieldsAreNamedByTheirPath() {
        let unknown = #"{"targets":[{"repository":"a","title":"t","intent":"","after":[],"verify":[],"liveChecks":[],"tilte":"x"}]}"#
        #expect(throws: WireError("unknown field 'targets[0].tilte'")) {
            try AddTargetsRequest.read(query: Query(), body: Data(unknown.utf8))
        }
        let missing = #"{"targets":[{"repository":"a"}]}"#
        #expect(throws: WireError("the field 'targets[0].title' is missing")) {
            try AddTargetsRequest.read(query: Query(), body: Data(missing.utf8))
        }
        let wrong = #"{"targets":["X-1"]}"#
        #expect(throws: WireError("the field 'targets[0]' is not valid: 'X-1' is not of the form T-1")) {
            try DispatchRequest.read(query: Query(), body: Data(wrong.utf8))
        }
    }

    @Test func nullMeansAbsent() throws {
        let request = try SyncRepositoryRequest.read(query: Query(), body: Data(#"{"name":null}"#.utf8))
        #expect(request == SyncRepositoryRequest())
    }

    @Test func requestsComeBack() throws {
        func back<Asked: BodyRequest>(_ request: Asked) throws -> Bool {
            let written = try request.write()
            return try Asked.read(query: written.query, body: try #require(written.body)) == request
        }
        #expect(try back(AddTargetsRequest(targets: [TargetDraft(key: "a", repository: "web", title: "T", risk: .high, maxLines: 3)])))
        #expect(try back(AddRepositoryRequest(name: "web", location: "/srv/web", gates: ["test": "make test", "a.b": "x"])))
        #expect(try back(DecisionRequest(kind: .rework, reason: "wrong", message: "line\n2", accept: ["over-size"])))
        #expect(try back(ViewedRequest(paths: nil)))
        #expect(try back(ViewedRequest(paths: [])))
        #expect(try back(CommentRequest(path: "a\nb", line: nil, text: "\u{1B}")))
        #expect(try back(PauseRequest(lane: LaneID(number: 3), paused: true)))
        #expect(try back(TargetChange(title: "new", after: ["T-1"])))
        #expect(try back(RestoreRequest(folder: "/tmp/x")))
        #expect(try back(ReverifyRequest(sample: 2)))
        #expect(try back(GatesRequest(gates: ["test"])))
        #expect(try back(ReviewersRequest(reviewers: ["quick"])))
    }
}
