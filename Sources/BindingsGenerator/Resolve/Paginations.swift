import APISpec
import TencentCloudLimits

extension Bindings {
    /// How the pages of an action's response are asked for: two more methods of the client.
    package struct Pagination: Sendable {
        /// The member of a request that says which page is asked for.
        package enum Cursor: Sendable {
            /// This member holds how many items come before the page.
            case offset(Int)
            /// This member holds the number of the page; `first` is that of the first.
            case page(Int, first: Int64)
            /// This member holds the token that the previous response gave at `next`.
            case token(Int, next: Path)
        }

        /// The index of the action.
        package var action: Int
        /// The method that gives pages: `describePetsPages`.
        package var pagesName: String
        /// The method that gives items: `describePetsItems`.
        package var itemsName: String
        /// The client's static member that describes them: `describePetsPagination`.
        package var constantName: String
        /// The member of a request that says which page is asked for.
        package var cursor: Cursor
        /// The request's member that says how many items a page may have.
        package var limit: Int?
        /// The value of that member that the service takes when it is absent.
        package var defaultLimit: Int64?
        /// The largest value of that member.
        package var largestPage: Int64?
        /// The member of the response that says how many items there are in all.
        package var total: Path?
        /// The list of a page's items.
        package var items: Path
        /// What the list holds.
        package var item: ValueType
    }
}

/// Decides how paginated actions are spelt.
struct Paginations {
    let description: Description
    let structureIndex: [String: Int]

    func add(to bindings: inout Bindings) {
        let methods = bindings.actions.flatMap { [$0.name, $0.eventsName] }
        var scope = NameScope(reserved: GeneratedNames.inClient.union(methods))
        let told = description.refinements?.paginations ?? []
        let refined = Set(told.map(\.action.value))
        let known = bindings.actions.filter { !refined.contains($0.wireName) && $0.stream == nil }
            .compactMap { description.action(named: $0.wireName) }
            .compactMap { KnownPaginations.pagination(of: $0, service: bindings.service, in: description) }
        for pagination in told + known {
            guard
                let action = bindings.actions.firstIndex(where: { $0.wireName == pagination.action.value }),
                let resolved = resolve(pagination, action, bindings, &scope)
            else { continue }
            bindings.paginations.append(resolved)
        }
    }

    private func resolve(
        _ pagination: PaginationDescription, _ index: Int, _ bindings: Bindings, _ scope: inout NameScope
    ) -> Bindings.Pagination? {
        let action = bindings.actions[index]
        let request = bindings.structures[action.request]
        let response = bindings.structures[action.response].wireName
        func member(_ name: Located<String>) -> Int? {
            request.members.firstIndex { $0.wireName == name.value }
        }
        func path(_ path: Located<MemberPath>) -> Bindings.Path? {
            description.path(path.value, from: response, structureIndex)
        }
        let cursor: Bindings.Pagination.Cursor
        switch pagination.cursor {
        case .offset(let name):
            guard let position = member(name) else { return nil }
            cursor = .offset(position)
        case .page(let name):
            guard let position = member(name) else { return nil }
            cursor = .page(position, first: request.members[position].defaultNumber ?? 1)
        case .token(let name, let next):
            guard let token = member(name), let next = path(next) else { return nil }
            cursor = .token(token, next: next)
        }
        guard let items = path(pagination.items), case .list(let item) = bindings.member(at: items).type
        else {
            return nil
        }
        let limit = pagination.limit.flatMap(member)
        return Bindings.Pagination(
            action: index, pagesName: scope.claim(action.name + "Pages"),
            itemsName: scope.claim(action.name + "Items"),
            constantName: scope.claim(action.name + "Pagination"),
            cursor: cursor, limit: limit, defaultLimit: limit.flatMap { request.members[$0].defaultNumber },
            largestPage: limit.flatMap { request.members[$0].largestNumber },
            total: pagination.total.flatMap(path), items: items, item: item)
    }
}

extension Bindings.Member {
    /// The whole number that the service takes when it is absent.
    fileprivate var defaultNumber: Int64? { defaultValue.flatMap { Int64($0) } }

    /// The largest whole number that its limits allow.
    fileprivate var largestNumber: Int64? {
        for limit in limits {
            if case .range(let bounds) = limit.kind { return bounds.max.flatMap { Int64(exactly: $0) } }
        }
        return nil
    }
}
