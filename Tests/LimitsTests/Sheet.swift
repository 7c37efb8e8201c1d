@testable import TencentCloudLimits

/// An object whose members are written down.
struct Sheet: LimitedObject {
    var values: [String: MemberValue] = [:]
    var sheets: [String: Sheet] = [:]

    func limitedValue(at place: MemberPlace) -> MemberValue {
        sheets[place.name].map { place.value(in: $0) } ?? values[place.name] ?? .absent
    }
}

/// What a value breaks, in words: `P is required`.
func complaints(_ kind: Limit.Kind, of value: MemberValue, besides others: Sheet = Sheet()) -> [String] {
    var sheet = others
    sheet.values["P"] = value
    return complaints(ObjectLimits(members: [MemberLimits("P", [Limit(kind)])]), of: sheet)
}

func complaints(_ limits: ObjectLimits, of sheet: Sheet) -> [String] {
    var found: [String] = []
    limits.breaches(by: sheet) { found.append("\($0.path) \($0.message)") }
    return found
}
