/// Some items of a batch, or all.
public enum ItemSelection: Sendable, Hashable, ExpressibleByBooleanLiteral {
    /// Every item.
    case all
    /// Those with these IDs.
    case items(Set<String>)

    /// No item.
    public static var none: ItemSelection { .items([]) }

    /// All or none.
    public init(booleanLiteral value: Bool) { self = value ? .all : .none }

    /// Whether an item is among them.
    public func contains(_ id: String) -> Bool {
        switch self {
        case .all: true
        case .items(let ids): ids.contains(id)
        }
    }
}
