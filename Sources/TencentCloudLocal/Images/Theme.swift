/// Colours that go together.
struct Theme: Sendable {
    /// The sky's upper and lower end, or the ground of a pattern.
    let high, low: Color
    /// What shines: the sun, the moon.
    let light: Color
    /// From the farthest thing to the nearest.
    let far, near: Color
    /// One loud colour.
    let accent: Color
    /// For text on paper.
    let ink: Color
    let isNight: Bool

    init(
        high: UInt32, low: UInt32, light: UInt32, far: UInt32, near: UInt32, accent: UInt32, ink: UInt32,
        isNight: Bool = false
    ) {
        (self.high, self.low, self.light) = (Color(high), Color(low), Color(light))
        (self.far, self.near) = (Color(far), Color(near))
        (self.accent, self.ink, self.isNight) = (Color(accent), Color(ink), isNight)
    }

    static let paper = Color(0xFAF6EE)

    static let all = [
        Theme(  // dawn
            high: 0x4A5590, low: 0xF9C39F, light: 0xFFEFC9, far: 0xC58A97, near: 0x2B2444, accent: 0xD9563F,
            ink: 0x2B2444),
        Theme(  // meadow
            high: 0x77BFE0, low: 0xFDF1CF, light: 0xFFFBE0, far: 0x9CCAA3, near: 0x1F4F3F, accent: 0xD8652F,
            ink: 0x1C3F36),
        Theme(  // dusk
            high: 0x2A2356, low: 0xF0758B, light: 0xFFC98A, far: 0x9A4F86, near: 0x1D1538, accent: 0xC73E5B,
            ink: 0x261B47),
        Theme(  // desert
            high: 0xF0BE7C, low: 0xFCEBCF, light: 0xF2694A, far: 0xE2AA74, near: 0x6D3127, accent: 0xB7432B,
            ink: 0x4F241E),
        Theme(  // night
            high: 0x0C1433, low: 0x44649A, light: 0xF3F1E2, far: 0x3B5988, near: 0x0B1226, accent: 0x3A6EA5,
            ink: 0x131D3D, isNight: true),
        Theme(  // mint
            high: 0xA9DDD3, low: 0xF8FBEC, light: 0xF8BB74, far: 0x8CC5B5, near: 0x1F4D5C, accent: 0xE07A3F,
            ink: 0x1D4250),
        Theme(  // autumn
            high: 0xE8C79A, low: 0xFBEED8, light: 0xE9843F, far: 0xDA9A55, near: 0x57291A, accent: 0xA23E22,
            ink: 0x47231A),
        Theme(  // lavender
            high: 0xB9A5DF, low: 0xFDE9EF, light: 0xFFFDF6, far: 0xAE98CF, near: 0x3C2C60, accent: 0x8F4FB0,
            ink: 0x35285A),
    ]
}
