import JSONCoding

extension Call {
    /// The request's idempotency token, read from what is really sent; nil when there is none, or an empty
    /// one, by which no service recognises anything. Only looked for when an attempt has failed.
    func token(_ member: String) -> String? {
        let token = try? JSONReader.read(body.bytes) { (reader) throws(JSONError) -> String? in
            var token: String?
            try reader.beginObject()
            while let key = try reader.nextKey() {
                if key.string == member, try reader.peek() == .string {
                    token = try reader.read()
                } else {
                    try reader.skip()
                }
            }
            return token
        }
        guard let token, !token.isEmpty else { return nil }
        return token
    }
}
