import Foundation
import Testing

@testable import HTTPServer

/// What the door of the control room says to those who are not let in, and the one call that needs no session.
struct WebDoorTests {
    private static let status = "/api/v1/status"
    private static let act = "/api/v1/notifications/act"

    @Test(
        arguments: [
            (["Authorization": "Bearer another"], 401), (["Authorization": "Basic x"], 401), (["Authorization": ""], 401),
            (["Origin": "http://evil.example"], 403), (["Sec-Fetch-Site": "cross-site"], 403), (["Host": "evil.example"], 403),
            (["Host": "box.example.org"], 403), (["Origin": "https://box.example.org"], 403), ([:], 200),
        ] as [([String: String], Int)])
    func callersAreToldApart(_ headers: [String: String], _ status: Int) async throws {
        try await RunningWeb.with { web async throws in
            let answer = try await web.get(Self.status, headers: headers)
            #expect(answer.status == status, "\(headers): \(answer)")
            if status != 200 { #expect(answer.text.contains("\"code\":\"refused\"")) }
        }
    }

    @Test(
        arguments: [
            (["Host": "box.example.org"], 200), (["Host": "BOX.example.org"], 200), ([:], 200), (["Host": "evil.example"], 403),
            (["Host": "box.example.org", "Origin": "https://box.example.org"], 403), (["Sec-Fetch-Site": "same-origin"], 403),
        ] as [([String: String], Int)])
    func anActionNeedsItsTokenAlone(_ headers: [String: String], _ status: Int) async throws {
        try await RunningWeb.with { web async throws in
            let answer = try await web.post(Self.act, #"{"token":"\#(TestDesk.actionToken)"}"#, headers: headers)
            #expect(answer.status == status, "\(headers): \(answer)")
            #expect(await web.desk.calls == (status == 200 ? ["act"] : []))
        }
    }

    @Test(arguments: [
        (#"{"token":"wrong"}"#, 401), ("{}", 400), ("", 400), (#"{"token":"x","more":1}"#, 400),
        (#"{"token":""# + String(repeating: "x", count: 4096) + #""}"#, 400),
    ])
    func whatIsNoActionIsRefused(_ body: String, _ status: Int) async throws {
        try await RunningWeb.with { web async throws in
            let answer = try await web.post(Self.act, body, headers: ["Host": "box.example.org"])
            #expect(answer.status == status, "\(answer)")
            #expect(await web.desk.calls.isEmpty)
        }
    }

    @Test func nothingElseIsOpenUnderThePublicHost() async throws {
        try await RunningWeb.with { web async throws in
            for path in ["/", "/inbox", "/enter", "/assets/x/app.js", Self.act, "/api/v1/asks/A-1/answer"] {
                #expect(try await web.get(path, headers: ["Host": "box.example.org"]).status == 403, "\(path)")
            }
            for path in [
                "/api/v1/asks/A-1/answer", "/api/v1/lanes/L-1/decisions", "/api/v1/notifications/act/", "/api/v1/notifications/test",
            ] {
                let answer = try await web.post(path, #"{"token":"\#(TestDesk.actionToken)"}"#, headers: ["Host": "box.example.org"])
                #expect(answer.status == 403, "\(path)")
            }
            #expect(await web.desk.calls.isEmpty)
        }
    }
}
