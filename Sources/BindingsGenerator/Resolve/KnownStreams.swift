import APISpec

/// Which actions answer with a stream of events, where no refinement says it.
///
/// Of the official catalogue (tccli 3.1.189 and tccli-intl-en) these are twelve, among them ChatCompletions of several
/// services; `.ci/checks/catalogue` holds the list.
package enum KnownStreams {
    /// How an action streams; nil where it doesn't.
    package static func stream(of action: APISpec.Action, in description: Description) -> ActionRefinement
        .Stream?
    {
        let request = description.object(named: action.input.value)?.members ?? []
        if let member = request.first(where: { members.contains($0.name) && $0.type == .bool }) {
            return .member(Located(member.name, at: member.offset))
        }
        if action.name.hasSuffix("SSE") { return .always }
        // A service's introduction may stand above actions that don't: those respond with something else.
        let response = description.object(named: action.output.value)?.members ?? []
        let isEmpty = response.allSatisfy { $0.name == "RequestId" }
        return isEmpty && saysSo(action.document + " " + action.title) ? .always : nil
    }

    private static let members: Set = ["Stream", "Streaming"]

    private static func saysSo(_ text: String) -> Bool {
        text.contains("text/event-stream")
            || text.ranges(of: "SSE").contains { range in
                // Neither a part of another word, nor server-side encryption (SSE-KMS).
                let neighbours = [text[..<range.lowerBound].last, text[range.upperBound...].first]
                return !neighbours.contains { $0.map { $0 == "-" || $0.isASCII && $0.isLetter } ?? false }
            }
    }
}
