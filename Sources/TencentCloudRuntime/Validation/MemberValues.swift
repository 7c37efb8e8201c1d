public import TencentCloudLimits

// How what requests are made of looks to limits.

@_spi(Generated) extension MemberValue {
    /// A text.
    @inlinable public init(_ value: String?) { self = value.map { .text($0) } ?? .absent }

    /// A whole number.
    @inlinable public init(_ value: Int64?) {
        self =
            value.map { number in Int(exactly: number).map { .integer($0) } ?? .number(Double(number)) }
            ?? .absent
    }

    /// A whole number.
    @inlinable public init(_ value: UInt64?) {
        self =
            value.map { number in Int(exactly: number).map { .integer($0) } ?? .number(Double(number)) }
            ?? .absent
    }

    /// A number.
    @inlinable public init(_ value: Double?) { self = value.map { .number($0) } ?? .absent }

    /// True or false.
    @inlinable public init(_ value: Bool?) { self = value.map { .flag($0) } ?? .absent }

    /// A value of an enumeration.
    @inlinable public init<T: OpenEnumeration>(_ value: T?) { self.init(value?.rawValue) }

    /// A text that carries JSON.
    @inlinable public init<T>(_ value: JSONString<T>?) { self.init(value?.text) }

    /// A list.
    @inlinable public init<T>(_ value: [T]?) { self = value.map { .list(count: $0.count) } ?? .absent }

    /// An object.
    @inlinable public init(object value: (some Sendable)?) { self = value == nil ? .absent : .object }
}

@_spi(Generated) extension MemberPlace {
    /// Goes on in the object that the member carries as JSON; ``MemberValue/unknown`` where that can't be made out.
    @inlinable public func value<T: LimitedObject>(in json: JSONString<T>?) -> MemberValue {
        guard !isLast else { return MemberValue(json) }
        guard let json, !json.text.isEmpty else { return .absent }
        return (try? json.value()).map { $0.limitedValue(at: next) } ?? .unknown
    }
}
