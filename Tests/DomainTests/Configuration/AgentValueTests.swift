import Foundation
import Testing

@testable import Domain

struct AgentValueTests {
    @Test(arguments: [("2.50", 2_500_000), ("0.003", 3000), ("12", 12_000_000), ("0.000001", 1), ("1.5", 1_500_000)])
    func money(_ text: String, _ micros: Int) throws {
        #expect(MoneyText.read(text) == micros)
        #expect(MoneyText.read(MoneyText.write(micros)) == micros)
    }

    @Test(arguments: [
        "", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "0.0000001", "1.2.3", "$2", "99999999999999999999", "9223372036855", "٢",
    ])
    func notMoney(_ text: String) { #expect(MoneyText.read(text) == nil) }

    @Test func moneyIsWrittenWithTwoDigitsAtLeast() {
        #expect([0, 5_000_000, 2_500_000, 3000, 1].map(MoneyText.write) == ["0.00", "5.00", "2.50", "0.003", "0.000001"])
    }

    @Test(arguments: [("1500", 1500), ("200k", 200_000), ("2M", 2_000_000)])
    func counts(_ text: String, _ number: Int) {
        #expect(UnitText.count.read(text) == number)
        #expect(UnitText.count.read(UnitText.count.write(number)) == number)
    }

    @Test(arguments: ["", "k", "1.5k", "2K", "3m", "-1"])
    func notCounts(_ text: String) { #expect(UnitText.count.read(text) == nil) }

    @Test(arguments: [(NetworkAccess.full, #""full""#), (.none, #""none""#), (.only(["a.b", "*.c.d:1"]), #"["a.b","*.c.d:1"]"#)])
    func networkIsCodedAsItIsWritten(_ network: NetworkAccess, _ text: String) throws {
        #expect(String(decoding: try JSONEncoder().encode(network), as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(NetworkAccess.self, from: Data(text.utf8)) == network)
    }

    @Test func skillsThatDiffer() {
        let old = [SkillPin(name: "a", files: ["x": "1", "y": "2", "z": "3"]), SkillPin(name: "b", files: ["x": "1"])]
        let new = [SkillPin(name: "a", files: ["x": "1", "y": "9", "w": "3"], programs: ["x"]), SkillPin(name: "c", files: ["x": "1"])]
        #expect(
            SkillChange.all(from: old, to: new).map { "\($0.skill)/\($0.path) \($0.kind)" } == [
                "a/w added", "a/x changed", "a/y changed", "a/z removed", "b/x removed", "c/x added",
            ])
        #expect(SkillChange.all(from: old, to: old).isEmpty)
    }

    private func version(_ definition: String, _ source: String, _ minute: Int64) -> AgentVersion {
        AgentVersion(definition: definition, source: source, since: Timestamp(milliseconds: minute))
    }

    @Test func versionsAreFoundByNumberAndDigest() throws {
        let versions = [version("aaaa1", "ffff1", 1), version("aaaa2", "ffff2", 2), version("aaaa1", "1234f", 3)]
        #expect(try versions.find("1") == 0 && versions.find("v2") == 1)
        #expect(try versions.find("aaaa1") == 2, "the newest of one digest")
        #expect(try versions.find("ffff2") == 1)
        #expect(try versions.find("1234") == 2, "a number that is none is the beginning of a digest")
        for word in ["0", "4", "aaaa", "aaa", "bbbb", "", "v", "-1", "zzzz"] {
            #expect(throws: TextFault.self, "\(word)") { try versions.find(word) }
        }
    }

    @Test func aLaneHasTheVersionThatThereWasWhenItBegan() {
        let versions = [version("a", "1", 10), version("b", "2", 20), version("a", "3", 30)]
        func index(_ definition: String, _ minute: Int64) -> Int? { versions.index(of: definition, at: Timestamp(milliseconds: minute)) }
        #expect(index("a", 15) == 0 && index("a", 25) == 0 && index("a", 30) == 2 && index("b", 25) == 1)
        #expect(index("a", 5) == 2, "a clock that went back")
        #expect(index("c", 50) == nil)
    }
}
