/// The kinds of work every workspace knows; a workspace may add its own names in `workTypes`.
package enum WorkType {
    package static let builtIn = ["product", "fix", "auth", "ci", "billing", "seo", "docs"]
}
