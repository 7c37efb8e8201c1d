/// Reads CSV as RFC 4180 has it: a first line with names, commas, quotes around what holds commas, quotes or line
/// ends.
enum CSVRows {
    private struct Record {
        var line: Int
        var cells: [String]
    }

    static func read(_ bytes: [UInt8]) -> [Result<PromptFile.Row, UsageError>] {
        let records: [Record]
        do throws(UsageError) {
            records = try split(bytes)
        } catch {
            return [.failure(error)]
        }
        guard let heading = records.first?.cells else { return [] }
        if heading.count == 1, heading[0].contains(where: { ";\t".contains($0) }) {
            return [.failure(UsageError("1: names are separated by commas, not by semicolons or tabs"))]
        }
        return records.dropFirst().map { record in
            guard record.cells.count <= heading.count else {
                return .failure(
                    UsageError("\(record.line): \(record.cells.count) cells under \(heading.count) names"))
            }
            let values = zip(heading, record.cells).map { name, cell in
                let isList = PromptFile.option(name).map { if case .one = $0.arity { false } else { true } }
                let texts = isList == true ? cell.split(separator: ";").map { trimmed(String($0)) } : [cell]
                return (name: trimmed(name), texts: texts)
            }
            return .success(.init(line: record.line, values: values))
        }
    }

    private static func split(_ bytes: [UInt8]) throws(UsageError) -> [Record] {
        // A byte order mark is no part of the first name.
        var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var records: [Record] = []
        var record = Record(line: 1, cells: [])
        var cell: [UInt8] = []
        var line = 1
        var isQuoted = false
        var wasQuoted = false
        func text() -> String { String(decoding: cell, as: UTF8.self) }
        func endRecord() {
            record.cells.append(text())
            // A line with nothing in it is no record.
            if record.cells != [""] { records.append(record) }
        }
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch byte {
            case UInt8(ascii: "\"") where isQuoted:
                if rest.first == byte {
                    cell.append(byte)
                    rest.removeFirst()
                } else {
                    isQuoted = false
                }
            case _ where isQuoted: cell.append(byte)
            case UInt8(ascii: "\"") where cell.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
            case UInt8(ascii: ","):
                record.cells.append(text())
                (cell, wasQuoted) = ([], false)
            case UInt8(ascii: "\r") where rest.first == UInt8(ascii: "\n"): break
            case UInt8(ascii: "\n"):
                endRecord()
                (cell, wasQuoted, record) = ([], false, Record(line: line, cells: []))
            default:
                if wasQuoted { throw UsageError("\(line): a quoted cell goes on behind its quote") }
                cell.append(byte)
            }
        }
        if isQuoted { throw UsageError("\(record.line): a quote isn't closed") }
        endRecord()
        return records
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
