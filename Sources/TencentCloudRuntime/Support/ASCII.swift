extension String {
    /// Without spaces, tabs and line ends at either end.
    func trimmingASCIIWhitespace() -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
        var text = utf8[...]
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return String(Substring(text))
    }
}
