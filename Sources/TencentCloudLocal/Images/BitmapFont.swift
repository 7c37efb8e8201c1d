/// A font of 5×8 dots for printable ASCII, seven rows above the baseline and one below. Any other character is a box with
/// a pattern of its own in it, so that prompts in other scripts can be told apart.
enum BitmapFont {
    static let width = 5
    static let height = 8
    /// From one character to the next.
    static let advance = 6

    /// A character's dots: a byte for each row, the top one highest; within a row bit 4 is the left dot.
    static func dots(_ scalar: Unicode.Scalar) -> UInt64 {
        let index = Int(scalar.value) - 32
        return glyphs.indices.contains(index) ? glyphs[index] : box(scalar)
    }

    /// The last 15 bits of its number, three to a row: no two characters of one script share them.
    private static func box(_ scalar: Unicode.Scalar) -> UInt64 {
        var dots: UInt64 = 0x1F11_1111_1111_1F00
        for row in 0..<5 {
            dots |= UInt64(scalar.value >> (3 * row) & 0b111) << (8 * row + 17)
        }
        return dots
    }

    /// Space to tilde.
    private static let glyphs: [UInt64] = [
        0x0000_0000_0000_0000, 0x0404_0404_0400_0400, 0x0A0A_0A00_0000_0000,  // space ! "
        0x0A0A_1F0A_1F0A_0A00, 0x040F_140E_051E_0400, 0x1919_0204_0813_1300,  // # $ %
        0x0C12_1408_1512_0D00, 0x0404_0800_0000_0000, 0x0204_0808_0804_0200,  // & ' (
        0x0804_0202_0204_0800, 0x0004_150E_1504_0000, 0x0004_041F_0404_0000,  // ) * +
        0x0000_0000_0004_0408, 0x0000_001F_0000_0000, 0x0000_0000_000C_0C00,  // , - .
        0x0001_0204_0810_0000, 0x0E11_1315_1911_0E00, 0x040C_0404_0404_0E00,  // / 0 1
        0x0E11_0102_0408_1F00, 0x1F02_0402_0111_0E00, 0x0206_0A12_1F02_0200,  // 2 3 4
        0x1F10_1E01_0111_0E00, 0x0608_101E_1111_0E00, 0x1F01_0204_0808_0800,  // 5 6 7
        0x0E11_110E_1111_0E00, 0x0E11_110F_0102_0C00, 0x000C_0C00_0C0C_0000,  // 8 9 :
        0x000C_0C00_0C04_0408, 0x0204_0810_0804_0200, 0x0000_1F00_1F00_0000,  // ; < =
        0x0804_0201_0204_0800, 0x0E11_0102_0400_0400, 0x0E11_1715_1710_0E00,  // > ? @
        0x0E11_111F_1111_1100, 0x1E11_111E_1111_1E00, 0x0E11_1010_1011_0E00,  // A B C
        0x1E11_1111_1111_1E00, 0x1F10_101E_1010_1F00, 0x1F10_101E_1010_1000,  // D E F
        0x0E11_1017_1111_0F00, 0x1111_111F_1111_1100, 0x0E04_0404_0404_0E00,  // G H I
        0x0702_0202_0212_0C00, 0x1112_1418_1412_1100, 0x1010_1010_1010_1F00,  // J K L
        0x111B_1515_1111_1100, 0x1111_1915_1311_1100, 0x0E11_1111_1111_0E00,  // M N O
        0x1E11_111E_1010_1000, 0x0E11_1111_1512_0D00, 0x1E11_111E_1412_1100,  // P Q R
        0x0F10_100E_0101_1E00, 0x1F04_0404_0404_0400, 0x1111_1111_1111_0E00,  // S T U
        0x1111_1111_110A_0400, 0x1111_1115_151B_1100, 0x1111_0A04_0A11_1100,  // V W X
        0x1111_110A_0404_0400, 0x1F01_0204_0810_1F00, 0x0E08_0808_0808_0E00,  // Y Z [
        0x0010_0804_0201_0000, 0x0E02_0202_0202_0E00, 0x040A_1100_0000_0000,  // \ ] ^
        0x0000_0000_0000_001F, 0x0804_0200_0000_0000, 0x0000_0E01_0F11_0F00,  // _ ` a
        0x1010_1E11_1111_1E00, 0x0000_0E11_1011_0E00, 0x0101_0F11_1111_0F00,  // b c d
        0x0000_0E11_1F10_0E00, 0x0608_1E08_0808_0800, 0x0000_0F11_110F_010E,  // e f g
        0x1010_1E11_1111_1100, 0x0400_0C04_0404_0E00, 0x0200_0602_0202_020C,  // h i j
        0x1010_1214_1814_1200, 0x0C04_0404_0404_0E00, 0x0000_1A15_1515_1100,  // k l m
        0x0000_1E11_1111_1100, 0x0000_0E11_1111_0E00, 0x0000_1E11_111E_1010,  // n o p
        0x0000_0F11_110F_0101, 0x0000_1619_1010_1000, 0x0000_0F10_0E01_1E00,  // q r s
        0x0808_1E08_0808_0600, 0x0000_1111_1113_0D00, 0x0000_1111_110A_0400,  // t u v
        0x0000_1111_1515_0A00, 0x0000_110A_040A_1100, 0x0000_1111_110F_010E,  // w x y
        0x0000_1F02_0408_1F00, 0x0304_0408_0404_0300, 0x0404_0404_0404_0400,  // z { |
        0x1804_0402_0404_1800, 0x0000_0D12_0000_0000,  // } ~
    ]
}
