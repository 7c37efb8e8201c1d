/// Writes baseline JPEG, 8 bits a channel, colour at full resolution (4:4:4: text stays sharp).
enum JPEGEncoder {
    static func encode(_ picture: StripImage, quality: Int, comment: String) -> [UInt8] {
        let luminance = JPEGTables.divisors(JPEGTables.luminance, quality: quality)
        let chrominance = JPEGTables.divisors(JPEGTables.chrominance, quality: quality)
        var file: [UInt8] = [0xFF, 0xD8]
        segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0], &file)
        segment(0xFE, Array("TencentCloudLocal placeholder: \(comment)".utf8.prefix(60_000)), &file)
        segment(0xDB, [0] + JPEGTables.zigzag.map { UInt8(luminance[$0]) }, &file)
        segment(0xDB, [1] + JPEGTables.zigzag.map { UInt8(chrominance[$0]) }, &file)
        // 8 bits, the size, three components: number, sampling 1×1, quantisation table.
        let size = bigEndian(picture.height) + bigEndian(picture.width)
        segment(0xC0, [8] + size + [3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1], &file)
        for table in [
            JPEGTables.luminanceDC, JPEGTables.luminanceAC, JPEGTables.chrominanceDC,
            JPEGTables.chrominanceAC,
        ] {
            segment(0xC4, [table.id] + table.counts + table.symbols, &file)
        }
        // Three components with their tables, then what only progressive files use.
        segment(0xDA, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0], &file)
        var scan = JPEGScan(
            palette: picture.palette, luminance: luminance, chrominance: chrominance, appendingTo: file)
        scan.append(picture)
        return scan.finish() + [0xFF, 0xD9]
    }

    private static func segment(_ marker: UInt8, _ data: [UInt8], _ file: inout [UInt8]) {
        file += [0xFF, marker] + bigEndian(data.count + 2) + data
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
}
