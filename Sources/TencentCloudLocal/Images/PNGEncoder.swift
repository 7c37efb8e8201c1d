/// Writes PNG: one byte for each pixel, a palette, a row that repeats the row above as zeros.
enum PNGEncoder {
    private enum Filter {
        static let none: UInt8 = 0
        static let up: UInt8 = 2
    }

    static func encode(_ picture: StripImage, description: String) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        chunk("IHDR", bigEndian(picture.width) + bigEndian(picture.height) + [8, 3, 0, 0, 0], &file)
        chunk("PLTE", picture.palette.flatMap { [$0.red, $0.green, $0.blue] }, &file)
        chunk("tEXt", Array("Software\0TencentCloudLocal placeholder".utf8), &file)
        chunk("iTXt", Array("Description\0\0\0\0\0".utf8) + Array(description.utf8), &file)
        chunk("IDAT", pixels(picture), &file)
        chunk("IEND", [], &file)
        return file
    }

    private static func pixels(_ picture: StripImage) -> [UInt8] {
        var stream = RunLengthDeflate()
        for strip in picture.strips {
            stream.append(Filter.none, count: 1)
            for run in strip.runs { stream.append(run.color, count: run.length) }
            var row = 1
            while row < strip.height {
                stream.append(Filter.up, count: 1)
                stream.append(0, count: picture.width)
                row += 1
            }
        }
        return stream.finish()
    }

    private static func chunk(_ type: String, _ data: [UInt8], _ file: inout [UInt8]) {
        file += bigEndian(data.count)
        let start = file.count
        file += Array(type.utf8)
        file += data
        file += bigEndian(Int(CRC32.checksum(file[start...])))
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
