import Domain
import JSONValues

/// The plan that Codex keeps.
enum CodexPlan {
    /// Of `turn/plan/updated`.
    static func steps(_ value: JSONValue?) -> [PlanStep] {
        (value?.array ?? []).prefix(200).map { step in
            let state: PlanStep.State =
                switch step["status"]?.string {
                case "completed": .done
                case "inProgress", "in_progress": .active
                default: .pending
                }
            return PlanStep(text: TranscriptLimit.cut(step["step"]?.string ?? "", to: TranscriptLimit.unknown), state: state)
        }
    }

    /// Of the item `todo_list`.
    static func items(_ value: JSONValue?) -> [PlanStep] {
        (value?.array ?? []).prefix(200).map { item in
            PlanStep(
                text: TranscriptLimit.cut(item["text"]?.string ?? "", to: TranscriptLimit.unknown),
                state: item["completed"]?.bool == true ? .done : .pending)
        }
    }
}
