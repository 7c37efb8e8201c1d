/// A value that is read from a JSON object, none of whose members has to be there.
///
/// Such a value needs no copying: it is put empty where it belongs, and read into there.
public protocol JSONObjectReadable: JSONReadable {
    /// A value of which nothing has been read yet.
    init()

    /// Reads a JSON object, member by member.
    mutating func readMembers(from reader: inout JSONReader) throws(JSONError)
}

extension JSONObjectReadable {
    /// Reads a JSON object.
    @inlinable public init(from reader: inout JSONReader) throws(JSONError) {
        self.init()
        try readMembers(from: &reader)
    }

    @inlinable
    public static func readIfPresent(
        into place: inout Self?, from reader: inout JSONReader
    ) throws(JSONError) {
        guard try !reader.readNull() else {
            place = nil
            return
        }
        let start = reader.position
        place = Self()
        do throws(JSONError) {
            try place?.readMembers(from: &reader)
        } catch {
            guard reader.skipNothing(at: start, refusedBy: error) else { throw error }
            place = nil
        }
    }

    @inlinable
    public static func readElement(
        into array: inout [Self], from reader: inout JSONReader
    ) throws(JSONError) {
        array.append(Self())
        try array[array.endIndex - 1].readMembers(from: &reader)
    }
}
