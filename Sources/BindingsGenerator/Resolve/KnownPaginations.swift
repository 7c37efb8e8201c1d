import APISpec
import TencentCloudLimits

/// How answers come in pages, where no refinement says it: only what is regular is taken for it.
///
/// Of the official catalogue (tccli 3.1.189) these are some 1,800 reads. In their 1,900 official examples no page is
/// longer than its `Limit`; where `TotalCount` disagrees with the list, which it does in 57, it is made up.
package enum KnownPaginations {
    /// The pagination of an action; nil where it can't be told.
    package static func pagination(
        of action: APISpec.Action, service: String, in description: Description
    ) -> PaginationDescription? {
        guard KnownReads.contains(action.name, of: service),
            let request = description.object(named: action.input.value),
            let response = description.object(named: action.output.value)
        else { return nil }
        let lists = response.members.filter { if case .list = $0.type { true } else { false } }
        guard lists.count == 1, let list = lists.first else { return nil }
        func located(_ member: APISpec.Member) -> Located<String> { Located(member.name, at: member.offset) }
        func path(_ member: APISpec.Member) -> Located<MemberPath> {
            Located(MemberPath([member.name]), at: member.offset)
        }
        let name = Located(action.name, at: action.offset)
        if let offset = request.member(named: "Offset"), let limit = request.member(named: "Limit"),
            offset.type.isInteger, limit.type.isInteger, !countsPages(offset.document)
        {
            let total = response.member(named: "TotalCount").flatMap { $0.type.isInteger ? path($0) : nil }
            return PaginationDescription(
                action: name, cursor: .offset(located(offset)), limit: located(limit), total: total,
                items: path(list))
        }
        if let token = request.member(named: "NextToken"), let next = response.member(named: "NextToken"),
            token.type == .string, next.type == .string
        {
            return PaginationDescription(
                action: name, cursor: .token(located(token), next: path(next)), items: path(list))
        }
        return nil
    }

    /// Whether an `Offset` is the number of a page, as some services have it, by its documentation.
    private static func countsPages(_ document: String) -> Bool {
        let text = document.lowercased()
        if text.contains("offset") || text.contains("偏移") { return false }
        // 分页 is pagination itself, 页 a page.
        return text.replacing("分页", with: "").contains("页")
            || ["分页码", "page number", "page index", "which page"].contains { text.contains($0) }
    }
}

extension MemberType {
    fileprivate var isInteger: Bool { self == .int64 || self == .uint64 }
}
