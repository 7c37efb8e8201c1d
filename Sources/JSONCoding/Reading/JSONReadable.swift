/// A value that can be read from a JSON document.
public protocol JSONReadable {
    /// Reads exactly one JSON value.
    init(from reader: inout JSONReader) throws(JSONError)

    /// Reads one JSON value that may stand for nothing; ``JSONReader/readIfPresent(into:)`` says which do.
    ///
    /// There is no need to write this one: it is asked for so that plain values get by with a single call.
    static func readIfPresent(into place: inout Self?, from reader: inout JSONReader) throws(JSONError)

    /// Reads one JSON value to the end of an array, where the services put a `null` now and then. It can't be left
    /// out, since what stands in a list has its place: a number with a fraction becomes `nan`, which is written as
    /// `null` again, and text becomes empty. All else refuses it.
    ///
    /// There is no need to write this one: it is asked for so that objects come to be where they stay.
    static func readElement(into array: inout [Self], from reader: inout JSONReader) throws(JSONError)
}

extension JSONReadable {
    @inlinable
    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        place = nil
        guard try !reader.readNull() else { return }
        let start = reader.position
        do throws(JSONError) {
            place = try Self(from: &reader)
        } catch {
            guard reader.skipNothing(at: start, refusedBy: error) else { throw error }
        }
    }

    @inlinable
    public static func readElement(
        into array: inout [Self], from reader: inout JSONReader
    ) throws(JSONError) {
        array.append(try Self(from: &reader))
    }
}

extension JSONReadable {
    /// Reads a whole document.
    /// - Parameters:
    ///   - jsonBytes: one JSON value in UTF-8, with white space around it at most.
    ///   - options: how strictly to read.
    @inlinable public init(jsonBytes: [UInt8], options: JSONReader.Options = .init()) throws(JSONError) {
        self = try JSONReader.read(jsonBytes, options: options) { (reader) throws(JSONError) -> Self in
            try Self(from: &reader)
        }
    }

    /// Reads a whole document.
    /// - Parameters:
    ///   - jsonText: one JSON value, with white space around it at most.
    ///   - options: how strictly to read.
    @inlinable public init(jsonText: String, options: JSONReader.Options = .init()) throws(JSONError) {
        try self.init(jsonBytes: Array(jsonText.utf8), options: options)
    }
}

extension String: JSONReadable {
    /// Takes a number too, as the text it stands there in.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.string() }

    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        place = try reader.stringIfPresent()
    }

    public static func readElement(
        into array: inout [Self], from reader: inout JSONReader
    ) throws(JSONError) {
        array.append(try reader.readNull() ? "" : try reader.string())
    }
}

extension Bool: JSONReadable {
    /// Takes 0 and 1 too, and any of these inside a string, capitalised or not.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.bool() }

    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        place = try reader.readNothing() ? nil : try reader.bool()
    }
}

extension Int: JSONReadable {
    /// Takes what ``Swift/Int64`` takes, within the range of `Int`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        let offset = reader.offset
        guard let value = Int(exactly: try reader.int64()) else {
            throw JSONError(reason: .outOfRange(type: "Int"), offset: offset)
        }
        self = value
    }

    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        place = try reader.readNothing() ? nil : try Self(from: &reader)
    }
}

extension Int64: JSONReadable {
    /// Takes an integer inside a string too, and a number such as `1.0` or `1e3` without a fraction.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.int64() }

    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        place = try reader.int64IfPresent()
    }
}

extension UInt64: JSONReadable {
    /// Takes an integer inside a string too, and a number such as `1.0` or `1e3` without a fraction.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.uint64() }

    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        place = try reader.uint64IfPresent()
    }
}

extension Double: JSONReadable {
    /// Takes a number inside a string too.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.double() }

    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        place = try reader.readNothing() ? nil : try reader.double()
    }

    public static func readElement(
        into array: inout [Self], from reader: inout JSONReader
    ) throws(JSONError) {
        array.append(try reader.readNull() ? .nan : try reader.double())
    }
}

extension Array: JSONReadable where Element: JSONReadable {
    @inlinable public init(from reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.beginArray()
        while try reader.nextElement() {
            try Element.readElement(into: &self, from: &reader)
        }
    }
}
